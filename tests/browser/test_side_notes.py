"""Notes beside their calls, where a window is wide enough for them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

BOXES = """() => [...document.querySelectorAll(".pr-call a")].map((call) => {
  const note = document.getElementById(call.hash.slice(1));
  const [from, to, text] = [call, note, document.querySelector("[data-remark]")].map((element) => element.getBoundingClientRect());
  return { call: from.top, top: to.top, bottom: to.bottom, left: to.left, text: text.right, placed: getComputedStyle(note).position };
})"""


@pytest.mark.parametrize("path", ["en/sessions/part-1/", "sessions/part-3/", "en/sessions/part-5/"])
def test_in_a_wide_window_a_note_stands_beside_its_call_and_none_over_another(path: str, root: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(root + path)
    page.wait_for_selector(".pr-notes-beside")
    notes = page.evaluate(BOXES)
    assert notes
    end = page.evaluate("document.querySelector('.pr-facts').getBoundingClientRect().bottom")
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


PLACES = """() => Object.fromEntries([".pr-facts", ".pr-contents", "h1", ".pr-turn", ".pr-turn .pr-permalink"].map((selector) => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return [selector, box && [box.left, box.right, box.top, box.bottom].map(Math.round)];
}))"""


@pytest.mark.parametrize(("name", "path"), [("root", "en/sessions/part-1/"), ("root", "sessions/part-2/"), ("other_root", "ar/sessions/panel-1/")])
def test_the_outer_thirds_of_a_wide_window_hold_contents_and_people_from_the_first_screen_on(
    name: str, path: str, request: pytest.FixtureRequest, page: Page
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(request.getfixturevalue(name) + path)
    places = page.evaluate(PLACES)
    facts, contents, title, turn = (places[selector] for selector in (".pr-facts", ".pr-contents", "h1", ".pr-turn"))
    left, right = (facts, contents) if path.startswith("ar/") else (contents, facts)
    assert left[1] <= turn[0]
    assert right[0] >= turn[1]
    assert abs(facts[2] - contents[2]) < 40
    assert facts[2] < title[3]
    assert turn[2] < 900, "the first remark begins on the first screen"


@pytest.mark.parametrize("path", ["en/sessions/introduction/", "speakers/yang-yang/remarks/"])
def test_a_page_without_contents_stands_in_the_middle_of_a_wide_window_with_its_permalinks_at_its_words(path: str, root: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(root + path)
    places = page.evaluate(PLACES)
    turn = places[".pr-turn"]
    assert abs((turn[0] + turn[1]) / 2 - 720) < 30
    assert places[".pr-turn .pr-permalink"][1] - turn[0] < 800
    page.emulate_media(media="print")
    assert page.locator(".pr-article").evaluate("article => getComputedStyle(article).maxInlineSize") == "none"


COLUMNS = """() => [...document.querySelectorAll("[data-footnote]")].map((note) => {
  const paragraph = note.closest("[data-remark]").querySelector(".pr-row:not(.pr-row-heading, .pr-footnote)");
  return [note, paragraph].map((row) => [...row.querySelectorAll(":scope > p")].map((cell) => Math.round(cell.getBoundingClientRect().x)));
})"""


@pytest.mark.parametrize(("width", "path"), [(1280, "sessions/workshop/bilingual/"), (1024, "ar/sessions/panel-1/bilingual/")])
def test_side_by_side_a_footnote_stands_under_the_columns_of_its_languages(width: int, path: str, other_root: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(other_root + path)
    columns = page.evaluate(COLUMNS)
    assert columns
    for note, paragraph in columns:
        assert len(note) == 3
        assert note == paragraph


def test_a_link_into_a_recording_is_not_printed(other_root: str, page: Page) -> None:
    page.goto(f"{other_root}sessions/workshop/")
    assert page.locator(".pr-recording:visible").count() > 1
    page.emulate_media(media="print")
    assert page.locator(".pr-recording:visible").count() == 0
