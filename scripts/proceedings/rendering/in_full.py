"""The pages with all remarks of a person, or all on a theme, in full, session after session.

Each session is a segment of the page: after a change in it, the others are copied from the last build. A page with more than `LONG_LIST`
remarks would be too long to read. It says so, and leads back to the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from proceedings.incremental.outputs import Segment
from proceedings.model.record import Remark, Session
from proceedings.model.urls import IN_FULL, LONG_LIST
from proceedings.staging.apparatus import HEADING_LEVELS, tools
from proceedings.staging.context import PageContext, SessionContext
from proceedings.staging.markup import EMPTY, Html, blocks, element, escape, heading
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.session import notes_on, remark_item, remark_section
from proceedings.staging.titles import titled

Remarks = Sequence[tuple[Session, Remark]]


def pages(context: PageContext) -> Iterator[tuple[str, Callable[[], Iterable[RenderedPage]]]]:
    """Yield a name for each page, with the function that yields the page."""
    record = context.record
    for folder, facts, remarks in (("speakers", record.speakers, record.remarks_by), ("themes", record.themes, record.remarks_on)):
        for id, fact in facts.items():
            if id in remarks:
                yield f"{folder}/{id}/{IN_FULL}", partial(_pages, context, f"{folder}/{id}", fact.name[context.language], remarks[id])


def _pages(context: PageContext, folder: str, name: str, remarks: Remarks) -> Iterator[RenderedPage]:
    """Yield the page of a speaker or theme; `folder` is the address of the speaker or theme."""
    context = context.at(f"{folder}/{IN_FULL}/")
    title = context.label("in_full_of", name=name)
    head = [
        element("h1", titled(title, context.language)),
        tools([context.link(escape(name), f"{folder}.md"), context.label_html("remark_count", number=len(remarks))]),
    ]
    if len(remarks) > LONG_LIST:
        head.append(element("p", context.label_html("in_full_too_long"), class_="pr-notice"))
        by_session = []
    else:
        by_session = [(id, [remark for _, remark in pairs]) for id, pairs in groupby(remarks, lambda pair: pair[0].id)]
    segments = [Segment(id, partial(_session, context, id, remarks)) for id, remarks in by_session]
    yield RenderedPage(context.page_path, "remarks", title, title, blocks(head), segments=segments)


def _session(context: PageContext, id: str, remarks: Sequence[Remark]) -> str:
    """Return what stands on the page of one session, with an empty line before it."""
    shown = SessionContext(context.at(context.page_path, id), context.record.sessions[id])
    return f"\n\n{blocks(_blocks(shown, remarks))}"


def _blocks(shown: SessionContext, remarks: Sequence[Remark]) -> Iterator[Html]:
    """Yield title and day of a session, then some of its remarks, each with what it answers where that is not among them, and the notes on them."""
    context, session = shown.page, shown.session
    yield heading(2, context.session(session), f"in-{session.id}")
    yield element("p", escape(context.label.date(session.date)), class_="pr-detail") if session.date else EMPTY
    yield EMPTY if shown.translated else element("p", context.label_html("not_translated"), class_="pr-notice", data_apparatus=True)
    last: Remark | None = None
    for remark in remarks:
        question = session.answered(remark)
        if question and question is not last and question not in remarks:
            yield element("p", remark_item(context, session, question, named=True), class_="pr-detail pr-answered", data_apparatus=True)
        last = question
        yield remark_section(shown.remark(remark), HEADING_LEVELS[remark.kind] + 1)
    yield notes_on(shown, remarks)
