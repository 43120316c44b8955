"""Searching, as a reader does it: the real page in a real browser, served under a sub-path and a strict policy for scripts."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from results import open_results


def _search(page: Page, address: str, query: str) -> None:
    open_results(page, f"{address}?q={quote(query)}")


def test_a_chinese_reader_finds_a_word_that_no_dictionary_would_cut_out(page: Page, root: str) -> None:
    _search(page, f"{root}search/", "外卖骑手")
    first = page.locator("[data-search-result]").first
    expect(first).to_have_attribute("data-kind", re.compile(r"speech|answer"))
    expect(first.locator("mark").first).to_have_text("外卖骑手")


def test_a_result_lands_on_the_paragraph_with_its_words_marked_and_back_returns_to_the_results(page: Page, root: str) -> None:
    _search(page, f"{root}en/search/", "pensions")
    results = page.locator("[data-search-result]")
    page.locator("[data-search-more]").click()
    expect(results.nth(15)).to_be_visible()
    shown, target = results.count(), results.nth(12).get_attribute("href")
    results.nth(12).click()
    page.wait_for_url(str(target))
    assert re.search(r"/en/sessions/[a-z0-9-]+/#[a-z0-9-]+$", page.url)
    expect(page.locator("mark.pr-hit").first).to_have_text(re.compile(r"pension", re.IGNORECASE))
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    expect(results).to_have_count(shown)
    expect(page).to_have_url(f"{root}en/search/?q=pensions")


def test_nothing_is_fetched_before_a_reader_reaches_for_the_box(page: Page, root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{root}en/sessions/part-1/")
    page.wait_for_load_state("networkidle")
    assert not [item for item in fetched if ".bin" in item or "engine" in item]
    expect(page.locator("[data-search-box=ready], [data-search-form]:not([hidden])").first).to_be_attached()
    page.keyboard.press("/")
    page.keyboard.type("Razavi")
    expect(page.locator("[data-search-panel] [data-search-result]").first).to_contain_text("Razavi")
    assert [item for item in fetched if "index.bin" in item]
    assert not [item for item in fetched if not item.startswith(root) and not item.startswith("data:")]


def test_the_box_is_walked_by_arrows_and_left_by_escape_and_enter_shows_all(page: Page, root: str) -> None:
    page.goto(f"{root}en/themes/")
    expect(page.locator("[data-search-box=ready], [data-search-form]:not([hidden])").first).to_be_attached()
    page.keyboard.press("/")
    page.keyboard.type("pension")
    links = page.locator("[data-search-panel] a")
    expect(links.first).to_be_visible()
    expect(links.last).to_have_attribute("href", re.compile(r"q=pension$"))
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-search-box] input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-panel]")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=pension")
    expect(page.locator("[data-search-status]")).to_contain_text("pension")


def test_escape_right_behind_a_key_leaves_the_panel_shut(page: Page, root: str) -> None:
    page.goto(f"{root}en/themes/")
    page.keyboard.press("/")
    page.keyboard.type("pension")
    expect(page.locator("[data-search-panel] a").first).to_be_visible()
    page.evaluate("""async () => {
      const input = document.activeElement;
      for (const event of [new Event("input"), new Event("input"), new KeyboardEvent("keydown", { key: "Escape" })]) input.dispatchEvent(event);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }""")
    expect(page.locator("[data-search-panel]")).to_be_hidden()


@pytest.mark.parametrize(("address", "box", "links"), [("about/", "box", "[data-search-panel] a"), ("search/", "form", "[data-search-result]")])
def test_a_reader_who_walks_on_before_the_results_are_there_walks_through_them(address: str, box: str, links: str, page: Page, root: str) -> None:
    page.goto(f"{root}en/{address}")
    field, results = page.locator(f"[data-search-{box}] input"), page.locator(links)
    field.fill("pension")
    expect(results.first).to_contain_text(re.compile(r"pension", re.IGNORECASE))
    page.route("**/*.bin", lambda _: None)  # no answer until the route is given up
    with page.expect_request("**/*.bin"):
        field.fill("unemployment")
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.unroute("**/*.bin")
    expect(results.first).to_contain_text(re.compile(r"unemploy", re.IGNORECASE))
    expect(results.first).to_be_focused()


def test_facets_are_links_with_counts_and_every_state_can_be_gone_back_to(page: Page, root: str) -> None:
    page.goto(f"{root}search/")
    page.locator("[data-search-form] input").fill("养老金")
    page.keyboard.press("Enter")
    status = page.locator("[data-search-status]")
    expect(status).to_have_attribute("data-search-status", "done")
    before = page.locator("[data-search-result]").first.inner_text()
    answers = page.locator("[data-facet=kind] [data-facet-value=answer]")
    count = answers.locator(".pr-count").inner_text()
    answers.click()
    expect(page.locator("[data-search-result]:not([data-kind=answer])")).to_have_count(0)
    expect(status).to_contain_text(f" {count} ")
    expect(page).to_have_url(re.compile(r"kind=answer"))
    page.reload()
    expect(status).to_contain_text(f" {count} ")
    page.go_back()
    expect(page.locator("[data-search-result]").first).to_have_text(before, use_inner_text=True)
    page.go_back()
    expect(status).to_have_attribute("data-search-status", "idle")
    page.go_forward()
    expect(page.locator("[data-search-form] input")).to_have_value("养老金")


def test_typing_leaves_no_history_behind(page: Page, root: str) -> None:
    page.goto(f"{root}en/search/")
    expect(page.locator("[data-search-form]")).to_be_visible()
    length = page.evaluate("history.length")
    page.keyboard.type("social", delay=20)
    expect(page.locator("[data-search-result]").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=social$"))
    assert page.evaluate("history.length") == length


TELLS = """() => {  // keeps every state of the search that another one follows
  globalThis.told = [];
  const options = { attributeFilter: ["data-search-status"], attributeOldValue: true };
  new MutationObserver((changes) => told.push(...changes.map((change) => change.oldValue))).observe(document.querySelector("[data-search-status]"), options);
}"""


def test_half_composed_syllables_are_not_searched_for(page: Page, root: str) -> None:
    page.goto(f"{root}search/")
    expect(page.locator("[data-search-form]")).to_be_visible()
    page.evaluate(TELLS)
    wire = page.context.new_cdp_session(page)
    wire.send("Input.imeSetComposition", {"text": "yang'lao", "selectionStart": 8, "selectionEnd": 8})
    wire.send("Input.insertText", {"text": "养老"})
    expect(page.locator("[data-search-result] mark").first).to_have_text("养老")
    expect(page.locator("[data-search-status]")).to_have_attribute("data-search-status", "done")
    assert page.evaluate("told") == ["idle", "searching"]


def test_a_misprint_is_found_by_its_reading_and_shown_as_printed_beside_it(page: Page, root: str) -> None:
    _search(page, f"{root}search/", "哥斯达黎加")
    expect(page.locator("[data-search-result][href*='carmelo-mesa-lago-2']")).to_contain_text("按勘误读作")


def test_a_misspelt_word_finds_something_and_says_what_was_searched_for(page: Page, root: str) -> None:
    _search(page, f"{root}en/search/", "pensoin")
    expect(page.locator("[data-search-notice]")).to_contain_text("pension")
    expect(page.locator("[data-search-result]").first).to_be_visible()


def test_a_piece_of_a_word_is_found_inside_words_where_a_reader_asks_for_it(page: Page, root: str) -> None:
    _search(page, f"{root}en/search/", "tending")
    link, few = page.locator("[data-search-inside]"), page.locator("[data-search-status]").inner_text()
    expect(link).to_have_text("Find it inside words too")
    link.press("Enter")
    expect(page).to_have_url(f"{root}en/search/?q=tending&inside=1")
    expect(page.locator("[data-search-status]")).not_to_have_text(few)
    expect(link).to_have_text("Whole words only")
    expect(link).to_be_focused()
    page.reload()
    inside = page.locator("[data-search-result] mark", has_text=re.compile(r"^tending$"))
    expect(inside.first).to_be_attached()
    inside.first.click()
    expect(page.locator("mark.pr-hit").first).to_have_text(re.compile(r"[a-z]{2}tending", re.IGNORECASE))
    page.go_back()
    link.click()
    expect(page.locator("[data-search-status]")).to_have_text(few)


def test_what_only_longer_words_have_is_sought_inside_words_by_itself_behind_the_results_that_stand(page: Page, root: str) -> None:
    """“abilit” begins “ability”; “sustainability” and others have it inside."""
    _search(page, f"{root}en/search/", "abilit")
    results = page.locator("[data-search-result]")
    before = results.evaluate_all("(links) => links.map((link) => link.href)")
    results.first.focus()
    expect(page.locator("[data-search-notice]")).to_contain_text("Inside words, “abilit”")
    assert results.evaluate_all("(links) => links.map((link) => link.href)")[: len(before)] == before
    assert len(before) < results.count()
    expect(results.first).to_be_focused()
    results.last.click()
    expect(page.locator("mark.pr-hit").first).to_be_attached()
    page.go_back()
    expect(page.locator("[data-search-notice]")).to_contain_text("Inside words, “abilit”")


@pytest.mark.parametrize("query", ["pension", "pensioni", "xylophon band", "pensoin"])
def test_no_text_is_read_for_words_that_are_found_or_stand_inside_none(page: Page, root: str, query: str) -> None:
    page.clock.install()
    _search(page, f"{root}en/search/", query)
    texts = "performance.getEntriesByType('resource').filter(({ name }) => /\\/t\\d+\\.bin$/.test(name)).length"
    before = page.evaluate(texts)
    page.clock.run_for(2_000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(texts) == before


@pytest.mark.parametrize("address", ["en/search/?q=%22national%22", "search/?q=养老金", "search/?q=2022年", "en/search/", "en/search/?kind=answer"])
def test_only_words_of_a_script_with_spaces_are_offered_to_be_sought_inside_words(page: Page, root: str, address: str) -> None:
    page.goto(f"{root}{address}")
    expect(page.locator("[data-search-status]")).to_have_attribute("data-search-status", "done" if "=" in address else "idle")
    expect(page.locator("[data-search-inside]:visible")).to_have_count(0)


def test_nothing_found_is_a_page_that_helps(page: Page, root: str) -> None:
    _search(page, f"{root}search/", "blockchain 数字鸿沟")
    expect(page.locator("[data-search-result]")).to_have_count(0)
    expect(page.locator("[data-search-notice]")).to_contain_text("blockchain 数字鸿沟")
    expect(page.locator("[data-search-looser]").first).to_contain_text("数字鸿沟")
    expect(page.locator("[data-search-elsewhere=en] a")).to_have_attribute("href", re.compile(r"/en/search/"))
    expect(page.locator("[data-search-lists]")).to_be_visible()


def test_the_language_switch_keeps_the_query(page: Page, root: str) -> None:
    _search(page, f"{root}search/", "ILO")
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url("**/en/search/?q=ILO")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_results_without_scrolling_sideways(page: Page, root: str, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    for address, query in ((f"{root}search/", "社会保障"), (f"{root}en/search/", "unemployment")):
        _search(page, address, query)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        colours = page.evaluate("(() => { const own = getComputedStyle(document.querySelector('mark')); return [own.color, own.backgroundColor]; })()")
        assert colours[0] != colours[1]
    page.goto(f"{root}en/sessions/part-1/")
    page.locator("[data-search-box] input").fill("pension")
    expect(page.locator("[data-search-panel] a").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_a_sentence_and_the_lists_lead_on(page_without_scripts: Page, root: str) -> None:
    page = page_without_scripts
    page.goto(f"{root}en/sessions/part-1/")
    page.locator("[data-search-box] input").fill("pension")
    page.locator("[data-search-box] button").click()
    page.wait_for_url("**/en/search/?q=pension")
    expect(page.locator("noscript p")).to_contain_text("JavaScript")
    expect(page.locator("[data-search-form]")).to_be_hidden()
    page.locator("[data-search-lists] a").first.click()
    expect(page).to_have_url(f"{root}en/sessions/")


def test_another_organisation_s_languages_are_searched_by_their_own_stems_and_marks(page: Page, other_root: str) -> None:
    _search(page, f"{other_root}search/", "bibliotheque")
    expect(page.locator("[data-search-result] mark").first).to_have_text(re.compile(r"bibliothèque", re.IGNORECASE))
    _search(page, f"{other_root}ar/search/", "مكتبة")
    expect(page.locator("[data-search-result]").first).to_be_visible()
