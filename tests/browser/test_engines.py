"""A reader's main ways in every engine that is installed, by one scenario; each engine is started once.

The variable PROCEEDINGS_CHROMIUM names another Chromium than the installed one. One that is below the floor of CONTRIBUTING is asked for reading only.
"""

from __future__ import annotations

import base64
import functools
import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from contrast import FAINT
from paper import bare, ends_with
from pypdf import PdfReader

import webdriver
from serving import serving
from webdriver import Driver

WATCH = b"""window.faults = [];
const isNotice = (words) => words.startsWith("ResizeObserver loop"); // sizes change once more in the next frame: nothing is wrong
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, (event) => isNotice(String(event.message)) || faults.push(String(event.message || event.reason)));
}
addEventListener("securitypolicyviolation", (event) => faults.push(`violation: ${event.violatedDirective} ${event.blockedURI}`));
const report = console.error;
console.error = (...words) => { faults.push(words.join(" ")); report(...words); };"""


def watched(path: str, headers: dict[str, str], status: int, body: bytes) -> tuple[dict[str, str], int, bytes]:
    """Let every page load a script that notes what goes wrong."""
    if path == "watch.js":
        return {**headers, "Content-Type": "text/javascript; charset=utf-8"}, 200, WATCH
    if path.endswith(".html"):
        return headers, status, body.replace(b'<meta name="viewport"', b'<script src="/rec/watch.js"></script><meta name="viewport"', 1)
    return headers, status, body


@pytest.fixture(scope="module")
def watched_root(site: Path) -> Iterator[str]:
    """The address of the real site, under the policy that the project ships, its faults noted."""
    with serving(site, change=watched) as address:
        yield address


@pytest.fixture(scope="module", params=webdriver.ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """A browser."""
    try:
        with webdriver.browser(request.param) as session:
            session.resize(1200, 900)
            yield session
    except webdriver.Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture
def reader(engine: Driver) -> Iterator[Driver]:
    """The browser, in which nothing may go wrong unnoticed on the last page of a test."""
    yield engine
    assert engine.run("return location.protocol === 'http:' ? window.faults : []") == []  # a test that is skipped has opened no page


@pytest.fixture
def driver(reader: Driver) -> Driver:
    """The browser, where it is one in which everything works."""
    if reader.is_below_floor:
        pytest.skip("below the floor only reading is promised")
    return reader


@pytest.fixture(scope="module")
def watched_other_root(other_site: Path) -> Iterator[str]:
    """The address of the fabricated conference, which has few sessions."""
    with serving(other_site, change=watched) as address:
        yield address


@pytest.mark.parametrize(("record", "width"), [("real", 1200), ("real", 700), ("few", 1200), ("few", 700)])
@pytest.mark.parametrize("language", ["", "en/"])
def test_circles_stand_under_the_names_of_their_sessions_and_names_can_be_read(
    language: str, record: str, width: int, reader: Driver, watched_root: str, watched_other_root: str
) -> None:
    reader.resize(width, 900)
    reader.open(f"{watched_root if record == 'real' else watched_other_root}{language}themes/")
    heads, cells, widths = reader.run("""
      const box = (element) => element.getBoundingClientRect();
      const heads = [...document.querySelectorAll(".pr-map-sessions a")].map(box);
      const rows = [...document.querySelectorAll(".pr-map-cells")].map(box);
      return [heads.map((one) => [one.left, one.right, one.height]), rows.map((one) => [one.left, one.right]), document.documentElement.scrollWidth - innerWidth];
    """)
    reader.resize(1200, 900)
    assert widths <= 0
    assert len(heads) > 2
    assert all(height > 20 for _, _, height in heads)
    assert all(before[1] <= after[0] + 1 for before, after in pairwise(heads))
    for left, right in cells:
        column = (right - left) / len(heads)
        assert all(left + at * column - 1 <= (head[0] + head[1]) / 2 <= left + (at + 1) * column + 1 for at, head in enumerate(heads))


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
    driver.wait("document.querySelector('.pr-menu-ready')")
    driver.run("document.querySelector('#carmelo-mesa-lago-p3 > .pr-permalink').click()")
    driver.wait("document.querySelector('.pr-toolbar [data-tool=context]')")
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
    driver.wait("document.querySelector('.pr-menu-ready') && scrollY > 0")
    driver.run("document.querySelector('.pr-languages a').click()")
    driver.wait("location.pathname.includes('/en/') && location.hash === '#fan-weidong-2-p1' && scrollY > 0")


def test_terms_are_marked_when_they_are_asked_for_and_misprints_always(driver: Driver, watched_root: str) -> None:
    driver.open(f"{watched_root}sessions/part-1/")
    driver.wait("document.querySelector('.pr-menu-ready')")
    line = "getComputedStyle(document.querySelector('{}')).textDecorationLine"
    assert driver.run(f"return {line.format('.pr-erratum')}") == "underline"
    assert driver.run(f"return {line.format('.pr-reference')}") == "none"
    driver.run("document.querySelector('[data-references]').click()")
    driver.wait(f"{line.format('.pr-reference')} === 'underline'")


def test_the_contents_leave_the_text_free_and_no_page_is_wider_than_its_window(reader: Driver, watched_root: str) -> None:
    for path in ("sessions/part-1/", "en/sessions/part-1/", "sessions/part-1/bilingual/", "en/glossary/"):
        reader.open(watched_root + path)
        assert reader.run("return document.documentElement.scrollWidth <= innerWidth"), path
    reader.open(f"{watched_root}en/sessions/part-1/")
    right, left = reader.run("""
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      return innerWidth < 1024 ? [0, 0] : [box(".pr-contents").right, box("[data-remark]").left];
    """)
    assert right <= left  # WPE without a screen keeps a window of 800 pixels


@pytest.mark.parametrize("width", [1024, 640])
@pytest.mark.parametrize("path", ["sessions/panel-1/", "ar/sessions/panel-1/", "sessions/workshop/", "sessions/panel-1/bilingual/", "themes/", "search/"])
def test_text_of_twice_the_size_makes_no_page_wider_than_its_window(path: str, width: int, reader: Driver, watched_other_root: str) -> None:
    reader.resize(width, 900)
    reader.open(watched_other_root + path)
    over = reader.run("document.documentElement.style.fontSize = '200%'; return document.documentElement.scrollWidth - innerWidth")
    reader.resize(1200, 900)
    assert over <= 0


def printed_sheets(reader: Driver) -> list[str]:
    """Return the bare words of each sheet of paper, without what the browser prints at its foot."""
    sheets = [bare(sheet) for sheet in printed_lines(reader)]
    return [sheet.removesuffix(f"{number}/{len(sheets)}") for number, sheet in enumerate(sheets, 1)]


def printed_lines(reader: Driver) -> list[str]:
    """Return the lines of each sheet of paper. Several tests read the same sheets: an engine prints a page once."""
    return _printed_lines(reader, reader.address_now())


@functools.cache
def _printed_lines(reader: Driver, _address: str) -> list[str]:
    try:
        printed = base64.b64decode(reader.pdf())
    except webdriver.Missing as reason:
        pytest.skip(str(reason))
    except RuntimeError as error:
        if "unknown" not in str(error):
            raise
        pytest.skip("this engine's driver cannot print")
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages]


