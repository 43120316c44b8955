"""A session as a chapter of a book: HTML that is also XML. Its links lead to other chapters, or to the site where it has an address."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from proceedings.books.book import Book
from proceedings.model.record import Session
from proceedings.rendering.rows import Rows, column, columns
from proceedings.staging.apparatus import LEVELS
from proceedings.staging.context import PageContext, SiteContext
from proceedings.staging.markup import HTML, attributes, folder_of
from proceedings.staging.words import page_mark

_HANDLE = re.compile(r'<a class="pr-permalink"[^>]*>.*?</a>')


class Chapter(Struct, frozen=True):
    """A session in a book: its titles by language, and its HTML from the heading to the last note."""

    session: Session
    titles: dict[str, str]
    content: str


def site_of(book: Book, link: Callable[[str, str], str]) -> PageContext:
    """Return the context in which a book writes its pages; `link` returns the link to a session of the book and a fragment in it."""
    edition = book.edition
    session_ids = {session.id for session in book.sessions}

    def target(_source: str, target: str) -> str:
        path, mark, fragment = target.partition("#")
        if not path or "://" in target:
            return target
        parts = folder_of(path).strip("/").split("/")
        if parts[0] == "sessions" and len(parts) == 2 and parts[1] in session_ids:
            return link(parts[1], fragment)
        return edition.url(folder_of(path) + mark + fragment) if edition.site_url else ""

    site = SiteContext(edition.record, edition.own_labels, edition.site_url)
    return PageContext(site, edition.language, replace(HTML, relative_url=target, anchor=_anchor))


def _anchor(target: str, *, class_: str | None = None, title: str | None = None, data_apparatus: bool = False, **_: Any) -> tuple[str, str]:
    """Return the tags before and after linked words; without a target, a span with the attributes that the stylesheet needs."""
    given = attributes(class_=class_, title=title, data_apparatus=data_apparatus)
    if target:
        return f'<a{given} href="{html.escape(target)}">', "</a>"
    return (f"<span{given}>", "</span>") if given else ("", "")


def chapter(book: Book, context: PageContext, session: Session) -> Chapter:
    """Return a session as a chapter. Where it is not translated, the chapter is in the original language, with a notice."""
    language, text = context.record.text(session, context.language)
    versions = columns(context, session) if book.together else [column(context, language, text)]
    rows = Rows(context, f"sessions/{session.id}.md", session, versions)
    day = [context.label.date(session.date)] if session.date else []
    kicker = " · ".join([*day, context.label(f"kind_{session.kind}")])
    original = context.record.conference.default_language
    mark = page_mark(context, str(session.page)) if session.page else ""
    titles = [f"<span{version.attributes}>{mark if version.language == original else ''}{context.escape(version.text.title)}</span>" for version in versions]
    summary = context.record.sessions[session.id].texts.get(context.language)
    parts = [
        f'<p class="pr-kicker" data-apparatus="">{context.escape(kicker)}</p>',
        f'<h1 class="pr-row" id="{session.id}">{" ".join(titles)}</h1>',
        f'<p class="pr-summary" data-apparatus="">{context.escape(summary.summary)}</p>' if summary else "",
        f'<p class="pr-notice" data-apparatus="">{context.escape(context.label("not_translated"))}</p>' if language != context.language else "",
        '<div class="pr-side">' if len(versions) > 1 else "<div>",
        rows.names if len(versions) > 1 else "",
        *rows.preamble(),
        *(rows.remark(remark, level=LEVELS[remark.kind]) for remark in session.remarks),
        "</div>",
        rows.notes(session.remarks),
    ]
    content = _HANDLE.sub("", "\n".join(part for part in parts if part))
    return Chapter(session, {version.language: version.text.title for version in versions}, content)
