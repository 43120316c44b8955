"""Pictures in a real browser: within reach of everybody, on a phone, from right to left, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import Literal

import pytest
from accessibility import Scheme, looks, stumbling_blocks
from playwright.sync_api import Page, expect

KINDS = ("", "themes/", "organisations/", "sessions/", "figures/")
UNFOLD = "document.querySelectorAll('details').forEach((element) => { element.open = true; })"
MEDIA: tuple[Literal["screen", "print"], ...] = ("screen", "print")
MAP = "[...document.querySelectorAll('.pr-map-cells a')]"

Open = Callable[[str], Page]


@pytest.fixture
def unfolded(root: str, page_without_scripts: Page) -> Open:
    """Return a function that opens a page of the real site with all that is folded unfolded; pictures need no scripts."""

    def open_page(path: str) -> Page:
        page_without_scripts.goto(root + path)
        page_without_scripts.evaluate(UNFOLD)
        return page_without_scripts

    return open_page


@pytest.mark.parametrize(("path", "scheme"), looks(KINDS))
def test_on_a_phone_no_page_with_pictures_scrolls_sideways_and_axe_finds_nothing_in_them_and_in_what_is_folded_behind_them(
    path: str, scheme: Scheme, root: str, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(root + path)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert stumbling_blocks(page) == []


def columns(page: Page) -> tuple[dict[str, float], list[tuple[str, float]]]:
    """Return where the names of the sessions stand, and each circle with the session that it leads to."""
    middle = "(element) => { const box = element.getBoundingClientRect(); return box.x + box.width / 2; }"
    heads = page.evaluate(
        f"[...document.querySelectorAll('.pr-map-sessions a')].map((element) => [element.getAttribute('href').split('/').at(-2), ({middle})(element)])"
    )
    circles = page.evaluate(f"{MAP}.map((element) => [element.getAttribute('href').split('#in-')[1], ({middle})(element.querySelector('circle'))])")
    return dict(heads), circles


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_circle_stands_under_the_name_of_its_session(language: str, unfolded: Open) -> None:
    page = unfolded(f"{language}themes/")
    for width, media in product((320, 600, 1280, 2560), MEDIA):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)
        heads, circles = columns(page)
        assert len(circles) == 89
        assert all(abs(heads[session] - middle) <= 2 for session, middle in circles), (width, media)


def test_every_cell_can_be_hit_with_a_finger_on_a_phone(unfolded: Open) -> None:
    page = unfolded("themes/")
    page.set_viewport_size({"width": 320, "height": 900})
    assert min(page.evaluate(f"{MAP}.map((element) => element.getBoundingClientRect()).flatMap((box) => [box.width, box.height])")) >= 24


def test_the_keyboard_passes_by_the_map_or_walks_through_it_and_sees_where_it_is(unfolded: Open) -> None:
    page = unfolded("themes/")
    page.locator(".pr-map-skip").focus()
    box = page.locator(".pr-map-skip").bounding_box()
    assert box is not None
    assert box["height"] > 10
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#map-as-table$"))
    expect(page.locator("#map-as-table")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details') !== null")
    page.locator(".pr-map-cells a").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).stroke") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/themes/*/#in-*")


def test_the_names_of_the_sessions_stay_in_sight_over_a_long_map(unfolded: Open) -> None:
    page = unfolded("en/themes/")
    page.set_viewport_size({"width": 320, "height": 640})
    page.locator(".pr-map-row").nth(15).scroll_into_view_if_needed()
    page.wait_for_function("Math.abs(document.querySelector('.pr-map-head').getBoundingClientRect().y) <= 1")


def test_the_keyboard_going_back_through_the_map_is_never_under_the_names_of_the_sessions(unfolded: Open) -> None:
    page = unfolded("en/themes/")
    page.set_viewport_size({"width": 320, "height": 480})
    page.locator(".pr-map-cells a").nth(60).focus()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect(); const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); return !document.activeElement.contains(top); })()"
        )
        assert not hidden, page.evaluate("document.activeElement.textContent")


def test_bars_begin_on_the_right_where_words_do(other_root: str, page: Page) -> None:
    page.set_viewport_size({"width": 900, "height": 640})
    for language, side in (("en", "left"), ("ar", "right")):
        page.goto(f"{other_root}{language}/organisations/")
        edges = page.evaluate(
            f"[...document.querySelectorAll('.pr-bar')].map((element) => element.getBoundingClientRect().{side} - element.firstChild.getBoundingClientRect().{side})"
        )
        assert len(edges) == 5
        assert all(abs(edge) < 0.5 for edge in edges), language


def test_pictures_are_printed_in_one_grey_without_what_is_folded(unfolded: Open) -> None:
    page = unfolded("themes/")
    page.emulate_media(color_scheme="dark", media="print")
    page.set_viewport_size({"width": 680, "height": 900})  # as wide as the words on A4
    value = "getComputedStyle(document.querySelector('.pr-map circle'))"
    assert page.evaluate(f"[{value}.fill, {value}.fillOpacity]") == ["rgb(0, 0, 0)", "0.6"]
    rows = page.locator(".pr-map-row")
    assert rows.count() == 23
    first, last = rows.first.bounding_box(), rows.last.bounding_box()
    assert first is not None
    assert last is not None
    assert last["y"] + last["height"] - first["y"] < 700  # CSS pixels: with head and caption no more than a page of A4 or Letter holds
    assert not page.locator(".pr-map-table").is_visible()
