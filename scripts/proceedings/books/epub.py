"""A book as EPUB 3 (W3C Recommendation EPUB 3.3), with one XHTML document for each session.

No library writes it: an EPUB is a zip of a few small files, and their content comes from the model. EPUBCheck 5.3.0 finds no fault in the four books of the real
record, and checks those of the small one in the tests.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from proceedings.books import cover, opf
from proceedings.books.book import Book
from proceedings.books.chapters import chapter, site_of
from proceedings.books.opf import Link
from proceedings.citations import colophon
from proceedings.citations.cited_work import CitedWork
from proceedings.model.parts import Division
from proceedings.model.record import Remark, Session
from proceedings.staging.context import PageContext, written_name
from proceedings.staging.markup import attributes
from proceedings.staging.titles import titled

_FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold, so that the bytes are always the same
_LANG = re.compile(r'(?<=\s)lang="([^"]+)"')
_PAGE = re.compile(r'<span class="pr-page" id="(page-[^"]+)" data-page="([0-9]+)" role="doc-pagebreak"')
_TYPES = (
    (re.compile(r'role="doc-noteref"'), 'role="doc-noteref" epub:type="noteref"'),
    (re.compile(r'role="doc-endnotes"'), 'role="doc-endnotes" epub:type="endnotes"'),
    (re.compile(r'<li (?=class="(?:pr-row )?pr-(?:footnote|translators-note)\b)'), '<li epub:type="footnote" '),
    (_PAGE, r'<span class="pr-page" id="\1" data-page="\2" role="doc-pagebreak" epub:type="pagebreak" aria-label="\2"'),
    (_LANG, r'lang="\1" xml:lang="\1"'),
)


def epub(book: Book, templates: Path) -> bytes:
    """Return the bytes of the EPUB of a book; `templates` is the folder with its stylesheet."""
    context = site_of(book, lambda session, fragment: f"{session}.xhtml" + (f"#{fragment}" if fragment else ""))
    chapters = [chapter(book, context, session) for session in book.sessions]
    pages = [Link(number, f"{item.session.id}.xhtml#{id}") for item in chapters for id, number in _PAGE.findall(item.content)]
    texts = [
        opf.Item("cover", _document(book, book.title, _cover(book))),
        opf.Item("title-page", _document(book, book.title, _title_page(book))),
        *(opf.Item(item.session.id, _document(book, context.title(item.session), item.content)) for item in chapters),
        opf.Item("speaker-index", _document(book, context.label("speaker_index"), _index(context))),
    ]
    sessions = [Link(context.title(item.session), f"{item.session.id}.xhtml", tuple(_remarks(context, item.session))) for item in chapters]
    index = Link(context.label("speaker_index"), "speaker-index.xhtml")
    nav = _document(book, context.label("contents"), _nav(context, sessions, index, pages))
    files = {
        "META-INF/container.xml": opf.CONTAINER,
        "EPUB/package.opf": opf.package(book, texts, paged=bool(pages)),
        "EPUB/nav.xhtml": nav,
        "EPUB/toc.ncx": opf.ncx(book, [*sessions, index]),
        "EPUB/cover.svg": cover.svg(book),
        "EPUB/style.css": (templates / "assets" / "stylesheets" / "epub.css").read_text(encoding="utf-8"),
        **{f"EPUB/{item.id}.xhtml": item.content for item in texts},
    }
    return _zip(files)


def _zip(files: dict[str, str]) -> bytes:
    """Return the archive; its first file is the media type, not compressed (EPUB Open Container Format, 4.2)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {"mimetype": "application/epub+zip", **files}.items():
            info = zipfile.ZipInfo(name, _FIRST)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content.encode("utf-8"))
    return out.getvalue()


def _document(book: Book, title: str, body: str) -> str:
    """Return a document of the EPUB with this title and body."""
    language = book.edition.record.conference.language(book.edition.language)
    tag = language.tag or language.id
    language_attributes = attributes(lang=tag, dir=language.direction)
    # A block inherits its language: foliate-js 1.0.1 reads one aloud that states its own only where no other block follows it.
    body = re.sub(rf'(<(?:p|div|h[1-6])\b[^>]*) lang="{re.escape(tag)}"', r"\1", body)
    for pattern, replacement in _TYPES:
        body = pattern.sub(replacement, body)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{_LANG.sub(_TYPES[-1][1], language_attributes)}>
