"""Every state of the search, as readers with other needs and other devices meet it."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from accessibility import EVERY_LOOK, Scheme, stumbling_blocks
from playwright.sync_api import Page, expect
from results import open_results

from waiting import wait_in

LANGUAGES = {"": ("养老金", "区块链 数字鸿沟"), "en/": ("pension", "blockchain divide")}  # what finds much, what finds nothing


# Every scheme with every width, and both with every language; all together with PROCEEDINGS_LOOKS.
WINDOWS: list[tuple[str, int, Scheme]] = [("", 1280, "light"), ("", 320, "dark"), ("en/", 320, "light"), ("en/", 1280, "dark")]
if EVERY_LOOK:
    WINDOWS += [("", 1280, "dark"), ("", 320, "light"), ("en/", 320, "dark"), ("en/", 1280, "light")]


# Opens whatever is folded, which may hold more that is; true once all is open and each list has its links.
OPENED = """() => {
  const folded = [...document.querySelectorAll(".pr-search details:not([open]) > summary")].filter((summary) => summary.checkVisibility());
  folded.forEach((summary) => summary.click());
  return folded.length === 0 && [...document.querySelectorAll(".pr-search details[open] > ul")].every((list) => list.querySelector("a"));
}"""


def _in_window(page: Page, width: int, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 720})


def _faults(page: Page, scope: str | None = None) -> list[tuple[str, list[str]]]:
    """Return what a reader would stumble over, by axe; and a window that scrolls sideways."""
    sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*stumbling_blocks(page, scope), *([("sideways", [page.url])] if sideways else [])]


@pytest.mark.parametrize(("language", "width", "scheme"), WINDOWS)
def test_no_state_of_the_search_page_makes_a_reader_stumble(page: Page, root: str, language: str, width: int, scheme: Scheme) -> None:
    _in_window(page, width, scheme)
    much, nothing = map(quote, LANGUAGES[language])
    for state in (
        f"q={much}",
        f"q={much}&kind=answer&day=2022-07-27",
        f"q={nothing}",
        f"q={much}&kind=term&day=2022-07-28",
        "theme=ageing",
        "q=ation&inside=1",
    ):
        open_results(page, f"{root}{language}search/?{state}")
        wait_in(page, OPENED)
        assert _faults(page, "main") == [], state  # what stands around it is looked at in test_pages.py


@pytest.mark.parametrize(("language", "width", "scheme"), WINDOWS)
def test_the_panel_of_the_search_box_makes_no_reader_stumble(page: Page, root: str, language: str, width: int, scheme: Scheme) -> None:
    _in_window(page, width, scheme)
    page.goto(f"{root}{language}about/")
    for query, shown in zip(LANGUAGES[language], (7, 1), strict=True):
        page.locator("[data-search-box] input").fill(query)
        expect(page.locator("[data-search-panel] a")).to_have_count(shown)
    for narrower in (1000, 760, 650):  # the box may stand in a line of its own
        page.set_viewport_size({"width": narrower, "height": 720})
        start, end = page.locator("[data-search-panel]").evaluate(
            "(panel) => [panel.getBoundingClientRect().left, innerWidth - panel.getBoundingClientRect().right]"
        )
        assert min(start, end) >= 0, narrower
        assert _faults(page) == [], query


def test_facets_on_a_phone_open_and_narrow_down(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_results(page, f"{root}en/search/?q=pension")
    expect(page.locator("[data-search-result]").first).to_be_in_viewport()
    page.locator(".pr-facets > summary").click()
    theme = page.locator("[data-facet=theme] a").first
    count = theme.locator(".pr-count").inner_text()
    theme.click()
    expect(page.locator("[data-search-status]")).to_contain_text(f": {count}")
    expect(page.locator("[data-facet=theme] [aria-current]")).to_be_visible()


def test_a_reader_without_a_mouse_searches_narrows_and_reads(page: Page, root: str) -> None:
    page.goto(f"{root}en/search/")
    field = page.locator("[data-search-form] input")
    expect(field).to_be_focused()
    page.keyboard.type("pension")
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-status]")).to_have_attribute("data-search-status", "done")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-search-result]").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.facetValue"):
            break
    facet = page.evaluate("document.activeElement.dataset.facetValue")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"={facet}$"))
    expect(page.locator("[data-search-status]")).to_have_attribute("data-search-status", "done")
    expect(page.locator(f"[data-facet-value='{facet}']")).to_be_focused()
    expect(page.locator("[data-search-box=ready], [data-search-form]:not([hidden])").first).to_be_attached()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/(?!search)"))


def test_a_screen_reader_is_told_the_number_of_results_once(page: Page, root: str) -> None:
    open_results(page, f"{root}search/?q={quote('养老金')}")
    status = page.locator("[role=status]")
    expect(status).to_have_count(1)
    expect(status).to_have_text(re.compile(r"“养老金”：共 \d+ 条结果"))
    page.goto(f"{root}en/about/")
    page.locator("[data-search-box] input").fill("pension")
    expect(page.locator("[role=status]")).to_have_text(re.compile(r"Results: \d+"))
    expect(page.locator("[data-search-panel] > p")).to_have_attribute("aria-hidden", "true")


def test_the_box_does_not_search_for_half_composed_syllables(page: Page, root: str) -> None:
    fetched: list[str] = []
    page.goto(f"{root}about/")
    with page.expect_request_finished(lambda request: request.url.endswith("/index.bin")):
        expect(page.locator("[data-search-box=ready], [data-search-form]:not([hidden])").first).to_be_attached()
        page.keyboard.press("/")
    page.on("request", lambda request: fetched.append(request.url))
    wire = page.context.new_cdp_session(page)
    wire.send("Input.imeSetComposition", {"text": "yang'lao", "selectionStart": 8, "selectionEnd": 8})
    page.wait_for_timeout(200)
    expect(page.locator("[data-search-panel]")).to_be_hidden()
    assert fetched == []
    wire.send("Input.insertText", {"text": "养老"})
    expect(page.locator("[data-search-panel] mark").first).to_have_text("养老")


def test_markup_typed_by_a_reader_stays_words(page: Page, root: str) -> None:
    for query in ('<script>document.title = "x"</script>', "<img src=x onerror=alert(1)> 养老", "&lt;b&gt;"):
        open_results(page, f"{root}search/?q={quote(query)}")
        expect(page.locator("[data-search-form] input")).to_have_value(query)
        expect(page.locator("[data-search-status]")).to_contain_text(query)
        expect(page.locator(".pr-search :is(script, img, b)")).to_have_count(0)


def test_the_other_language_s_number_of_results_is_where_its_link_leads(page: Page, root: str) -> None:
    open_results(page, f"{root}search/?q=livelihood")
    link = page.locator("[data-search-elsewhere=en] a")
    number = re.search(r"(\d+)", link.inner_text())
    assert number
    assert int(number[1]) > 0
    link.click()
    expect(page.locator("[data-search-status]")).to_contain_text(f": {number[1]}")


def test_a_result_that_the_next_query_outruns_is_never_shown(page: Page, root: str) -> None:
    page.goto(f"{root}en/search/")
    field = page.locator("[data-search-form] input")
    expect(field).to_be_focused()
    for query in ("pension", "insurance", "poverty", "gender"):
        field.evaluate("(one, words) => { one.value = words; one.dispatchEvent(new InputEvent('input', { bubbles: true })); }", query)
        page.wait_for_timeout(35)
    expect(page.locator("[data-search-status]")).to_contain_text(re.compile(r"gender: \d+"))
    expect(page.locator("[data-search-result]:not(:has(mark))")).to_have_count(0)
    expect(page.locator("[data-search-result] mark").first).to_have_text(re.compile(r"gender", re.IGNORECASE))
    expect(page).to_have_url(f"{root}en/search/?q=gender")


@pytest.mark.parametrize("words", [[""], [" "], [1, None, {}], "x", {"length": 1}])
def test_what_another_page_of_the_host_left_in_the_storage_stops_no_page(words: object, page: Page, root: str) -> None:
    address = f"{root}en/sessions/part-1/#liu-peng-p1"
    page.goto(f"{root}en/about/")
    page.evaluate("([address, words]) => localStorage.setItem('pr-search-target', JSON.stringify({ address, words, time: Date.now() }))", [address, words])
    page.goto(address)
    expect(page.locator("#liu-peng-p1")).to_be_visible()
    page.wait_for_function("document.querySelector('.pr-article .pr-permalink') !== null")
    assert page.locator("mark").count() == 0
