"""Copying words of the record, and finding them on the page, across what stands in them without being theirs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PARAGRAPH = """(mark) => {
  const block = document.querySelector(mark).closest("p[id]");
  const record = block.cloneNode(true);
  record.querySelectorAll("[data-apparatus]").forEach((apparatus) => apparatus.remove());
  getSelection().selectAllChildren(block);
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEndBefore(document.querySelector(mark));
  const words = before.cloneContents();
  words.querySelectorAll("[data-apparatus]").forEach((apparatus) => apparatus.remove());
  const at = words.textContent.length;
  return { record: record.textContent, copied: getSelection().toString(), across: record.textContent.slice(Math.max(0, at - 12), at + 12) };
}"""


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ("sessions/part-3/", ".pr-call"),
        ("en/sessions/part-3/", ".pr-call"),
        ("en/sessions/part-1/", ".pr-call"),
        ("sessions/part-1/", "p .pr-erratum-mark"),
        ("sessions/part-2/", "p .pr-page"),
    ],
)
def test_what_is_copied_and_what_is_found_is_the_record_without_the_marks_in_it(path: str, mark: str, root: str, page: Page) -> None:
    page.goto(root + path)
    words = page.evaluate(PARAGRAPH, mark)
    assert "".join(words["copied"].split()) == "".join(words["record"].split())
    assert "\u2060" not in words["copied"]
    page.evaluate("getSelection().removeAllRanges()")
    assert page.evaluate("(words) => find(words)", words["across"].strip()), words["across"]


@pytest.mark.parametrize("path", ["sessions/part-3/", "en/sessions/part-1/"])
def test_notes_that_stand_beside_the_text_are_copied_apart(path: str, root: str, page: Page) -> None:
    page.set_viewport_size({"width": 1700, "height": 900})
    page.goto(root + path)
    page.locator(".pr-notes-beside").wait_for()
    copied, notes = page.evaluate("""() => {
      getSelection().selectAllChildren(document.querySelector("article"));
      const copied = getSelection().toString();
      document.querySelectorAll(".pr-erratum-mark").forEach((mark) => mark.remove());
      return [copied, [...document.querySelectorAll(".pr-notes > li")].map((note) => note.textContent)];
    }""")
    lines = {" ".join(line.split()) for line in copied.splitlines()}
    assert notes
    assert [note for note in notes if " ".join(note.split()) not in lines] == []