def test_paper_has_the_record_and_nothing_of_the_interface(reader: Driver, watched_root: str) -> None:
    reader.open(f"{watched_root}en/sessions/part-3/")
    words = reader.run("return [...document.querySelectorAll('[data-remark] > p[id]')].map((one) => one.firstChild.textContent.slice(0, 40))")
    text = "".join(printed_sheets(reader))
    assert [word for word in words if bare(word) not in text] == []
    assert "Marktermsandfigures" not in text
    assert "Sidebyside" not in text


@pytest.mark.parametrize("path", ["sessions/part-4/bilingual/", "en/sessions/part-1/bilingual/", "en/sessions/part-2/", "en/sessions/part-1/liu-peng/"])
def test_no_name_stands_at_the_foot_of_a_sheet_without_its_words(path: str, reader: Driver, watched_root: str) -> None:
    reader.open(watched_root + path)
    words = reader.run(
        "return [...document.querySelectorAll('.pr-turn > h2, .pr-turn > h3, .pr-row-heading > *, .pr-place > h2')].map((name) => name.textContent)"
    )
    names = {name for word in words if (name := bare(word.removesuffix("¶"))[-12:])}
    sheets = printed_sheets(reader)
    assert names
    assert [sheet[-80:] for sheet in sheets if any(ends_with(sheet, name) for name in names)] == []
    assert all(len(sheet) > 0.5 * max(map(len, sheets)) for sheet in sheets[:-2]), "a sheet is left half empty"


@pytest.mark.parametrize("path", ["sessions/part-4/bilingual/", "en/sessions/part-2/"])
def test_no_line_is_cut_in_two_at_the_foot_of_a_sheet(path: str, reader: Driver, watched_root: str) -> None:
    """A line that is cut stands on both sheets."""
    reader.open(watched_root + path)
    head = reader.run("return Object.values(document.documentElement.dataset)")
    sheets = [[line for line in map(bare, sheet.splitlines()) if len(line) > 8 and line not in map(bare, head)] for sheet in printed_lines(reader)]
    assert len(sheets) > 1
    assert [line for before, after in pairwise(sheets) for line in before[-4:] if line in after[:8]] == []


@pytest.mark.parametrize("path", ["en/sessions/part-1/bilingual/", "en/sessions/part-2/"])  # not all of WebKit's Chinese can be read back
def test_each_sheet_or_the_first_one_says_of_which_conference_it_is(path: str, reader: Driver, watched_root: str) -> None:
    reader.open(watched_root + path)
    conference = bare(reader.run("return document.documentElement.dataset.conference"))
    sheets = printed_sheets(reader)
    says = [conference in sheet for sheet in sheets[:-1]]  # the last one cites it
    assert says
    assert says in ([True] * len(says), [True] + [False] * (len(says) - 1))


