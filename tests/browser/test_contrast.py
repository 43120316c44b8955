"""High contrast (`forced-colors`): what is marked is told by more than a colour that the reader's own palette takes away."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

LOOK = """(selector) => {
  const element = document.querySelector(selector);
  const { backgroundColor, color, outlineStyle, borderBottomStyle, textDecorationLine, fontWeight } = getComputedStyle(element);
  return { backgroundColor, color, outlineStyle, borderBottomStyle, textDecorationLine, fontWeight };
}"""
LUMINANCE = """(color) => {
  const [red, green, blue] = color.match(/[0-9.]+/gu).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}"""


def contrast(page: Page, first: str, second: str) -> float:
    """Return the contrast of two opaque colours (WCAG 2.2, contrast ratio)."""
    low, high = sorted((page.evaluate(LUMINANCE, first), page.evaluate(LUMINANCE, second)))
    return float((high + 0.05) / (low + 0.05))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_high_contrast_words_found_their_place_and_the_section_are_marked_and_can_be_read(scheme: Literal["light", "dark"], root: str, page: Page) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(f"{root}en/search/?q=pension")
    page.wait_for_selector("[data-search-status=done]")
    in_result = page.evaluate(LOOK, ".pr-result mark")
    page.locator("[data-search-result][href*='#']").first.click()
    hit = page.wait_for_selector("mark.pr-hit", state="attached")
    assert hit is not None
    look = page.evaluate(LOOK, "mark.pr-hit")
    assert not look["backgroundColor"].startswith("rgba("), "a half transparent colour mixes with the page"
    assert contrast(page, look["backgroundColor"], look["color"]) >= 4.5
    assert [in_result[colour] for colour in ("backgroundColor", "color")] == [look[colour] for colour in ("backgroundColor", "color")]
    target = page.evaluate(LOOK, ":target")
    assert target["outlineStyle"] != "none" or target["borderBottomStyle"] != "none"
    current, plain = (page.evaluate(LOOK, f".pr-sections a{selector}") for selector in ("[aria-current]", ":not([aria-current])"))
    marks = ("borderBottomStyle", "textDecorationLine", "outlineStyle", "fontWeight")
    assert [current[mark] for mark in marks] != [plain[mark] for mark in marks]


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_a_test_asks_of_the_reader_s_system_goes_with_the_test(turn: str, tab: Page) -> None:
    """In one process the second turn meets what the first one left."""
    asked = "['(forced-colors: active)', '(prefers-reduced-motion: reduce)', '(prefers-contrast: more)', 'print'].filter((query) => matchMedia(query).matches)"
    assert tab.evaluate(asked) == [], turn
    tab.emulate_media(media="print", forced_colors="active", reduced_motion="reduce", contrast="more")
    assert len(tab.evaluate(asked)) == 4
