"""What a browser prints: every kind of page as paper wants it, read back from the PDF."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import pytest
from paper import bare, sheets_of
from playwright.sync_api import Page

PAGES = (
    "",
    "sessions/",
    "sessions/panel-1/",
    "sessions/panel-1/nadia-fictive/",
    "sessions/panel-1/bilingual/",
    "speakers/nadia-fictive/",
    "glossary/",
    "errata/",
)
INTERFACE = ".pr-menu, .pr-sections, .pr-languages, .pr-contents, .pr-neighbours, .pr-permalink, .pr-copy, .pr-tools, .pr-citing, .pr-search-box, .pr-skip"


@pytest.fixture
def page(page_without_scripts: Page) -> Page:
    """A page about to be printed."""
    return page_without_scripts


def sheets(page: Page, format: str = "A4") -> list[str]:
    """Return the words on each sheet of paper."""
    printed = [bare(sheet) for sheet in sheets_of(page.pdf(format=format))]
    assert printed
    assert all(printed)
    return printed


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_sheet_says_of_which_conference_page_language_and_day_it_is_and_how_many_there_are(language: str, other_root: str, page: Page) -> None:
    for path in PAGES:
        page.goto(other_root + language + path)
        facts = page.evaluate("({...document.documentElement.dataset})")
        printed = sheets(page)
        for number, sheet in enumerate(printed, 1):
            for fact in (facts["conference"], facts["title"], facts["day"], facts["languages"].split(" · ")[0]):
                assert fact
                assert bare(fact) in sheet, path
            assert f"{number}/{len(printed)}" in sheet, path


def test_paper_shows_nothing_of_the_interface_and_every_word_of_the_record(other_root: str, page: Page) -> None:
    for path in PAGES:
        page.goto(other_root + path)
        page.emulate_media(media="print")
        assert [element.get_attribute("class") for element in page.locator(INTERFACE).all() if element.is_visible()] == [], path
    page.goto(f"{other_root}sessions/panel-1/")
    words = "".join(sheets(page))
    for paragraph in page.locator(".pr-turn > p[id]").all():
        value = paragraph.evaluate(
            "paragraph => { paragraph.querySelectorAll('[data-apparatus]').forEach(mark => mark.remove()); return paragraph.textContent }"
        )
        assert bare(value)[-24:] in words


def test_a_piece_ends_with_where_it_stands_and_how_to_cite_it(other_root: str, page: Page) -> None:
    for path in ("sessions/panel-1/", "sessions/panel-1/nadia-fictive/", "sessions/panel-1/bilingual/"):
        page.goto(other_root + path)
        assert not page.locator(".pr-imprint").is_visible()
        citation = bare(page.locator(".pr-imprint p").last.text_content() or "")
        address = f"/{path.replace('bilingual/', '')}"
        assert citation.endswith(address)
        printed = sheets(page)[-1]
        assert citation[:40] in printed
        assert address in printed


def test_a_misprint_is_read_in_brackets_where_there_is_nothing_to_click(root: str, page: Page) -> None:
    page.goto(f"{root}sessions/part-1/")
    titles = {bare(element.get_attribute("title") or "") for element in page.locator(".pr-erratum-mark").all()}
    words = "".join(sheets(page))
    assert titles
    assert [title for title in titles if f"〔{title[:5]}" not in words] == []


@pytest.mark.parametrize(("language", "wider"), [("", 1), ("en/", 0)])
def test_side_by_side_words_stand_under_the_names_of_their_language_and_chinese_takes_less(language: str, wider: int, root: str, page: Page) -> None:
    page.goto(f"{root}{language}sessions/part-1/bilingual/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})  # as wide as the words on A4
    lines = page.locator(".pr-row > *").evaluate_all("cells => cells.map((cell) => getComputedStyle(cell).borderInlineStartWidth)")
    assert set(lines) == {"0px"}  # on a phone, a line stands before the second language
    boxes = page.evaluate("""[...document.querySelectorAll('.pr-turn:not([data-kind=question]) > .pr-row')].map((row) =>
      [...row.querySelectorAll(':scope > p, :scope > h2, :scope > h3')].map((words) => [words.getBoundingClientRect().left, words.getBoundingClientRect().width].map(Math.round)))""")
    assert len(boxes) > 10
    assert {str(row) for row in boxes} == {str(boxes[0])}
    assert boxes[0][wider][1] > 1.2 * boxes[0][1 - wider][1]


@pytest.mark.parametrize("width", [640, 1000])
@pytest.mark.parametrize("language", ["", "ar/"])
def test_side_by_side_columns_of_either_direction_stand_apart_under_each_other(language: str, width: int, other_root: str, page: Page) -> None:
    page.goto(f"{other_root}{language}sessions/panel-1/bilingual/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 900})
    frame, rows = page.evaluate("""() => {
      const edges = (element) => [element.getBoundingClientRect().left, element.getBoundingClientRect().right].map(Math.round);
      const rows = [...document.querySelectorAll("h1.pr-row, .pr-row-languages, .pr-part-heading, .pr-row-heading, .pr-row[id$='-p1']")]
        .filter((row) => !row.closest("[data-kind=question]")); // these stand back
      const words = (row) => [...row.children].filter((part) => part.matches("em, p, h2, h3, h4, h5") && part.offsetWidth > 0).map(edges);
      return [edges(document.querySelector(".pr-article")), rows.map(words).map((boxes) => boxes.sort((one, other) => one[0] - other[0]))];
    }""")
    assert len(rows) > 10
    assert all(abs(edge - wanted) <= 2 for row in rows for box, first in zip(row, rows[0], strict=True) for edge, wanted in zip(box, first, strict=True))
    assert [frame[0], frame[1]] == [rows[0][0][0], rows[0][-1][1]]
    assert all(after[0] - before[1] >= 20 for before, after in pairwise(rows[0]))


@pytest.mark.parametrize("format", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_a_session_needs_about_as_many_sheets_as_the_printed_book_and_no_heading_stands_alone_at_a_foot(
    language: str, format: str, root: str, page: Page
) -> None:
    page.goto(f"{root}{language}sessions/part-1/")
    headings = [bare(text) for text in page.locator(".pr-turn > :is(h2, h3)").all_text_contents()]
    printed = sheets(page, format)
    assert len(printed) <= 6
    for number, sheet in enumerate(printed, 1):
        body = sheet.removesuffix(f"{number}/{len(printed)}")
        assert [heading for heading in headings if body.endswith(heading)] == []


@pytest.mark.parametrize(("scheme", "contrast"), [("dark", None), ("light", "more")])
def test_paper_stays_white_and_ink_black_in_every_scheme(
    scheme: Literal["dark", "light"], contrast: Literal["more"] | None, other_root: str, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme, contrast=contrast or "no-preference")
    page.goto(f"{other_root}sessions/panel-1/#nadia-fictive-p1")
    page.emulate_media(media="print")
    colours = page.evaluate("['html', 'body', '.pr-turn', ':target'].map(selector => getComputedStyle(document.querySelector(selector)).backgroundColor)")
    assert set(colours) == {"rgba(0, 0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.querySelector(':target')).color") == "rgb(0, 0, 0)"


def test_names_of_languages_stand_at_the_edge_of_their_columns(page: Page, root: str) -> None:
    page.goto(f"{root}sessions/part-3/bilingual/")
    page.emulate_media(media="print")
    indents = page.locator(".pr-row-languages > p").evaluate_all("names => names.map((name) => getComputedStyle(name).textIndent)")
    assert indents == ["0px", "0px"]
