"""A book as PDF, printed by Chromium and then corrected. Same record, browser and fonts: same bytes.

Chromium has no cross-references to pages (`target-counter`), so a first printing gives the page numbers for the contents and the
index. It also dates each file, breaks bookmarks where headings break, and writes down other characters that look the same (`pdf_text`);
`_finished` corrects these.

WeasyPrint 70 has `target-counter`, but was not taken. Measured on the real record, whole, tagged (PDF/UA-1): Chinese 17 s, English 29 s,
side by side 33 s, against 13, 5 and 10 s for two passes of Chromium; its tags name no language (0 of the 304 that Chromium writes), so a
screen reader reads Chinese as English; it has no `text-autospace`, so the gaps between Chinese and figures are uneven; text ran
over the running head on one of 55 pages; and it stops at `attr()` in a margin box.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from msgspec import Struct
from msgspec.structs import replace
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, PdfObject, StreamObject, TextStringObject
from pypdf.xmp import XmpInformation

from proceedings.books.book import Book
from proceedings.books.chapters import Chapter, chapter, site_of
from proceedings.books.pdf_links import describe_links
from proceedings.books.pdf_text import corrected
from proceedings.citations import colophon
from proceedings.citations.cited_work import CitedWork
from proceedings.citations.terms import terms_of_all
from proceedings.model.parts import Part, flattened
from proceedings.model.urls import LONG_LIST
from proceedings.problems import BuildError
from proceedings.rendering.layout import marked
from proceedings.staging.context import PageContext, written_name
from proceedings.staging.titles import titled

Print = Callable[[str], bytes]  # from an HTML document to a PDF

_PASSES = 4  # two give the page numbers; a third is needed where a number makes a line longer, and a fourth confirms it
_LOCAL = re.compile(r'(\s(?:id|aria-labelledby)="|\shref="#)([^".]+)(?=")')
_HEADING = re.compile(r"<h([1-5])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_PLAIN = re.compile(r'<span class="pr-plain">[^<]*</span>')
_FOREIGN = re.compile(r'<span(?= lang=")([^>]*)>([^<]*)</span>')
_SPACE = re.compile(r"[ \n]+")  # no-break spaces stay
_TAG = re.compile(r"<[^>]*>")


class Entry(Struct, frozen=True):
    """A line of the contents or of the index: its words, and the places that it lists."""

    words: str
    places: tuple[str, ...]
    level: int = 1

    def folios(self, pages: Mapping[str, int]) -> list[tuple[str, int | str]]:
        """Return each place with its page, one place for a page; before the pages are known, every place with a placeholder."""
        if any(place not in pages for place in self.places):
            return [(place, "000") for place in self.places]
        first = {pages[place]: place for place in reversed(self.places)}
        return [(place, page) for page, place in sorted(first.items())]


def pdf(book: Book, templates: Path, format: str, print_: Print) -> bytes:
    """Return the PDF of a book; `format` is the size of its paper, `print_` prints with the browser.

    Raises BuildError if the page numbers of contents and index differ after every pass.
    """
    context = site_of(book, lambda session, fragment: "#" + _place(session, fragment))
    chapters = [_styled(chapter(book, context, session)) for session in book.sessions]
    render = _renderer(book, context, chapters, templates, format)
    pages: Mapping[str, int] = {}
    document, printed = "", b""
    for _ in range(_PASSES):
        document = render(pages)
        printed = print_(document)
        found_pages = _pages(printed)
        if book.session or found_pages.items() <= pages.items():
            break
        pages = {**pages, **found_pages}
    else:
        raise BuildError(f"The page numbers of {book.path} do not settle. Print on another paper (--format).")
    return _finished(book, printed, document)


def _place(session: str, fragment: str = "") -> str:
    """Return the id of a place in a document that holds several sessions."""
    return f"{session}.{fragment or session}"


def _styled(chapter: Chapter) -> Chapter:
    """Return a chapter as Chromium tags it best.

    The signs for readers who have no stylesheet go: they would stand in its bookmarks. Words in another language are no `span`, for which
    it writes no tag and so no language, but `abbr`, which looks the same.
    """
    return replace(chapter, content=_FOREIGN.sub(r"<abbr\1>\2</abbr>", _PLAIN.sub("", chapter.content)))


def _renderer(book: Book, context: PageContext, chapters: list[Chapter], templates: Path, format: str) -> Callable[[Mapping[str, int]], str]:
    """Return a function that makes the HTML of the book, given the page number of each place."""
    environment = Environment(loader=FileSystemLoader(templates), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.get_template("book.html")
    edition, conference = book.edition, book.edition.record.conference
    running_head = colophon.of(edition, book.address, book.title)
    values: dict[str, Any] = {
        "styles": [(templates / "assets" / "stylesheets" / name).resolve().as_uri() for name in ("site.css", "book.css")],
        "book": book,
        "title": titled(book.title, edition.language),
        "format": format,
        "conference": conference,
        "language": conference.language(edition.language),
        "tag": conference.tag,
        "label": edition.label,
        "marked": partial(marked, edition.label, conference.tag),
        "colophon": running_head,
        "languages": " · ".join(conference.language(item).name for item in book.languages),
        "organisers": edition.label("separator").join(CitedWork(edition).organisers),
        "edition": edition.version_and_date,
        "chapters": [
            {
                "id": item.session.id,
                "place": _place(item.session.id),
                "title": _css(context.title(item.session)),
                "day": _css(colophon.of(edition, f"sessions/{item.session.id}/", "").day),
                "content": _LOCAL.sub(rf"\g<1>{item.session.id}.\g<2>", item.content),
            }
            for item in chapters
        ],
        "css": _css,
        "contents": list(_contents(context, chapters)),
        "index": list(_index(context)),
    }
    return lambda pages: template.render(**values, pages=pages)


def _css(words: str) -> str:
    """Return words as a string of a stylesheet that stands in HTML."""
    return '"' + "".join(f"\\{ord(character):x} " if character in '\\"<&\n' else character for character in words) + '"'


def _contents(context: PageContext, chapters: list[Chapter]) -> Iterator[Entry]:
    """Yield the sessions, and below each its parts and its speeches by their speaker; of a long session the parts alone."""
    for item in chapters:
        session = item.session
        yield Entry(context.title(session), (_place(session.id),))
        _, text = context.record.text(session, context.language)
        for depth, child in flattened(session.divided):
            place = (_place(session.id, child.id),)
            if isinstance(child, Part):
                yield Entry(text.parts[child.id].heading.words, place, depth + 2)
            elif child.kind == "speech" and 1 < len(session.remarks) <= LONG_LIST:
                yield Entry(written_name(context, child.by) if child.by else context.label(child.kind), place, depth + 2)
    yield Entry(context.label("speaker_index"), ("index",))


def _index(context: PageContext) -> Iterator[Entry]:
    """Yield every speaker with the places of their remarks."""
    for speaker in context.record.sorted_speakers(context.language):
        places = [_place(session.id, remark.id) for session, remark in context.record.remarks() if remark.by == speaker.id]
        if places:
            yield Entry(written_name(context, speaker.id), tuple(places))


def _pages(printed: bytes) -> dict[str, int]:
    """Return the page, counted from 1, of each place that a link leads to."""
    reader = PdfReader(io.BytesIO(printed))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1) if page.indirect_reference}
    page_of_place = {}
    for name, destination in reader.named_destinations.items():
        page = destination.raw_get("/Page")
        if isinstance(page, IndirectObject):
            page_of_place[name.removeprefix("/")] = numbers[page.idnum]
    return page_of_place


def _finished(book: Book, printed: bytes, document: str) -> bytes:
    """Return a printed book with title and date of the edition, bookmarks, words for its links, and the text of the document."""
    writer = PdfWriter(clone_from=io.BytesIO(printed))
    date = book.edition.date.strftime("D:%Y%m%d000000Z")
    writer.metadata = {"/Title": book.title, "/Author": "; ".join(CitedWork(book.edition).organisers), "/CreationDate": date, "/ModDate": date}
    writer.xmp_metadata = _metadata(book)
    stream = writer.root_object["/Metadata"]
    assert isinstance(stream, StreamObject)
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})  # pypdf 7.1 leaves them out
    for item, words in zip(_items(writer.root_object.get("/Outlines")), _headings(document), strict=True):
        item[NameObject("/Title")] = TextStringObject(words)
    describe_links(writer.root_object, document)
    present = frozenset(html.unescape(document))
    for table in _character_tables(writer):
        table.set_data(corrected(table.get_data(), present))
    writer.pdf_header = "%PDF-1.7"  # tags and marked content need a newer version of PDF than pypdf writes
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _metadata(book: Book) -> XmpInformation:
    """Return title, organisers, languages and terms of use as XMP (ISO 16684-1), which Chromium does not write."""
    edition, tag = book.edition, book.edition.record.conference.tag
    terms = terms_of_all(edition) if book.side_by_side else [edition.rights]
    metadata = XmpInformation.create()
    metadata.dc_title = {"x-default": book.title}
    metadata.dc_creator = CitedWork(edition).organisers
    metadata.dc_language = [tag(language) for language in book.languages]
    if any(terms):
        metadata.dc_rights = {"x-default": " ".join(terms)}
    return metadata


def _character_tables(writer: PdfWriter) -> list[StreamObject]:
    """Return the tables that give the characters of each font, each table once."""
    tables: dict[int, StreamObject] = {}
    for page in writer.pages:
        resources: Any = page["/Resources"]  # pypdf gives types to none of these
        for font in resources.get("/Font", {}).values():
            if (table := font.get_object().get("/ToUnicode")) is not None:
                tables[table.idnum] = table.get_object()
    return list(tables.values())


def _items(parent: PdfObject | None) -> Iterator[DictionaryObject]:
    """Yield the bookmarks below `parent`, in order."""
    parent_item = parent.get_object() if parent else None
    item = parent_item.get("/First") if isinstance(parent_item, DictionaryObject) else None
    while item is not None:
        bookmark = item.get_object()
        assert isinstance(bookmark, DictionaryObject)
        yield bookmark
        yield from _items(bookmark)
        item = bookmark.get("/Next")


def _headings(document: str) -> list[str]:
    """Return the words of the headings that stand on paper, in order."""
    return [_SPACE.sub(" ", html.unescape(_TAG.sub("", heading))).strip(" ") for _, heading in _HEADING.findall(document)]
