"""Pictures in a real browser: within reach of everybody, on a phone, from right to left, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from accessibility import Scheme, looks, stumbling_blocks
from playwright.sync_api import BrowserContext, Page, expect

KINDS = ("", "themes/", "organisations/", "sessions/", "figures/")
PAGES = [root + kind for root in ("", "en/") for kind in KINDS]
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
MAP = "[...document.querySelectorAll('.pr-map-cells a')]"

Open = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def go(site: Path) -> Open:
    """Return a function that opens a page of the real site with all that is folded unfolded."""

    def open_page(page: Page, path: str) -> None:
        page.goto((site / path / "index.html").as_uri())
        page.evaluate(UNFOLD)

    return open_page


@pytest.fixture
def file_page(shared_context: BrowserContext) -> Iterator[Page]:
    """A window for pages that are opened as files, which start no script."""
    page = shared_context.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(("path", "scheme"), looks(KINDS))
def test_axe_finds_nothing_in_the_pictures_and_in_what_is_folded_behind_them(path: str, scheme: Scheme, root: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(root + path)
    page.evaluate(UNFOLD)
    assert stumbling_blocks(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_with_pictures_scrolls_sideways_on_a_phone(path: str, go: Open, file_page: Page) -> None:
    file_page.set_viewport_size({"width": 320, "height": 640})
    go(file_page, path)
    assert file_page.evaluate("document.documentElement.scrollWidth") <= 320


def columns(page: Page) -> tuple[dict[str, float], list[tuple[str, float]]]:
    """Return where the names of the sessions stand, and each circle with the session that it leads to."""
    middle = "(one) => { const box = one.getBoundingClientRect(); return box.x + box.width / 2; }"
    heads = page.evaluate(f"[...document.querySelectorAll('.pr-map-sessions a')].map((one) => [one.getAttribute('href').split('/').at(-2), ({middle})(one)])")
    circles = page.evaluate(f"{MAP}.map((one) => [one.getAttribute('href').split('#in-')[1], ({middle})(one.querySelector('circle'))])")
    return dict(heads), circles


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [320, 600, 1280, 2560])
@pytest.mark.parametrize("root", ["", "en/"])
def test_every_circle_stands_under_the_name_of_its_session(root: str, width: int, media: Literal["screen", "print"], go: Open, file_page: Page) -> None:
    file_page.set_viewport_size({"width": width, "height": 900})
    file_page.emulate_media(media=media)
    go(file_page, f"{root}themes/")
    heads, circles = columns(file_page)
    assert len(circles) == 89
    assert all(abs(heads[session] - middle) <= 2 for session, middle in circles)


def test_every_cell_can_be_hit_with_a_finger_on_a_phone(go: Open, file_page: Page) -> None:
    file_page.set_viewport_size({"width": 320, "height": 900})
    go(file_page, "themes/")
    assert min(file_page.evaluate(f"{MAP}.map((one) => one.getBoundingClientRect()).flatMap((box) => [box.width, box.height])")) >= 24


def test_the_keyboard_passes_by_the_map_or_walks_through_it_and_sees_where_it_is(go: Open, file_page: Page) -> None:
    go(file_page, "themes/")
    file_page.locator(".pr-map-skip").focus()
    box = file_page.locator(".pr-map-skip").bounding_box()
    assert box is not None
    assert box["height"] > 10
    file_page.keyboard.press("Enter")
    expect(file_page).to_have_url(re.compile(r"#map-as-table$"))
    expect(file_page.locator("#map-as-table")).to_be_focused()
    file_page.keyboard.press("Tab")
    assert file_page.evaluate("document.activeElement.closest('details') !== null")
    file_page.locator(".pr-map-cells a").first.focus()
    file_page.keyboard.press("Tab")
    assert file_page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).stroke") != "none"
    file_page.keyboard.press("Enter")
    file_page.wait_for_url("**/themes/*/#in-*")


def test_the_names_of_the_sessions_stay_in_sight_over_a_long_map(go: Open, file_page: Page) -> None:
    file_page.set_viewport_size({"width": 320, "height": 640})
    go(file_page, "en/themes/")
    file_page.locator(".pr-map-row").nth(15).scroll_into_view_if_needed()
    file_page.wait_for_function("Math.abs(document.querySelector('.pr-map-head').getBoundingClientRect().y) <= 1")


def test_the_keyboard_going_back_through_the_map_is_never_under_the_names_of_the_sessions(go: Open, file_page: Page) -> None:
    file_page.set_viewport_size({"width": 320, "height": 480})
    go(file_page, "en/themes/")
    file_page.locator(".pr-map-cells a").nth(60).focus()
    for _ in range(40):
        file_page.keyboard.press("Shift+Tab")
        hidden = file_page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect(); const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); return !document.activeElement.contains(top); })()"
        )
        assert not hidden, file_page.evaluate("document.activeElement.textContent")


def test_bars_begin_on_the_right_where_words_do(other_site: Path, file_page: Page) -> None:
    file_page.set_viewport_size({"width": 900, "height": 640})
    for root, side in (("en", "left"), ("ar", "right")):
        file_page.goto((other_site / root / "organisations" / "index.html").as_uri())
        edges = file_page.evaluate(
            f"[...document.querySelectorAll('.pr-bar')].map((one) => one.getBoundingClientRect().{side} - one.firstChild.getBoundingClientRect().{side})"
        )
        assert len(edges) == 5
        assert all(abs(edge) < 0.5 for edge in edges), root


def test_pictures_are_printed_in_one_grey_without_what_is_folded(go: Open, file_page: Page) -> None:
    file_page.emulate_media(color_scheme="dark")
    go(file_page, "themes/")
    file_page.emulate_media(media="print")
    value = "getComputedStyle(document.querySelector('.pr-map circle'))"
    assert file_page.evaluate(f"[{value}.fill, {value}.fillOpacity]") == ["rgb(0, 0, 0)", "0.6"]
    rows = file_page.locator(".pr-map-row")
    assert rows.count() == 23
    first, last = rows.first.bounding_box(), rows.last.bounding_box()
    assert first is not None
    assert last is not None
    assert last["y"] + last["height"] - first["y"] < 700  # CSS pixels: with head and caption no more than a page of A4 or Letter holds
    assert not file_page.locator(".pr-map-table").is_visible()
