"""A sitting of a thousand turns opens like a short session, and everything in it is found, linked, printed and taken in at a glance."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessibility import stumbling_blocks
from paper import sheets_of
from playwright.sync_api import Page, ViewportSize

from conftest import built_once
from serving import serving
from sittings import write_sitting
from watching import watched
from webdriver import Driver

LONG = (1_000, 30)  # turns and parts
SHORT = (12, 3)
PHONE = ViewportSize(width=390, height=844)
VISIBLE_LINKS = "(element) => [...element.querySelectorAll('a')].filter((link) => link.checkVisibility({ visibilityProperty: true })).length"
FIRST_SENTENCES = """document.querySelectorAll("[data-remark] > p[id]").forEach((paragraph) => {
  paragraph.textContent = paragraph.textContent.match(/Turn [0-9]+, paragraph [0-9]+[.]/u)[0];
})"""
STEP = 50  # milliseconds: a task that takes longer is felt (Long Tasks API, W3C)


def sitting(turns: int, parts: int, factory: pytest.TempPathFactory) -> Path:
    """Return the site of a sitting."""
    docs = factory.mktemp("sitting") / "docs"
    write_sitting(docs, turns, parts)
    return built_once(docs, f"sitting-{turns}", factory)


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a long sitting."""
    return sitting(*LONG, tmp_path_factory)


@pytest.fixture(scope="module")
def watched_long_root(long_site: Path) -> Iterator[str]:
    """The address of the site of a long sitting, its faults noted."""
    with serving(long_site, change=watched) as address:
        yield address


@pytest.fixture(scope="module")
def addresses(long_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The addresses of a long and of a short sitting."""
    with serving(long_site) as long, serving(sitting(*SHORT, tmp_path_factory)) as short:
        yield f"{long}sessions/sitting-1/", f"{short}sessions/sitting-1/"


class Processor:
    """What a page costs, in milliseconds of processor time of its main thread: other work on the machine does not count."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent(self, name: str) -> float:
        """Return what was spent so far on one thing, such as layout."""
        metrics: list[dict[str, Any]] = self._session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(metric["value"]) for metric in metrics if metric["name"] == name)


def test_a_long_sitting_is_laid_out_no_slower_than_a_short_one(page: Page, addresses: tuple[str, str]) -> None:
    costs = []
    for address in addresses:
        processor = Processor(page)
        page.goto(address)
        page.wait_for_timeout(500)
        costs.append(processor.spent("LayoutDuration") + processor.spent("RecalcStyleDuration"))
    assert costs[0] < 4 * costs[1], costs  # it takes 6 times as long where a browser looks at each turn, and 25 times where it lays out all of them


def test_a_long_sitting_scrolls_without_long_tasks(page: Page, addresses: tuple[str, str]) -> None:
    fastest = [math.inf] * 30
    for _ in range(6):  # other work on the machine slows down other steps each time
        fastest = [*map(min, fastest, scrolled(page, addresses[0]))]
        if sorted(fastest)[-3] < STEP:
            break
    assert sorted(fastest)[-3] < STEP, fastest


def scrolled(page: Page, address: str) -> Iterator[float]:
    """Open a page and scroll it step by step; yield the milliseconds of all tasks of a step together."""
    page.goto("about:blank")
    page.goto(address)
    processor = Processor(page)
    page.wait_for_timeout(500)
    page.mouse.move(600, 400)
    for _ in range(30):
        before = processor.spent("TaskDuration")
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(60)
        yield processor.spent("TaskDuration") - before


def test_a_link_leads_to_its_place_in_every_engine(reader: Driver, watched_long_root: str) -> None:
    for id in ("item-20", "subitem-5", "member-ab-7", "member-dv-3-p2"):
        reader.open(watched_long_root)
        reader.open(f"{watched_long_root}sessions/sitting-1/#{id}")
        reader.wait(f"((top) => 0 <= top && top < 120)(document.getElementById('{id}').getBoundingClientRect().top)")


def test_the_tools_of_a_paragraph_stand_at_the_foot_of_a_phone(page: Page, addresses: tuple[str, str]) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{addresses[0]}#member-ab-7")
    page.locator("[data-remark='member-ab-7'] > p > .pr-permalink").first.dispatch_event("click")
    box = page.locator(".pr-toolbar").bounding_box()
    assert box is not None
    assert PHONE["height"] - 20 <= box["y"] + box["height"] <= PHONE["height"]


def test_words_far_down_are_found_in_the_page(page: Page, addresses: tuple[str, str]) -> None:
    page.goto(addresses[0])
    assert page.evaluate("find('Turn 900, paragraph 2')")
    top = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().top")
    assert 0 <= top < 900


def test_every_turn_and_item_is_printed(page: Page, addresses: tuple[str, str]) -> None:
    """Each paragraph is cut to its first sentence: to read all of them from the sheets takes twenty seconds."""
    page.goto(addresses[0])
    page.evaluate(FIRST_SENTENCES)
    printed = " ".join(sheets_of(page.pdf()))
    words = " ".join(printed.split())
    assert [number for number in range(1, LONG[0] + 1) if f"Turn {number}, paragraph 2" not in words] == []
    assert [number for number in range(1, LONG[1] + 1) if f"Item {number}: The libraries" not in words] == []


def test_the_contents_show_the_parts_and_their_turns_on_demand(page: Page, addresses: tuple[str, str]) -> None:
    page.goto(addresses[0])
    contents = page.locator(".pr-contents")
    assert contents.evaluate(VISIBLE_LINKS) == LONG[1] + 10  # ten parts are divided once more
    contents.locator("summary").nth(3).click()
    assert contents.evaluate(VISIBLE_LINKS) > LONG[1] + 30
    page.goto(f"{addresses[0]}#item-20")
    contents.locator("[aria-current][href$='#item-20']").wait_for(state="attached")
    page.goto(addresses[1])  # the same list with fewer links
    assert stumbling_blocks(page, ".pr-contents") == []


def test_those_present_are_folded_and_the_record_begins_on_the_first_screens(page: Page, addresses: tuple[str, str]) -> None:
    page.set_viewport_size(PHONE)
    page.goto(addresses[0])
    assert page.evaluate("document.querySelector('[data-remark]').getBoundingClientRect().top / innerHeight") < 1.5
    page.set_viewport_size({"width": 1200, "height": 900})
    people = page.locator(".pr-fact-taking-part")
    assert people.evaluate(VISIBLE_LINKS) == 0
    people.locator("summary").click()
    assert people.evaluate(VISIBLE_LINKS) == 100
