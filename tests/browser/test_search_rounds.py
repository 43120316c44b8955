"""How many answers of the server a first result waits for, one behind the other: on a phone's network each costs as much as 30 kB do."""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Page

from serving import as_it_is, serving

_DELAY = 0.3  # seconds that an answer takes: the requests of one round are sent within this time
_WATCH = """
addEventListener("DOMContentLoaded", () => {
  const list = document.querySelector("[data-search-results]");
  new MutationObserver((_, watcher) => { globalThis.shown = performance.now(); watcher.disconnect(); }).observe(list, { childList: true });
});
"""
_FILES = """(since) => performance.getEntriesByType("resource").filter((entry) => entry.startTime >= since && entry.responseEnd <= shown)
  .map((entry) => [entry.startTime, entry.responseEnd, entry.name.split("/").pop()])"""
_ASK = """(query) => {
  const [start, input] = [performance.now(), document.querySelector("[data-search-form] input")];
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return start;
}"""


@pytest.fixture(scope="module")
def slow() -> Event:
    """Whether the server is slow."""
    return Event()


@pytest.fixture(scope="module")
def slow_root(site: Path, slow: Event) -> Generator[str]:
    def wait(path: str, headers: dict[str, str], status: int, body: bytes) -> tuple[dict[str, str], int, bytes]:
        time.sleep(_DELAY if slow.is_set() else 0)
        return as_it_is(path, headers, status, body)

    with serving(site, change=wait) as root:
        yield root


@pytest.fixture
def fresh_page(browser: Browser, slow: Event) -> Generator[Page]:
    """A page without the files of an earlier test."""
    slow.clear()
    context = browser.new_context()
    context.add_init_script(_WATCH)
    yield context.new_page()
    context.close()


def _rounds(page: Page, since: float) -> list[set[str]]:
    """Return the names of the files that were fetched before the first result. A round is what was asked for after the first answer of the one before."""
    page.locator("[data-search-result]").first.wait_for()
    rounds: list[set[str]] = []
    ends: list[float] = []
    for start, end, name in sorted(page.evaluate(_FILES, since)):
        number = sum(first_end <= start for first_end in ends)
        if number == len(ends):
            rounds.append(set())
            ends.append(end)
        ends[number] = min(ends[number], end)
        rounds[number].add(name)
    return rounds


@pytest.mark.parametrize(
    ("folder", "query"),
    [
        ("", "税"),
        ("", "社会保障"),
        ("", "灵活就业人员"),
        ("", "全面和可持续的社会保障制度"),
        ("", "平台 职业伤害"),
        ("en/", "pension"),
        ("en/", "worker"),
        ("en/", "Razavi"),
        ("en/", '"social security"'),
    ],
)
def test_a_first_result_stands_two_rounds_after_the_first_key(folder: str, query: str, slow_root: str, slow: Event, fresh_page: Page) -> None:
    """Lists of words and phrases in the first, the words of the result in the second."""
    fresh_page.goto(f"{slow_root}{folder}search/")
    fresh_page.wait_for_load_state("networkidle")
    slow.set()
    rounds = _rounds(fresh_page, fresh_page.evaluate(_ASK, query))
    assert len(rounds) <= 2, rounds


def test_the_results_of_a_link_stand_four_rounds_after_the_page(slow_root: str, slow: Event, fresh_page: Page) -> None:
    """The scripts, the first file of the index, the lists, the words of the result."""
    slow.set()
    fresh_page.goto(f"{slow_root}search/?q=社会保障")
    rounds = _rounds(fresh_page, 0)
    assert len(rounds) <= 4, rounds
