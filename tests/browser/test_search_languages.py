"""Searching with other keyboards, other browsers, and with the other language beside the results."""

from __future__ import annotations

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect
from results import open_results

PHRASE = '"International Labour Organisation"'


def test_a_translator_sees_the_same_paragraph_in_the_other_language_and_the_address_keeps_it(page: Page, root: str) -> None:
    open_results(page, f"{root}search/?q={quote('外卖骑手')}")
    page.locator("[data-search-beside=en]").click()
    expect(page).to_have_url(re.compile(r"[?&]beside=en$"))
    result = page.locator("li:has([data-search-result][data-kind=speech])").first
    twin = result.locator("a[lang=en]")
    expect(twin).to_contain_text("food delivery riders")
    values, each_values = (str(result.locator(place).get_attribute("href")) for place in ("[data-search-result]", "a[lang=en]"))
    assert each_values.replace("/en/", "/") == values
    page.reload()
    expect(twin).to_contain_text("food delivery riders")
    page.locator("[data-search-beside=en]").click()
    expect(page).to_have_url(f"{root}search/?q={quote('外卖骑手')}")
    expect(page.locator("[data-search-results] a[lang=en]")).to_have_count(0)


def test_words_that_a_keyboard_composes_are_searched_for_as_they_are_typed(page: Page, root: str) -> None:
    page.goto(f"{root}en/search/")
    expect(page.locator("[data-search-form]")).to_be_visible()
    wire = page.context.new_cdp_session(page)
    for length in (3, 5, 7):
        wire.send("Input.imeSetComposition", {"text": "pension"[:length], "selectionStart": length, "selectionEnd": length})
    expect(page.locator("[data-search-result] mark").first).to_have_text(re.compile(r"pension", re.IGNORECASE))


def test_a_field_that_the_browser_emptied_has_its_query_again_on_the_way_back(page: Page, root: str) -> None:
    open_results(page, f"{root}en/search/?q=pension")
    field = page.locator("[data-search-form] input")
    field.evaluate("(input) => { input.value = ''; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }")
    expect(field).to_have_value("pension")


def test_a_panel_over_an_empty_box_is_closed_on_the_way_back(page: Page, root: str) -> None:
    page.goto(f"{root}en/about/")
    expect(page.locator("[data-search-box=ready]")).to_be_attached()
    field = page.locator("[data-search-box] input")
    field.fill("pension")
    expect(page.locator("[data-search-panel] a").first).to_be_visible()
    field.evaluate("(input) => { input.value = ''; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }")
    expect(page.locator("[data-search-panel]")).to_be_hidden()


def test_a_browser_without_inflation_of_its_own_finds_the_same(page: Page, root: str) -> None:
    page.add_init_script("delete globalThis.DecompressionStream")
    open_results(page, f"{root}search/?q={quote('外卖骑手')}")
    expect(page.locator("[data-search-result] mark").first).to_have_text("外卖骑手")


def test_a_browser_that_cannot_search_is_told_apart_from_a_lost_connection(tab: Page, root: str) -> None:
    with tab.context.new_page() as old:
        old.add_init_script("delete String.prototype.matchAll")
        open_results(old, f"{root}en/search/?q=pension")
        expect(old.locator("[data-search-status]")).to_contain_text("too old")
    tab.route("**/*.bin", lambda route: route.abort())
    open_results(tab, f"{root}en/search/?q=pension")
    expect(tab.locator("[data-search-status]")).to_contain_text("could not be fetched")
    tab.unroute("**/*.bin")
    tab.locator("[data-search-form] button").click()
    expect(tab.locator("[data-search-result]").first).to_be_visible()


def test_where_no_script_runs_the_page_says_so_by_itself(tab: Page, root: str) -> None:
    tab.route("**/*.js", lambda route: route.abort())
    tab.goto(f"{root}en/search/")
    expect(tab.locator("[data-search-unsupported]")).to_have_css("visibility", "visible")


def test_a_phrase_in_another_spelling_is_one_step_away(page: Page, root: str) -> None:
    open_results(page, f"{root}en/search/?q={quote(PHRASE)}")
    expect(page.locator("[data-search-result]")).to_have_count(0)
    page.locator("[data-search-notice] a", has_text="In another spelling").click()
    expect(page.locator("[data-search-result]").first).to_be_visible()
