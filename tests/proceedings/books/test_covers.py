"""The cover of an EPUB: what a shelf of books shows, in the record's own words."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from conftest import DATA, ROOT, record_of
from proceedings.books import cover, epub
from proceedings.books.book import Book
from proceedings.citations.cited_work import CitedWork
from proceedings.model.edition import Edition
from proceedings.model.record import Proceedings

OPF = {"o": "http://www.idpf.org/2007/opf"}


@pytest.fixture(scope="module")
def record() -> Proceedings:
    """The fabricated conference."""
    return record_of(DATA / "other")


@pytest.mark.parametrize(("language", "side_by_side"), [(language, side_by_side) for language in ("fr", "en", "ar") for side_by_side in (False, True)])
def test_a_cover_shows_the_titles_the_bodies_and_the_edition_and_all_fits_on_it(language: str, side_by_side: bool, record: Proceedings) -> None:
    book = Book(Edition(record, language), side_by_side=side_by_side)
    root = etree.fromstring(cover.svg(book).encode())
    shown = ["".join(" ".join(line.text for line in text).split()) for text in root.iter("{*}text")]
    titles = [CitedWork(book.edition.sibling(each)).title for each in book.languages]
    assert shown[: len(titles)] == ["".join(title.split()) for title in titles]
    assert any("".join(name.split()) in "".join(shown) for name in CitedWork(book.edition).organisers)
    assert book.edition.change
    assert book.edition.change.version in shown[-1]
    heights = [int(line.get("y")) for line in root.iter("{*}tspan")]
    assert heights == sorted(heights)
    assert heights[0] > 110
    assert heights[-1] < 1560
    assert {text.get("direction") for text in root.iter("{*}text")} == ({"ltr", "rtl"} if side_by_side else {"rtl" if language == "ar" else "ltr"})


def test_a_line_of_a_cover_breaks_where_its_language_breaks_lines() -> None:
    assert cover.broken("“关于未来”的会议（记录）", 200) == ["“关于未", "来”的会议", "（记录）"]
    assert cover.broken("Debates of the Assembly", 160) == ["Debates of", "the", "Assembly"]
    assert cover.broken("가상의 누룩 연구회", 200) == ["가상의", "누룩", "연구회"]


def test_a_reading_device_finds_the_cover_by_its_property_by_the_old_name_and_as_the_first_page(record: Proceedings) -> None:
    with zipfile.ZipFile(io.BytesIO(epub.epub(Book(Edition(record, "fr")), ROOT / "overrides"))) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        [item] = package.xpath("//o:item[@properties='cover-image']", namespaces=OPF)
        assert package.xpath("//o:meta[@name='cover']/@content", namespaces=OPF) == [item.get("id")]
        assert etree.fromstring(archive.read(f"EPUB/{item.get('href')}")).tag == "{http://www.w3.org/2000/svg}svg"
        first = package.xpath("//o:item[@id=//o:itemref[1]/@idref]/@href", namespaces=OPF)[0]
        [picture] = etree.fromstring(archive.read(f"EPUB/{first}")).iter("{*}img")
        assert picture.get("src") == item.get("href")
        assert picture.get("alt")
