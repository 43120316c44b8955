"""Two more fabricated records, built, checked, printed, searched and exported: a parliament in Arabic and English, a workshop in Japanese and Korean."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from lxml import etree, html
from paper import sheets_of
from playwright.sync_api import Page, expect

import engine
from building import ADDRESS
from conftest import DATA, ROOT
from proceedings.books import epub, pdf
from proceedings.books.book import Book
from proceedings.checks import problems_of
from proceedings.model.edition import Edition
from proceedings.model.record import Proceedings
from proceedings.reader.loader import load
from proceedings.site.builder import SiteBuilder
from proceedings.syntax.inline import Text
from serving import serving

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
_SPACE = re.compile(r"\s+")


class Built(NamedTuple):
    """A small record and its site."""

    name: str
    record: Proceedings
    labels: Mapping[str, Mapping[str, str]]
    site: Path

    def edition(self, language: str) -> Edition:
        """Return the edition in a language."""
        return Edition(self.record, language, ADDRESS, self.labels)

    def page(self, language: str, address: str) -> str:
        """Return a page, whose address is given from the root of its language."""
        return (self.site / self.edition(language).root / address / "index.html").read_text(encoding="utf-8")

    def file(self, language: str, path: str) -> bytes:
        """Return a file, whose path is given from the root of its language."""
        return (self.site / self.edition(language).root / path).read_bytes()


@pytest.fixture(scope="module", params=["assembly", "brewing"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    docs, folder = DATA / request.param, tmp_path_factory.mktemp(request.param)
    builder = SiteBuilder(ROOT, docs, folder, folder / "site", folder / "books", partial(engine.render, ROOT / "mkdocs.yml", folder))
    assert builder.build(ADDRESS) == []
    loaded = load(docs)
    assert loaded.record is not None
    return Built(request.param, loaded.record, loaded.labels, folder / "site")


def plain(words: str) -> str:
    return _SPACE.sub("", words)


def spoken_paragraphs(record: Proceedings, language: str) -> Iterator[tuple[str, str, Text]]:
    """Yield session, id and text of each paragraph that somebody said or that stands as a passage."""
    for session in record.sessions.values():
        for id, remark in session.texts[language].remarks.items():
            for number, paragraph in enumerate(remark.paragraphs, 1):
                yield session.id, f"{id}-p{number}", paragraph.text


def incidents(record: Proceedings, language: str) -> list[str]:
    return [mark.value for _, _, text in spoken_paragraphs(record, language) for mark in text.of("incident")]


def test_the_records_have_no_problems() -> None:
    for name in ("assembly", "brewing"):
        assert problems_of(load(DATA / name)) == []


def test_every_paragraph_stands_on_its_page_under_its_id_in_the_direction_of_its_language(built: Built) -> None:
    for language in built.record.conference.languages:
        count = 0
        for session, id, text in spoken_paragraphs(built.record, language.id):
            page = html.fromstring(built.page(language.id, f"sessions/{session}"))
            assert (page.get("lang"), page.get("dir")) == (language.id, language.direction)
            (paragraph,) = page.xpath(f"//*[@id='{id}']")
            for apparatus in paragraph.xpath(".//*[@data-apparatus]"):
                apparatus.drop_tree()
            assert plain(text.words) in plain(paragraph.text_content())
            count += 1
        assert count == sum(len(remark.paragraphs) for session in built.record.sessions.values() for remark in session.texts[language.id].remarks.values())


def test_what_happened_meanwhile_is_on_the_pages_and_in_every_export(built: Built) -> None:
    for language in built.record.languages:
        happened = len(incidents(built.record, language))
        assert happened
        tei = etree.fromstring(built.file(language, "data/proceedings.tei.xml"))
        kinds = "self::t:kinesic or self::t:vocal or self::t:incident or self::t:note[@type]"
        assert len(tei.xpath(f"//t:text//*[{kinds}]", namespaces=TEI)) >= happened
        assert len(tei.xpath("//t:text//t:u", namespaces=TEI)) == sum(remark.kind != "passage" for _, remark in built.record.remarks())


def test_every_remark_is_in_akoma_ntoso_and_in_plain_text(built: Built) -> None:
    for language in built.record.languages:
        for session in built.record.sessions.values():
            akn = etree.fromstring(built.file(language, f"sessions/{session.id}/{session.id}.akn.xml"))
            turns = akn.xpath("//a:debateBody//*[self::a:speech or self::a:question or self::a:answer]", namespaces=AKN)
            assert len(turns) == sum(remark.kind != "passage" for remark in session.remarks)
            country = akn.xpath("//a:FRBRcountry/@value", namespaces=AKN)[0]
            assert country == (built.record.conference.country or "zz").lower()
        text = plain(built.file(language, "data/proceedings.txt").decode())
        assert all(plain(part) in text for _, _, paragraph in spoken_paragraphs(built.record, language) for part in [paragraph.words[:20]])


def test_the_licences_are_those_of_the_record_and_of_no_other(built: Built) -> None:
    licences = built.file(built.record.conference.default_language, "licences.txt").decode()
    for rights in built.record.conference.rights:
        assert all(statement in licences for statement in rights.statement.values())
    assert "Chinese" not in licences
    for language in built.record.languages:
        about = built.page(language, "about")
        unofficial = built.edition(language).label("citation_translation", language="").split()[0]
        if built.record.conference.is_authentic(language):
            session = next(iter(built.record.sessions))
            assert unofficial not in built.page(language, f"sessions/{session}")
        assert "Chinese" not in about


def test_kinds_of_the_record_have_their_names_in_its_languages(built: Built) -> None:
    kind = {"assembly": {"ar": "جلسة عامة", "en": "Plenary sitting"}, "brewing": {"ja": "研究会", "ko": "연구회"}}[built.name]
    for language, name in kind.items():
        assert name in built.page(language, f"sessions/{next(iter(built.record.sessions))}")


def test_a_sitting_is_cited_with_its_own_day(built: Built) -> None:
    if built.name == "assembly":
        page = built.page("en", "sessions/s2031-06-17/q1")
        citations = re.search(r'id="cite-apa".*?</dd>', page, re.DOTALL)
        assert citations
        assert "2031, June 17" in citations[0]
        assert "2029" not in citations[0]
    assert 'id="cite-gbt7714-2025"' not in built.page(built.record.languages[1], f"sessions/{next(iter(built.record.sessions))}")


def test_no_label_stands_in_another_language_where_all_are_translated(built: Built) -> None:
    for language in built.record.languages:
        page = html.fromstring(built.page(language, f"sessions/{next(iter(built.record.sessions))}"))
        (skip,) = page.xpath("//a[@class='pr-skip']")
        marked = [element.get("lang") for element in skip.iter() if element.get("lang")]
        assert marked == []
        assert not page.xpath("//nav[@class='pr-sections']//span[@lang='en']")


QUERIES = [
    ("assembly", "", "الواحة", 1),
    ("assembly", "en/", "motion", 1),
    ("assembly", "en/", "irrigation canal", 1),
    ("brewing", "", "熟成", 3),
    ("brewing", "", "みほん", 1),
    ("brewing", "", "ミホン", 1),
    ("brewing", "", "ぬるく", 2),
    ("brewing", "ko/", "숙성", 3),
    ("brewing", "ko/", "누룩", 2),
]


def test_words_of_every_language_are_found(built: Built, page: Page) -> None:
    with serving(built.site) as root:
        for name, folder, query, least in QUERIES:
            if name == built.name:
                page.goto(f"{root}{folder}search/?q={quote(query)}")
                expect(page.locator("[data-search-status]")).to_have_attribute("data-search-status", "done")
                assert page.locator("[data-search-result]").count() >= least, query


def test_the_whole_is_printed_and_made_into_a_book(built: Built, print_document: Callable[[str], bytes]) -> None:
    language = built.record.languages[1]
    printed = plain("".join(sheets_of(pdf.pdf(Book(built.edition(language)), ROOT / "overrides", "A4", print_document))))
    assert all(plain(text.words)[:12] in printed for _, _, text in spoken_paragraphs(built.record, language))
    for id in built.record.languages:
        with zipfile.ZipFile(io.BytesIO(epub.epub(Book(built.edition(id)), ROOT / "overrides"))) as archive:
            chapters: Mapping[str, str] = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")}
        shown = plain("".join(str(html.fromstring(chapter.encode()).text_content()) for chapter in chapters.values()))
        assert all(plain(text.words)[:12] in shown for _, _, text in spoken_paragraphs(built.record, id))


def test_addresses_in_citations_keep_their_direction_where_a_page_is_read_from_right_to_left(built: Built) -> None:
    for language in built.record.conference.languages:
        page = html.fromstring(built.page(language.id, "about"))
        written = page.xpath("//dd[@data-citation] | //div[@class='pr-imprint']/p")
        addresses = [word for part in written for word in part.text_content().split() if word.startswith("http")]
        assert len(addresses) > 2
        assert len([part for part in page.iter("bdi") if part.text.startswith("http")]) == (len(addresses) if language.direction == "rtl" else 0)