<head>
<title>{html.escape(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}
</body>
</html>
"""


def _cover(book: Book) -> str:
    """Return the page that shows the cover, for devices that do not show it by themselves."""
    return f'<section class="pr-cover-picture" epub:type="cover"><img src="cover.svg" role="doc-cover" alt="{html.escape(book.title)}"/></section>'


def _title_page(book: Book) -> str:
    """Return the title page: conference, place and days, edition, address and citation."""
    edition = book.edition
    conference, label = edition.record.conference, edition.label
    whole = colophon.of(edition, "", book.title)
    citation = "".join(f"<em>{html.escape(words)}</em>" if emphasised else html.escape(words) for words, emphasised in whole.citation)
    lines = [
        f"{conference.place[edition.language]} · {whole.day}",
        label("separator").join(CitedWork(edition).organisers),
        book.versions,
        edition.version_and_date,
        f"{label('permanent_address')} {whole.address}" if whole.address else "",
    ]
    rows = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines if line)
    return f'<section class="pr-cover" epub:type="titlepage">\n<h1>{titled(book.title, edition.language)}</h1>\n{rows}<p>{html.escape(label("to_cite"))} {citation}</p>\n</section>'


def _index(context: PageContext) -> str:
    """Return the speakers with the sessions in which they speak."""
    rows = []
    for speaker in context.record.sorted_speakers(context.language):
        first: dict[str, tuple[Session, Remark]] = {}
        for session, remark in context.record.remarks():
            if remark.by == speaker.id:
                first.setdefault(session.id, (session, remark))
        links = [_anchor(context.title(session), f"{session.id}.xhtml#{remark.id}") for session, remark in first.values()]
        if links:
            rows.append(f"<li>{html.escape(written_name(context, speaker.id))}: {' · '.join(links)}</li>")
    title = html.escape(context.label("speaker_index"))
    return f'<section epub:type="index" role="doc-index">\n<h1>{title}</h1>\n<ul class="pr-index">\n{chr(10).join(rows)}\n</ul>\n</section>'


def _nav(context: PageContext, sessions: list[Link], index: Link, pages: list[Link]) -> str:
    """Return the navigation: the contents, the landmarks, and the list of printed pages."""
    contents = f'<nav epub:type="toc" role="doc-toc" id="contents">\n<h1>{html.escape(context.label("contents"))}</h1>\n{_list([*sessions, index])}\n</nav>'
    marks = [
        ("cover", context.label("cover"), "cover.xhtml"),
        ("toc", context.label("contents"), "nav.xhtml#contents"),
        ("bodymatter", sessions[0].words, sessions[0].href),
        ("index", index.words, index.href),
    ]
    rows = "".join(f'<li><a epub:type="{kind}" href="{href}">{html.escape(words)}</a></li>\n' for kind, words, href in marks)
    landmarks = f'<nav epub:type="landmarks" hidden="hidden">\n<ol>\n{rows}</ol>\n</nav>'
    printed = f'<nav epub:type="page-list" role="doc-pagelist" hidden="hidden">\n{_list(pages)}\n</nav>' if pages else ""
    return "\n".join(part for part in (contents, landmarks, printed) if part)


def _remarks(context: PageContext, session: Session) -> Iterator[Link]:
    if len(session.remarks) < 2:
        return
    yield from _children(context, session, session.divided)


def _children(context: PageContext, session: Session, children: Sequence[Remark | Division[Remark]]) -> Iterator[Link]:
    """Yield the links to remarks, and to parts with those inside them."""
    _, text = context.record.text(session, context.language)
    for child in children:
        if isinstance(child, Division):
            under = tuple(_children(context, session, child.children))
            yield Link(text.parts[child.part.id].heading.words, f"{session.id}.xhtml#{child.part.id}", under)
            continue
        remark = child
        name = written_name(context, remark.by) if remark.by else text.remarks[remark.id].heading.words
        parts = [name] if remark.has_printed_heading and name else [context.label(remark.kind), name]
        yield Link(" · ".join(part for part in parts if part), f"{session.id}.xhtml#{remark.id}")


def _list(links: list[Link] | tuple[Link, ...]) -> str:
    rows = (f"<li>{_anchor(link.words, link.href)}{_list(link.under) if link.under else ''}</li>" for link in links)
    return f"<ol>\n{chr(10).join(rows)}\n</ol>"


def _anchor(words: str, href: str) -> str:
    return f'<a href="{href}">{html.escape(words)}</a>'
