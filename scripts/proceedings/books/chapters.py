"""A session as a chapter of a book: HTML that is also XML. Its links lead to other chapters or to the site, or are left out."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable

from msgspec import Struct

from proceedings.books.book import Book
from proceedings.model.record import Session
from proceedings.rendering.rows import Rows, column, columns
from proceedings.staging.context import PageContext, SessionContext
from proceedings.staging.links import folder_of
from proceedings.staging.markup import EMPTY, LINE, SPACE, Html, Value, attributes, element, escape, filled, join, tags
from proceedings.staging.session import line_over_title
from proceedings.staging.site_context import SiteContext
from proceedings.staging.titles import titled
from proceedings.syntax.images import type_by_bytes, type_by_name

_PERMALINK = re.compile(r'<a class="pr-permalink"[^>]*>.*?</a>')


class Chapter(Struct, frozen=True):
    """A session in a book: its titles by language, and its HTML from the heading to the last note."""

    session: Session
    titles: dict[str, str]
    content: str


class BookContext(PageContext, frozen=True, dict=True, kw_only=True):
    """A page inside a book: links lead to places in the book, which `place_url` gives, or to the published site, or are left out."""

    book: Book
    place_url: Callable[[str, str], str]

    def url(self, target: str) -> str:
        """Return the link to a target; it is empty where the book has none and the site no address."""
        path, mark, fragment = target.partition("#")
        if not path or "://" in target:
            return target
        if type_by_name(path):
            return self._image(path)
        edition = self.book.edition
        names = folder_of(path).strip("/").split("/")
        if names[0] == "sessions" and len(names) == 2 and names[1] in {session.id for session in self.book.sessions}:
            return self.place_url(names[1], fragment)
        return edition.url(folder_of(path) + mark + fragment) if edition.site_url else ""

    def _image(self, path: str) -> str:
        """Return an image as an address that holds it (RFC 2397): a book has its images in itself."""
        if self.book.docs is None:
            return self.book.edition.url(path) if self.book.edition.site_url else ""
        content = (self.book.docs / "sessions" / path.rpartition("/")[2]).read_bytes()
        return f"data:{type_by_bytes(content)};base64,{b64encode(content).decode()}"

    def anchor(self, target: str, **values: Value) -> tuple[Html, Html]:
        """Return what stands around linked words; without a link, what the stylesheet needs."""
        shown = {name: value for name, value in values.items() if name in ("class_", "title", "data_apparatus")}
        if url := self.url(target):
            return tags("a", **shown, href=url)
        return tags("span", **shown) if attributes(**shown) else (EMPTY, EMPTY)


def site_of(book: Book, place_url: Callable[[str, str], str]) -> PageContext:
    """Return the site as a book writes it; `place_url` gives the link to a place of a session in the book."""
    edition = book.edition
    return BookContext(SiteContext(edition.record, edition.own_labels, edition.site_url), edition.language, book=book, place_url=place_url)


def chapter(book: Book, context: PageContext, session: Session) -> Chapter:
    """Return a session as a chapter. One that is not translated yet stands in its original language, with a notice."""
    context = context.at(f"sessions/{session.id}.md")
    shown = SessionContext(context, session)
    chapter_columns = columns(context, session) if book.side_by_side else [column(context, shown.language, shown.text)]
    rows = Rows(context, session, chapter_columns)
    original = any(each.language == context.record.conference.default_language for each in chapter_columns)
    # Chromium writes the language of an `em` into the tags of a PDF, not that of a `span`.
    titles = (each.element("em", titled(each.text.title, each.language)) for each in chapter_columns)
    several = len(chapter_columns) > 1
    body = filled([rows.names if several else EMPTY, *rows.preamble(), *rows.body()], LINE)
    parts = [
        line_over_title(context, session, original=original),
        element("h1", join(titles, SPACE), class_="pr-row", id=session.id),
        element("p", escape(shown.summary), class_="pr-summary", data_apparatus=True) if context.language in session.texts else EMPTY,
        EMPTY if shown.translated else element("p", context.label_html("not_translated"), class_="pr-notice", data_apparatus=True),
        element("div", LINE, body, LINE, class_="pr-side" if several else None),
        rows.notes(session.remarks),
    ]
    content = _PERMALINK.sub("", filled(parts, LINE))
    return Chapter(session, {column.language: column.text.title for column in chapter_columns}, content)
