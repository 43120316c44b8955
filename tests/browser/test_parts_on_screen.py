"""Parts of a session are found, chosen, linked and read out as headings in a browser."""

from __future__ import annotations

import re
from itertools import pairwise

from accessibility import stumbling_blocks
from playwright.sync_api import Page, expect

RESULTS = "[data-search-result]"


def test_the_heading_of_a_part_is_found_as_a_part(page: Page, other_root: str) -> None:
    page.goto(f"{other_root}en/search/?q=discussion+with+the+audience")
    first = page.locator(RESULTS).first
    expect(first).to_have_attribute("data-kind", "part")
    expect(first).to_contain_text("2. Discussion with the audience")
    assert str(first.get_attribute("href")).endswith("/en/sessions/panel-1/#discussion")


def test_a_result_says_in_which_part_it_stands(page: Page, other_root: str) -> None:
    page.goto(f"{other_root}en/search/?q=cost+Sundays+think")
    expect(page.locator(f"{RESULTS}[data-kind=speech]").first).to_contain_text("Panel 1: Opening longer, lending better · 1. Talks")


def test_a_part_is_chosen_among_the_facets_and_stands_in_the_address(page: Page, other_root: str) -> None:
    page.goto(f"{other_root}en/search/?q=years")
    page.locator("[data-facet=part] a", has_text="The small library").click()
    expect(page).to_have_url(re.compile(r"part=panel-1%2Fsmall-library"))
    expect(page.locator("[data-search-status=done]")).to_be_visible()
    page.goto(f"{other_root}en/search/?q=years&part=panel-1/training-first")
    expect(page.locator(RESULTS)).to_have_count(1)
    assert str(page.locator(RESULTS).get_attribute("href")).split("#")[1].startswith("sam-sample")


def test_a_part_has_a_link_of_its_own_and_headings_follow_their_levels(page: Page, other_root: str) -> None:
    page.goto(f"{other_root}en/sessions/panel-1/")
    page.locator(".pr-part-heading .pr-permalink").nth(1).click()
    expect(page).to_have_url(f"{other_root}en/sessions/panel-1/#discussion")
    assert page.locator("template[data-tools] ~ .pr-toolbar, .pr-toolbar").count() == 0
    levels = page.evaluate("[...document.querySelectorAll('main :is(h1, h2, h3, h4, h5)')].map((heading) => Number(heading.tagName[1]))")
    assert levels[0] == 1
    assert all(following <= before + 1 for before, following in pairwise(levels)), levels
    assert stumbling_blocks(page) == []
