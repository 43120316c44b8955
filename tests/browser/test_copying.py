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