def test_links_of_the_navigation_stand_apart_and_languages_side_by_side_share_the_width(reader: Driver, watched_root: str) -> None:
    reader.open(f"{watched_root}sessions/part-1/bilingual/")
    gaps, widths = reader.run("""
      const links = [...document.querySelectorAll(".pr-sections a, #alberto-barrio .pr-place > *")].map((link) => link.getBoundingClientRect()).filter((box) => box.width);
      const [chinese, english] = document.querySelectorAll(".pr-row[id$='-p1'] > [lang]");
      return [links.slice(1).map((box, at) => Math.abs(box.top - links[at].top) < 3 ? box.left - links[at].right : 99), [chinese, english].map((words) => words.clientWidth)];
    """)
    reader.open(f"{watched_root}search/")
    gaps += reader.run("""
      const links = [...document.querySelectorAll(".pr-search-lists a")].map((link) => link.getBoundingClientRect());
      return links.slice(1).map((box, at) => Math.abs(box.top - links[at].top) < 3 ? box.left - links[at].right : 99);
    """)
    assert min(gaps) >= 8
    assert sum(widths) > 0.7 * reader.run("return innerWidth")
    assert abs(widths[0] - widths[1]) < 60


TEXTS = (
    "",
    "sessions/",
    "sessions/panel-1/#nadia-fictive-p1",
    "sessions/workshop/",
    "sessions/panel-1/bilingual/",
    "sessions/panel-1/nadia-fictive/",
    "speakers/",
    "speakers/nadia-fictive/",
    "speakers/nadia-fictive/remarks/",
    "organisations/",
    "themes/",
    "glossary/",
    "figures/",
    "errata/",
    "about/",
    "nowhere/",
    "search/?q=a",
)


@pytest.mark.parametrize("language", ["", "ar/"])
def test_every_text_stands_out_from_what_is_behind_it_in_both_schemes(language: str, driver: Driver, watched_other_root: str) -> None:
    for path in TEXTS:
        driver.open(watched_other_root + language + path)
        if "search" in path:
            driver.wait("document.querySelector('[data-search-status=done]')")
        driver.run("for (const part of document.querySelectorAll('details')) part.open = true; document.querySelector('[data-references]')?.click();")
        for scheme in ("light", "dark"):
            driver.run("document.documentElement.dataset.scheme = arguments[0]", scheme)
            looked, faint = driver.run(FAINT)
            assert looked > 10
            assert faint == [], (path, scheme)


def test_titles_and_names_side_by_side_stand_over_the_columns_of_their_language(reader: Driver, watched_other_root: str) -> None:
    for path in ("sessions/panel-1/bilingual/", "ar/sessions/panel-1/bilingual/"):
        reader.open(watched_other_root + path)
        columns, covered = reader.run("""
          const edge = (words) => {
            const range = document.createRange();
            range.selectNodeContents(words);
            const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
            return Math.round(getComputedStyle(words).direction === "rtl" ? Math.max(...boxes.map((box) => box.right)) : Math.min(...boxes.map((box) => box.left)));
          };
          const rows = [...document.querySelectorAll("h1.pr-row, .pr-row-languages, .pr-part-heading, .pr-row-heading, .pr-row[id$='-p1']")];
          const apart = (mark, words) => mark.left >= words.right || mark.right <= words.left;
          return [
            rows.map((row) => [...row.querySelectorAll(":scope > [lang]:not(.pr-permalink)")].slice(1, 2).map(edge)[0]),
            [...document.querySelectorAll(".pr-part-heading > .pr-permalink")].filter((mark) => {
              const range = document.createRange();
              return [...mark.parentElement.querySelectorAll("h2, h3")].some((words) => {
                range.selectNodeContents(words);
                return !apart(mark.getBoundingClientRect(), range.getBoundingClientRect());
              });
            }).length,
          ];
        """)
        assert len(columns) > 8
        assert max(columns) - min(columns) <= 3, path
        assert covered == 0


def test_on_a_phone_the_name_of_the_conference_keeps_some_room_beside_three_languages(reader: Driver, watched_other_root: str) -> None:
    reader.resize(340, 700)
    reader.open(f"{watched_other_root}ar/")
    name, width = reader.run("return [document.querySelector('.pr-header-name').clientWidth, document.documentElement.scrollWidth - innerWidth]")
    reader.resize(1200, 900)
    assert name >= 80
    assert width <= 0


@pytest.mark.parametrize(("path", "end"), [("sessions/part-1/", "、"), ("themes/long-term-care/remarks/", "：")])
def test_a_chinese_title_is_cut_behind_a_mark_of_punctuation(path: str, end: str, reader: Driver, watched_root: str) -> None:
    reader.open(watched_root + path)
    if reader.run("return CSS.supports('hanging-punctuation: first')"):
        pytest.skip("WebKit keeps words together across punctuation")
    line = reader.run("""
      const title = document.querySelector("h1");
      title.style.width = "14em";
      const words = title.lastChild;
      const range = document.createRange();
      const top = (at) => {
        range.setStart(words, at);
        range.setEnd(words, at + 1);
        return range.getBoundingClientRect().top;
      };
      return [...words.data].filter((sign, at) => Math.abs(top(at) - top(0)) < 5).join("");
    """)
    assert line.endswith(end)
