"""Notes beside their calls, where a window is wide enough for them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

BOXES = """() => [...document.querySelectorAll(".pr-call a")].map((call) => {
  const note = document.getElementById(call.hash.slice(1));
  const [from, to, text] = [call, note, document.querySelector("[data-remark]")].map((one) => one.getBoundingClientRect());
  return { call: from.top, top: to.top, bottom: to.bottom, left: to.left, text: text.right, placed: getComputedStyle(note).position };
})"""


@pytest.mark.parametrize("path", ["en/sessions/part-1/", "sessions/part-3/", "en/sessions/part-5/"])
def test_in_a_wide_window_a_note_stands_beside_its_call_and_none_over_another(path: str, root: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(root + path)
    page.wait_for_selector(".pr-notes-beside")
    notes = page.evaluate(BOXES)
    assert notes
    end = float("-inf")
    for note in notes:
        assert note["left"] >= note["text"]
        assert note["top"] >= end
        assert note["top"] - note["call"] <= max(8, end + 16 - note["call"])
        end = note["bottom"]
    assert end <= page.locator(".pr-footer").bounding_box()["y"]  # type: ignore[index]
    page.emulate_media(media="print")
    assert {note["placed"] for note in page.evaluate(BOXES)} == {"static"}
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1100, "height": 900})
    page.wait_for_selector(".pr-with-contents:not(.pr-notes-beside)")
    assert {note["placed"] for note in page.evaluate(BOXES)} == {"static"}
    page.close()
