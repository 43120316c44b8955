"""A book as PDF: printed by Chromium, whose page numbers are read from a first printing, then set right for readers and archives.

Chromium has no cross-references to pages (`target-counter`), dates each file, breaks bookmarks where headings break, and
reads some Chinese characters back as the radicals that share their glyph. Same record, browser and fonts: same bytes.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from msgspec import Struct
from msgspec.structs import replace
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, PdfObject, StreamObject, TextStringObject

from proceedings.books.book import Book
from proceedings.books.chapters import Chapter, chapter, site_of
from proceedings.citations import colophon
from proceedings.citations.cited_work import CitedWork
from proceedings.staging.context import PageContext

Print = Callable[[str], bytes]  # a document in HTML, printed

_PASSES = 4  # page numbers settle in two; a third shows it, a fourth is for a number that pushes a line over
_LOCAL = re.compile(r'(\s(?:id|aria-labelledby)="|\shref="#)([^".]+)(?=")')
_HEADING = re.compile(r"<h([1-3])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_HIDDEN = re.compile(r'<span class="pr-place-session">.*?</span>')
_PLAIN = re.compile(r'<span class="pr-plain">[^<]*</span>')
_SPACE = re.compile(r"[ \n]+")  # not those that hold words together
_TAG = re.compile(r"<[^>]*>")
_CODES = re.compile(rb"^(<[0-9A-F]+> <)(2[EF][0-9A-F]{2})(?=>$)", re.MULTILINE)
_RADICALS = dict(
    zip("⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳", "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟", strict=True)
)  # those that Unicode does not decompose


class Entry(Struct, frozen=True):
    """A line of the contents or of the index: words, and the places that they lead to."""

    words: str
    places: tuple[str, ...]
    level: int = 1

    def folios(self, pages: Mapping[str, int]) -> list[tuple[str, int | str]]:
        """Return the places with their pages, each page once; before the pages are known, all places."""
        if any(place not in pages for place in self.places):
            return [(place, "000") for place in self.places]
        first = {pages[place]: place for place in reversed(self.places)}
        return [(place, page) for page, place in sorted(first.items())]


def pdf(book: Book, templates: Path, format: str, print_: Print) -> bytes:
    """Return the PDF of a book on paper of a format; `print_` is the browser.

    Raises RuntimeError where the page numbers of its contents and index do not settle.
    """
    context = site_of(book, lambda session, fragment: "#" + _place(session, fragment))
    chapters = [_styled(chapter(book, context, session)) for session in book.sessions]
    render = _renderer(book, context, chapters, templates, format)
    pages: Mapping[str, int] = {}
    document, printed = "", b""
    for _ in range(_PASSES):
        document = render(pages)
        printed = print_(document)
        found = _pages(printed)
        if book.session or found.items() <= pages.items():
            break
        pages = {**pages, **found}
    else:
        raise RuntimeError(f"The page numbers of {book.path} do not settle.")
    return _finished(book, printed, _headings(document))


def _place(session: str, fragment: str = "") -> str:
    """Return the id of a place in a document that holds several sessions."""
    return f"{session}.{fragment or session}"


def _styled(chapter: Chapter) -> Chapter:
    """Return a chapter without the signs for readers who have no stylesheet: Chromium would put them into its bookmarks."""
    return replace(chapter, content=_PLAIN.sub("", chapter.content))


def _renderer(book: Book, context: PageContext, chapters: list[Chapter], templates: Path, format: str) -> Callable[[Mapping[str, int]], str]:
    environment = Environment(loader=FileSystemLoader(templates), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.get_template("book.html")
    edition, conference = book.edition, book.edition.record.conference
    running_head = colophon.of(edition, book.address, book.title)
    values: dict[str, Any] = {
        "styles": [(templates / "assets" / "stylesheets" / name).resolve().as_uri() for name in ("site.css", "book.css")],
        "book": book,
        "format": format,
        "conference": conference,
        "language": conference.language(edition.language),
        "tag": conference.tag,
        "label": edition.label,
        "imprint": running_head,
        "languages": " · ".join(conference.language(one).name for one in book.languages),
        "organisers": edition.label("separator").join(CitedWork(edition).organisers),
        "edition": edition.label("edition", version=edition.change.version, date=edition.label.date(edition.date)) if edition.change else "",
        "chapters": [
            {
                "id": one.session.id,
                "place": _place(one.session.id),
                "title": _css(context.title(one.session)),
                "day": _css(colophon.of(edition, f"sessions/{one.session.id}/", "").day),
                "content": _LOCAL.sub(rf"\g<1>{one.session.id}.\g<2>", one.content),
            }
            for one in chapters
        ],
        "css": _css,
        "contents": list(_contents(context, chapters)),
        "index": list(_index(context)),
    }
    return lambda pages: template.render(**values, pages=pages)


def _css(words: str) -> str:
    """Return words as a string of a stylesheet that stands in HTML."""
    return '"' + "".join(f"\\{ord(one):x} " if one in '\\"<&\n' else one for one in words) + '"'


def _contents(context: PageContext, chapters: list[Chapter]) -> Iterator[Entry]:
    """Yield the sessions, and under each those who speak in it at length."""
    for one in chapters:
        yield Entry(context.title(one.session), (_place(one.session.id),))
        for remark in one.session.remarks:
            if remark.kind == "speech" and len(one.session.remarks) > 1:
                name = context.record.speakers[remark.by].name[context.language] if remark.by else context.label(remark.kind)
                yield Entry(name, (_place(one.session.id, remark.id),), 2)
    yield Entry(context.label("speaker_index"), ("index",))


def _index(context: PageContext) -> Iterator[Entry]:
    """Yield every speaker with the places of what they say."""
    for speaker in sorted(context.record.speakers.values(), key=lambda one: one.sort[context.language]):
        places = [_place(session.id, remark.id) for session, remark in context.record.remarks() if remark.by == speaker.id]
        if places:
            yield Entry(speaker.name[context.language], tuple(places))


def _pages(printed: bytes) -> dict[str, int]:
    """Return the page, from 1 on, on which each place stands that something leads to."""
    reader = PdfReader(io.BytesIO(printed))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1) if page.indirect_reference}
    found = {}
    for name, destination in reader.named_destinations.items():
        page = destination.raw_get("/Page")
        if isinstance(page, IndirectObject):
            found[name.removeprefix("/")] = numbers[page.idnum]
    return found


def _finished(book: Book, printed: bytes, headings: list[str]) -> bytes:
    """Return a printed book with its title, the date of the edition, its headings as bookmarks, and characters for radicals."""
    writer = PdfWriter(clone_from=io.BytesIO(printed))
    date = book.edition.date.strftime("D:%Y%m%d000000Z")
    writer.metadata = {"/Title": book.title, "/Author": "; ".join(CitedWork(book.edition).organisers), "/CreationDate": date, "/ModDate": date}
    for item, words in zip(_items(writer.root_object.get("/Outlines")), headings, strict=True):
        item[NameObject("/Title")] = TextStringObject(words)
    for one in writer._objects:  # noqa: SLF001 -- pypdf has no public way to all objects
        if isinstance(one, StreamObject) and b" beginbf" in (data := one.get_data()):
            one.set_data(_CODES.sub(_character, data))
    writer.pdf_header = "%PDF-1.7"  # tags and marked content are newer than what pypdf says by itself
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _items(parent: PdfObject | None) -> Iterator[DictionaryObject]:
    """Yield the bookmarks under another one, in order."""
    within = parent.get_object() if parent else None
    item = within.get("/First") if isinstance(within, DictionaryObject) else None
    while item is not None:
        own = item.get_object()
        assert isinstance(own, DictionaryObject)
        yield own
        yield from _items(own)
        item = own.get("/Next")


def _headings(document: str) -> list[str]:
    """Return the words of the headings that paper shows, in order."""
    return [_SPACE.sub(" ", html.unescape(_TAG.sub("", _HIDDEN.sub("", one)))).strip(" ") for _, one in _HEADING.findall(document)]


def _character(found: re.Match[bytes]) -> bytes:
    """Return a line of a font's table with the character for the radical that shares its glyph."""
    own = chr(int(found[2], 16))
    return found[1] + f"{ord(_RADICALS.get(own) or unicodedata.normalize('NFKC', own)):04X}".encode()
