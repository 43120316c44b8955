"""A reader's main ways in every engine that is installed, by one scenario, and what each prints."""

from __future__ import annotations

import base64
import functools
from itertools import pairwise

import pytest
from paper import bare, ends_with, room_below, sheets_of

import webdriver
from devtools import Chromium
from webdriver import Driver


@pytest.mark.parametrize(("language", "query"), [("", "数字"), ("en/", "insurance")])
def test_a_search_is_narrowed_down_left_and_found_again_and_its_result_is_marked(language: str, query: str, driver: Driver, watched_root: str) -> None:
    driver.open(f"{watched_root}{language}")
    driver.wait("document.querySelector('[data-search-box] input')")
    driver.type("[data-search-box] input", query + webdriver.ENTER)
    driver.wait("document.querySelector('[data-search-status=done]') && document.querySelector('[data-search-result]')")
    address, results = driver.address_now(), driver.run("return document.querySelector('[data-search-status]').textContent")
    driver.run("for (const details of document.querySelectorAll('details.pr-facets')) details.open = true")
    driver.wait("document.querySelector('[data-facet=kind] a')")
    driver.click("[data-facet=kind] a")
    driver.wait("location.search.includes('kind=') && document.querySelector('[data-search-status=done]')")
    driver.back()
    driver.wait(f"location.href === {address!r} && document.querySelector('[data-search-status=done]')?.textContent === {results!r}")
    driver.click("[data-search-result]")
    driver.wait("!location.pathname.includes('/search/') && document.readyState === 'complete'")
    driver.wait("document.querySelector('mark.pr-hit')")


@pytest.mark.parametrize("path", ["sessions/part-3/", "en/sessions/part-3/"])
def test_a_paragraph_is_landed_on_marked_its_link_copied_and_followed(path: str, driver: Driver, watched_root: str) -> None:
    driver.open(f"{watched_root}{path}#carmelo-mesa-lago-p2")
    driver.wait("scrollY > 0")
    assert driver.run("return getComputedStyle(document.querySelector(':target')).backgroundColor") != "rgba(0, 0, 0, 0)"
    driver.wait("document.querySelector('html[data-started]')")
    driver.run("document.querySelector('#carmelo-mesa-lago-p3 > .pr-permalink').click()")
    driver.wait("document.querySelector('.pr-toolbar [data-tool=context]')")
    middles = driver.run("""
      const range = document.createRange();
      return [...document.querySelectorAll(".pr-toolbar > *")].map((tool) => {
        range.selectNodeContents(tool);
        const { top, bottom } = range.getBoundingClientRect();
        return (top + bottom) / 2;
      });
    """)
    assert max(middles) - min(middles) <= 1  # the words of all tools stand in one line
    driver.click(".pr-toolbar [data-tool=context]")
    feedback = driver.run("return document.querySelector('.pr-toolbar [data-tool=context]').dataset.copied")
    driver.wait(f"document.querySelector('[data-copy-status]')?.textContent === {feedback!r}")
    assert driver.address_now() == f"{watched_root}{path}#carmelo-mesa-lago-p3"


@pytest.mark.parametrize("path", ["sessions/part-5/", "en/sessions/part-5/"])
def test_a_link_to_a_passage_opens_at_the_passage_or_at_its_paragraph(path: str, reader: Driver, watched_root: str) -> None:
    reader.open(f"{watched_root}about/")
    reader.open(f"{watched_root}{path}#liu-jiawei-p2:~:text=words%20that%20nobody%20said")
    reader.wait("scrollY > 0")
    top = reader.run("return document.getElementById('liu-jiawei-p2').getBoundingClientRect().top")
    assert -50 <= top <= 300


def test_the_language_switch_keeps_the_place(driver: Driver, watched_root: str) -> None:
    driver.open(f"{watched_root}sessions/part-2/#fan-weidong-2-p1")
    driver.wait("document.querySelector('html[data-started]') && scrollY > 0")
    driver.run("document.querySelector('.pr-languages a').click()")
    driver.wait("location.pathname.includes('/en/') && location.hash === '#fan-weidong-2-p1' && scrollY > 0")


def test_terms_are_marked_when_they_are_asked_for_and_misprints_always(driver: Driver, watched_root: str) -> None:
    driver.open(f"{watched_root}sessions/part-1/")
    driver.wait("document.querySelector('html[data-started]')")
    line = "getComputedStyle(document.querySelector('{}')).textDecorationLine"
    assert driver.run(f"return {line.format('.pr-erratum')}") == "underline"
    colours = "[...document.querySelectorAll('.pr-erratum, .pr-erratum a')].map((words) => getComputedStyle(words).textDecorationColor)"
    assert len(set(driver.run(f"return {colours}"))) == 1  # WebKit takes that of the link
    assert driver.run(f"return {line.format('.pr-reference')}") == "none"
    driver.run("document.querySelector('[data-references]').click()")
    driver.wait(f"{line.format('.pr-reference')} === 'underline'")


