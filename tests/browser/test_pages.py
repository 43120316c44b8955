"""Every kind of page in a real browser: in every language and scheme, on a phone, without script, by axe, and on paper."""

from __future__ import annotations

import re

import pytest
from accessibility import Scheme, looks, stumbling_blocks
from playwright.sync_api import Page, expect

from waiting import wait_in

ASKED = "[...new Set(performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.endsWith('.js')))].sort()"
KINDS = (
    "",
    "about/",
    "data/",
    "sessions/",
    "sessions/executive-summary/",
    "sessions/part-3/",
    "sessions/part-5/",
    "sessions/part-3/bilingual/",
    "sessions/part-7/jose-fernandez-albertos/",
    "speakers/",
    "speakers/jose-francisco-pacheco-jimenez/",
    "organisations/",
    "organisations/ilo/",
    "themes/",
    "themes/ageing/",
    "glossary/",
    "figures/",
    "errata/",
    "search/",
)


@pytest.mark.parametrize(("path", "scheme"), looks(KINDS))
def test_no_page_asks_another_host_fails_scrolls_sideways_on_a_phone_or_makes_a_reader_stumble_by_axe(path: str, scheme: Scheme, root: str, page: Page) -> None:
    foreign, failed = [], []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(root) else None)
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    page.goto(root + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1200, "height": 900})
    assert stumbling_blocks(page) == []
    assert (foreign, failed, page.context.cookies()) == ([], [], [])


def test_the_record_reads_and_navigates_without_script(root: str, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(root)
    page.get_by_role("link", name="第三部分：可持续的社会保障筹资").first.click()
    page.locator(".pr-contents a[href='#tang-xiaoli']").click()
    expect(page).to_have_url(f"{root}sessions/part-3/#tang-xiaoli")
    expect(page.locator("#tang-xiaoli-p2")).to_be_visible()
    page.locator("a[hreflang='en']").first.click()
    page.wait_for_url("**/en/sessions/part-3/**")
    expect(page.locator("h1")).to_have_text("Part 3: Sustainable financing of social security")
    page.locator(".pr-next a").click()
    expect(page).to_have_url(f"{root}en/sessions/part-4/")


def test_a_permalink_lands_on_its_words_and_marks_them(root: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{root}sessions/part-2/#fan-weidong-2-p1")
    page.wait_for_function("scrollY > 0")
    box = page.locator("#fan-weidong-2-p1").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 400
    assert page.evaluate("getComputedStyle(document.querySelector(':target')).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_footnote_is_reached_from_its_call_and_leads_back(root: str, page: Page) -> None:
    page.goto(f"{root}sessions/part-3/")
    page.locator("#call-3").click()
    expect(page).to_have_url(f"{root}sessions/part-3/#note-3")
    page.locator("#note-3 a.pr-note-number").click()
    expect(page).to_have_url(f"{root}sessions/part-3/#call-3")


def test_arabic_runs_from_right_to_left_and_fits_a_phone(other_root: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{other_root}ar/sessions/panel-1/")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ["", "en/glossary/", "en/search/"])
def test_the_scripts_of_every_page_are_asked_for_at_once_and_none_in_vain(path: str, root: str, page: Page) -> None:
    """A module that only another module names costs a reader a round trip, and a crawler never finds it."""
    page.goto(root + path)
    named = page.evaluate(
        "[...document.querySelectorAll('script[src], link[rel=modulepreload]')].map((element) => element.src ?? element.href).filter(Boolean)"
    )
    page.route(root + path, lambda route: route.fulfill(body=re.sub(r"<link rel=.modulepreload.[^>]*>", "", route.fetch().text()), content_type="text/html"))
    page.goto(root + path)  # what is asked for without being preloaded
    wait_in(page, f"(count) => {ASKED}.length >= count", len(named))  # a busy browser tells of them late
    assert page.evaluate(ASKED) == sorted(named)


def test_a_plain_link_leads_from_every_page_to_the_search(root: str, page: Page) -> None:
    """Crawlers that keep a copy of the site follow links, not forms."""
    page.goto(f"{root}en/sessions/part-1/")
    page.locator("footer a[href$='search/']").click()
    page.wait_for_url(f"{root}en/search/")
