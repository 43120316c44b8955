"""What a browser prints: every kind of page as paper wants it, read back from the PDF."""

from __future__ import annotations

import io
from typing import Literal

import pytest
from paper import bare
from playwright.sync_api import Page
from pypdf import PdfReader

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
    printed = [bare(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf(format=format))).pages]
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
    colours = page.evaluate("['html', 'body', '.pr-turn', ':target'].map(one => getComputedStyle(document.querySelector(one)).backgroundColor)")
    assert set(colours) == {"rgba(0, 0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.querySelector(':target')).color") == "rgb(0, 0, 0)"
