"""The words of a session as a chapter of a book: HTML that is XML too, with its links led to other chapters, to the site, or nowhere."""

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


def site_of(book: Book, way: Callable[[str, str], str]) -> PageContext:
    """Return the site as a book writes it; `relative_url` gives the link to a place of a session in the book."""
    own = book.edition
    there = {session.id for session in book.sessions}

    def target(_source: str, target: str) -> str:
        path, mark, fragment = target.partition("#")
        if not path or "://" in target:
            return target
        parts = folder_of(path).strip("/").split("/")
        if parts[0] == "sessions" and len(parts) == 2 and parts[1] in there:
            return way(parts[1], fragment)
        return own.url(folder_of(path) + mark + fragment) if own.site_url else ""

    site = SiteContext(own.record, own.own_labels, own.site_url)
    return PageContext(site, own.language, replace(HTML, relative_url=target, anchor=_anchor))


def _anchor(target: str, *, class_: str | None = None, title: str | None = None, data_apparatus: bool = False, **_: Any) -> tuple[str, str]:
    """Return what stands around linked words; without a target, what the stylesheet needs."""
    own = attributes(class_=class_, title=title, data_apparatus=data_apparatus)
    if target:
        return f'<a{own} href="{html.escape(target)}">', "</a>"
    return (f"<span{own}>", "</span>") if own else ("", "")


def chapter(book: Book, context: PageContext, session: Session) -> Chapter:
    """Return a session as a chapter; where it is not translated yet, in the language in which it was held, with a word on that."""
    language, text = context.record.text(session, context.language)
    own = columns(context, session) if book.together else [column(context, language, text)]
    rows = Rows(context, f"sessions/{session.id}.md", session, own)
    day = [context.label.date(session.date)] if session.date else []
    kicker = " · ".join([*day, context.label(f"kind_{session.kind}")])
    spoken = context.record.conference.default_language
    mark = page_mark(context, str(session.page)) if session.page else ""
    titles = [f"<span{one.attributes}>{mark if one.language == spoken else ''}{context.escape(one.text.title)}</span>" for one in own]
    summary = context.record.sessions[session.id].texts.get(context.language)
    parts = [
        f'<p class="pr-kicker" data-apparatus="">{context.escape(kicker)}</p>',
        f'<h1 class="pr-row" id="{session.id}">{" ".join(titles)}</h1>',
        f'<p class="pr-summary" data-apparatus="">{context.escape(summary.summary)}</p>' if summary else "",
        f'<p class="pr-notice" data-apparatus="">{context.escape(context.label("not_translated"))}</p>' if language != context.language else "",
        '<div class="pr-side">' if len(own) > 1 else "<div>",
        rows.names if len(own) > 1 else "",
        *rows.preamble(),
        *(rows.remark(remark, level=LEVELS[remark.kind]) for remark in session.remarks),
        "</div>",
        rows.notes(session.remarks),
    ]
    content = _HANDLE.sub("", "\n".join(part for part in parts if part))
    return Chapter(session, {one.language: one.text.title for one in own}, content)
