"""The menu and the reader's settings: sections on a phone, light or dark without a flash, the shortcut that can be switched off."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from waiting import STARTED, wait_in

PAPER = "getComputedStyle(document.documentElement).backgroundColor"
LIGHT, DARK = "rgb(252, 251, 248)", "rgb(21, 24, 26)"


@pytest.mark.parametrize("path", ["sessions/part-1/", "en/sessions/part-1/"])
def test_on_a_phone_the_record_comes_first_and_everything_else_is_one_touch_away_without_a_script(path: str, root: str, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + path)
    header, words = page.locator(".pr-header").bounding_box(), page.locator("[data-remark] > p[id]").first.bounding_box()
    assert header is not None
    assert words is not None
    assert header["height"] <= 96
    assert words["y"] <= 1.5 * 844
    menu = page.locator(".pr-menu")
    expect(menu.locator("nav")).to_be_hidden()
    menu.locator("summary").click()
    expect(menu.locator("nav a").first).to_be_visible()
    menu.locator("summary").click()
    for place in ("#taking-part", "#session-themes", "#contents"):
        expect(page.locator(place)).to_be_hidden()
        page.locator(f".pr-jumps a[href='{place}']").click()
        expect(page.locator(f"{place} a").first).to_be_visible()


@pytest.mark.parametrize(("system", "chosen", "paper"), [("light", "dark", DARK), ("dark", "light", LIGHT)])
def test_the_scheme_that_a_reader_chose_is_there_before_anything_is_painted_and_paper_stays_white(
    system: Literal["light", "dark"], chosen: str, paper: str, root: str, tab: Page
) -> None:
    tab.emulate_media(color_scheme=system)
    tab.goto(f"{root}en/")
    tab.locator(".pr-menu summary").click()
    tab.get_by_label("Light" if chosen == "light" else "Dark", exact=True).check()
    assert tab.evaluate(PAPER) == paper
    later = tab.context.new_page()
    later.emulate_media(color_scheme=system)
    later.route("**/site.js", lambda route: route.abort())  # whatever comes after the first paint
    later.goto(f"{root}sessions/part-1/")
    assert later.evaluate(PAPER) == paper
    later.emulate_media(media="print")
    assert later.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    tab.get_by_label("As the device", exact=True).check()
    assert tab.evaluate("localStorage.length") == 0


def test_the_shortcut_can_be_switched_off_for_those_who_dictate(root: str, page: Page) -> None:
    page.goto(f"{root}en/about/")
    page.locator(".pr-menu summary").click()
    page.get_by_label("The / key leads to the search box").uncheck()
    page.reload()
    wait_in(page, STARTED)
    page.keyboard.press("/")
    expect(page.locator("[data-search-box] input")).not_to_be_focused()
    page.evaluate("localStorage.removeItem('pr-slash')")
    page.reload()
    wait_in(page, STARTED)
    page.keyboard.press("/")
    expect(page.locator("[data-search-box] input")).to_be_focused()


@pytest.mark.parametrize("storage", ["blocked", "null"])
def test_where_the_browser_keeps_nothing_everything_else_works(storage: str, root: str, page: Page) -> None:
    """As with cookies blocked, or in a web view without storage."""
    getter = "() => { throw new DOMException('denied', 'SecurityError') }" if storage == "blocked" else "() => null"
    page.add_init_script(f"for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {{ get: {getter} }})")
    page.goto(f"{root}en/sessions/part-1/")
    page.locator(".pr-menu summary").click()
    page.get_by_label("Dark", exact=True).check()
    assert page.evaluate(PAPER) == DARK
    page.locator("#liu-peng-p1 .pr-permalink").click()
    expect(page.locator(".pr-toolbar")).to_be_visible()
    page.goto(f"{root}en/search/?q=insurance")
    expect(page.locator("[data-search-status=done]")).to_be_visible()
    page.locator("[data-search-result]").first.click()
    for _ in range(2):
        expect(page.locator("mark.pr-hit").first).to_be_visible()
        assert page.evaluate("[name, location.search]") == ["", ""]
        page.reload()


@pytest.mark.parametrize("missing", ["language-switch", "search-box", "settings", "cite", "contents", "permalinks"])
def test_a_script_that_is_missing_stops_no_other(missing: str, root: str, tab: Page) -> None:
    tab.route(f"**/{missing}.js", lambda route: route.abort())
    tab.goto(f"{root}en/sessions/part-1/")
    if missing != "settings":
        tab.wait_for_selector(".pr-menu-ready")
    if missing != "permalinks":
        tab.locator("#liu-peng-p1 .pr-permalink").click()
        expect(tab.locator(".pr-toolbar")).to_be_visible()


@pytest.mark.parametrize(
    ("missing", "asked", "shown"), [("search-beside", "pension&beside=zh", 10), ("search-no-results", "xqzvw", 0), ("search-days", "pension+2022", 5)]
)
def test_a_search_shows_what_it_finds_where_something_beside_it_is_missing_and_says_so(missing: str, asked: str, shown: int, root: str, tab: Page) -> None:
    tab.route(f"**/{missing}.js*", lambda route: route.abort())
    tab.goto(f"{root}en/search/?q={asked}")
    expect(tab.locator("[data-search-status=done]")).to_contain_text("pension" if shown else "xqzvw")
    expect(tab.locator("[data-search-result]")).to_have_count(shown)
    expect(tab.locator("[data-search-notice]")).to_contain_text("could not be fetched")


def test_results_lead_on_where_what_marks_their_words_is_missing(root: str, tab: Page) -> None:
    for name in ("search-kept", "search-target"):
        tab.route(f"**/{name}.js*", lambda route: route.abort())
    tab.goto(f"{root}en/search/?q=pension")
    tab.locator("[data-search-result]").first.click()
    expect(tab.locator(":target")).to_be_visible()


def test_every_name_of_a_behaviour_is_a_module_with_that_function() -> None:
    folder = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "javascripts"
    table = (folder / "site.js").read_text(encoding="utf-8").partition("[\n")[2].partition("];")[0]
    rows = [row.split('", "') for row in (line.strip().strip("[],").strip('"') for line in table.splitlines()) if '", "' in row]
    assert len(rows) > 8
    for module, function, _ in rows:
        assert f"export function {function}(" in (folder / f"{module}.js").read_text(encoding="utf-8"), module