def printed_sheets(reader: Driver) -> list[str]:
    """Return the bare words of each sheet of paper, without what the browser prints at its foot."""
    sheets = [bare(sheet) for sheet in printed_lines(reader)]
    return [sheet.removesuffix(f"{number}/{len(sheets)}") for number, sheet in enumerate(sheets, 1)]


def printed_lines(reader: Driver) -> list[str]:
    """Return the lines of each sheet of paper."""
    return sheets_of(printed(reader, reader.address_now()))


@functools.cache
def printed(reader: Driver, _address: str) -> bytes:
    """Return the page as PDF. Several tests read the same sheets: an engine prints a page once."""
    try:
        return base64.b64decode(reader.pdf())
    except RuntimeError as error:
        if "unknown" not in str(error):
            raise
        pytest.skip("this engine's driver cannot print")


def test_paper_has_the_record_and_nothing_of_the_interface(reader: Driver, watched_root: str) -> None:
    reader.open(f"{watched_root}en/sessions/part-3/")
    words = reader.run("return [...document.querySelectorAll('[data-remark] > p[id]')].map((one) => one.firstChild.textContent.slice(0, 40))")
    text = "".join(printed_sheets(reader))
    assert [word for word in words if bare(word) not in text] == []
    assert "Marktermsandfigures" not in text
    assert "Sidebyside" not in text


@pytest.mark.parametrize(
    "path",
    [
        "sessions/part-4/bilingual/",
        "en/sessions/part-1/bilingual/",
        "en/sessions/part-2/",
        "en/sessions/part-1/liu-peng/",
        "glossary/",
        "en/glossary/",
        "errata/",
        "themes/data/",
    ],
)
def test_no_name_stands_at_the_foot_of_a_sheet_without_its_words(path: str, reader: Driver, watched_root: str) -> None:
    reader.open(watched_root + path)
    words = reader.run(
        "const names = '.pr-turn > h2, .pr-turn > h3, .pr-row-heading > *, .pr-place > h2, .pr-article > h2';"
        "return [...document.querySelectorAll(names)].map((name) => name.textContent)"
    )
    names = {name for word in words if (name := bare(word.removesuffix("¶"))[-12:])}
    sheets = printed_sheets(reader)
    assert names
    assert [sheet[-80:] for sheet in sheets if any(ends_with(sheet, name) for name in names)] == []
    is_text = reader.run("return Boolean(document.querySelector('.pr-turn'))")
    assert not is_text or all(len(sheet) > 0.5 * max(map(len, sheets)) for sheet in sheets[:-2]), "a sheet is left half empty"


@pytest.mark.parametrize("path", ["sessions/part-4/bilingual/", "en/sessions/part-2/"])
def test_no_line_is_cut_in_two_at_the_foot_of_a_sheet(path: str, reader: Driver, watched_root: str) -> None:
    """A line that is cut stands on both sheets; one below the edge of a sheet stands on none."""
    reader.open(watched_root + path)
    head = reader.run("return Object.values(document.documentElement.dataset)")
    sheets = [[line for line in map(bare, sheet.splitlines()) if len(line) > 8 and line not in map(bare, head)] for sheet in printed_lines(reader)]
    assert len(sheets) > 1
    assert [line for before, after in pairwise(sheets) for line in before[-4:] if line in after[:8]] == []
    assert room_below(printed(reader, reader.address_now())) > 12


@pytest.mark.parametrize("path", ["en/sessions/part-1/bilingual/", "en/sessions/part-2/"])  # not all of WebKit's Chinese can be read back
def test_each_sheet_or_the_first_one_says_of_which_conference_it_is(path: str, reader: Driver, watched_root: str) -> None:
    reader.open(watched_root + path)
    conference = bare(reader.run("return document.documentElement.dataset.conference"))
    sheets = printed_sheets(reader)
    says = [conference in sheet for sheet in sheets[:-1]]  # the last one cites it
    assert says
    assert says in ([True] * len(says), [True] + [False] * (len(says) - 1))


def test_on_paper_a_title_that_is_cut_has_no_invisible_signs(driver: Driver, watched_root: str) -> None:
    driver.open(f"{watched_root}sessions/part-4/")
    text = printed_lines(driver)[0]
    assert "\u200b" not in text
    if isinstance(driver, Chromium):  # other engines write no Chinese that can be read back
        assert "第四部分：欧盟应对老龄化政策和可持续筹资" in text.replace("⽼", "老").replace("\n", "")
