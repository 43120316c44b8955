"""Links to terms and figures in the words of the record: plain words until a reader asks for them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect


def test_terms_and_figures_are_plain_words_until_they_are_asked_for(root: str, page: Page) -> None:
    page.goto(f"{root}sessions/part-3/")
    link = page.locator("[data-reference=term]").first
    expect(link).to_have_css("text-decoration-line", "none")
    words = link.text_content()
    expect(page.get_by_role("link", name=words, exact=True)).to_have_count(0)  # what a screen reader says
    page.get_by_label("标出术语和数据").check()
    expect(page.get_by_role("link", name=words, exact=True)).to_have_count(1)
    expect(link).to_have_css("text-decoration-line", "underline")
    expect(link).to_have_js_property("tabIndex", 0)
    page.emulate_media(media="print")
    expect(link).to_have_css("text-decoration-line", "none")
    page.emulate_media(media="screen")
    link.click()
    expect(page.locator(":target + h3")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/glossary/#"))


@pytest.mark.parametrize("path", ["en/sessions/part-3/bilingual/", "en/sessions/part-3/carmelo-mesa-lago/"])
def test_terms_are_plain_words_where_no_switch_asks_for_them_and_lead_on_under_a_mouse(path: str, root: str, page: Page) -> None:
    page.goto(root + path)
    link = page.locator("[data-reference=term]").first
    expect(link).not_to_have_attribute("href", re.compile(r"glossary"))
    link.hover()
    expect(link).to_have_attribute("href", re.compile(r"glossary"))
    link.click()
    expect(page).to_have_url(re.compile(r"/glossary/#"))
