"""The language switch: a reader arrives at the same place, with the same fragment and the same search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from waiting import STARTED, wait_in

PLACES = [
    *(f"sessions/{id}/" for id in ("executive-summary", "keynotes", "part-1", "part-3", "part-5", "part-7")),
    "sessions/part-4/bilingual/",
    "sessions/keynotes/zheng-gongcheng/",
    "glossary/",
    "errata/",
    "speakers/",
    "themes/ageing/",
    "about/",
]


@pytest.mark.parametrize("path", PLACES)
def test_the_language_switch_keeps_the_place_at_the_top_of_the_window(path: str, root: str, page: Page) -> None:
    """Four places on each page, there and back in turn: the paragraph, heading or link that stood at the top stands there in the other language too."""
    top = """() => {
      const places = [...document.querySelectorAll("[data-remark] > [id], main :is(h2, h3, .pr-anchor)[id]:not([data-remark] *)")];
      const boxes = places.map((place) => [place.id, place.getBoundingClientRect()]).filter(([, box]) => box.bottom > 64 && box.top < innerHeight);
      const atTop = boxes.filter(([, box]) => box.top < 400);
      return (atTop.length ? atTop : boxes.slice(0, 1)).map(([id]) => id);
    }"""
    link = """() => {
      const home = new URL(document.querySelector(".pr-header-name").href).pathname;
      const seen = [...document.querySelectorAll("main a[href]")].filter((link) => link.getBoundingClientRect().top >= 0 && link.getBoundingClientRect().top < 600);
      return seen.map((link) => link.pathname.replace(home, "") + link.hash);
    }"""
    page.goto(root + path)
    for language, share in (("en/", 0.2), ("", 0.45), ("en/", 0.9), ("", 0.7)):
        page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")  # the browser has gone to the fragment
        page.evaluate("history.replaceState(null, '', location.pathname)")  # a place in the address would go before the one in the window
        page.evaluate("share => scrollTo(0, share * (document.documentElement.scrollHeight - innerHeight))", share)
        before, links = page.evaluate(top), page.evaluate(link)
        assert before or links
        page.evaluate("document.querySelector('.pr-languages a').click()")
        page.wait_for_url(re.compile(rf"{re.escape(root)}{language}{path}(#.*)?$"))
        wait_in(page, STARTED)
        wait_in(page, f"([ids, links]) => ({top})().some((id) => ids.includes(id)) || ({link})().some((link) => links.includes(link))", [before, links])


@pytest.mark.parametrize(
    ("place", "arrives"),
    [
        ("sessions/part-3/#carmelo-mesa-lago-p2", "en/sessions/part-3/#carmelo-mesa-lago-p2"),
        ("en/sessions/part-2/#note-a", "sessions/part-2/#fan-weidong-p2"),
        ("sessions/part-2/#page-16", "en/sessions/part-2/#nuno-cunha-p2"),
        ("sessions/part-3/#note-3", "en/sessions/part-3/#note-3"),
        ("sessions/part-2/bilingual/#q3", "en/sessions/part-2/bilingual/#q3"),
        ("en/glossary/#portability", "glossary/#portability"),
        ("search/?q=ILO&session=part-2", "en/search/?q=ILO&session=part-2"),
    ],
)
def test_the_language_switch_carries_the_fragment_and_the_search(place: str, arrives: str, root: str, page: Page) -> None:
    page.goto(root + place)
    page.locator(".pr-languages a").evaluate("link => link.click()")
    page.wait_for_url(root + arrives)
