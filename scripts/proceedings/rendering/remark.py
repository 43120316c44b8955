"""The page of one remark: its words in all languages side by side, its neighbours in the session, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from proceedings.citations.cited_work import CitedWork
from proceedings.model.excerpts import LONG, excerpt
from proceedings.model.record import Remark, Session
from proceedings.rendering.rows import Rows
from proceedings.staging.apparatus import parts_of, tools
from proceedings.staging.context import PageContext, doubt, written_name
from proceedings.staging.markup import DOT, EMPTY, LINE, Html, element, escape, filled, join
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.titles import titled


def rendered_page(rows: Rows, position: int) -> RenderedPage:
    """Return the page of the remark that stands at a position in its session."""
    session = rows.session
    remark = session.remarks[position]
    context, address = rows.context, f"sessions/{session.id}/{remark.id}/"
    cited = rows.cited.part(remark)
    names = [rows.names] if len(rows.columns) > 1 else []
    parts = [
        element("p", _kicker(context, session, remark), class_="pr-kicker", data_apparatus=True),
        element("h1", _heading(context, remark, rows.title(remark)), data_apparatus=True),
        element("section", LINE, join([*names, rows.remark(remark, level=2)], LINE), LINE, class_="pr-side pr-body"),
        tools(context.theme(theme) for theme in remark.themes),
        rows.notes([remark]),
        _around(rows, position),
        _citations(rows, address, cited),
    ]
    title = _titled(context, remark, rows.title(remark))
    return RenderedPage(address, "remark", title, _beginning(context, session, remark), filled(parts, LINE), cited=cited)


def _titled(context: PageContext, remark: Remark, title: str) -> str:
    """Return a title such as "Jane Doe: Answer in “Part 1”". A session of one remark gives it its title."""
    return context.label("remark_title", speaker=written_name(context, remark.by), remark=title) if remark.by else title


def _heading(context: PageContext, remark: Remark, title: str) -> Html:
    """Return the title with what is doubted of the speaker's name set apart."""
    doubts = doubt(context, remark.by) if remark.by else EMPTY
    if not remark.by or not doubts:
        return titled(_titled(context, remark, title), context.language)
    before, after = context.label("remark_title", speaker="\n", remark=title).split("\n")
    return join((escape(before), context.localized(context.record.speakers[remark.by].name), doubts, titled(after, context.language)))


def _beginning(context: PageContext, session: Session, remark: Remark) -> str:
    """Return the first words of a remark as plain words."""
    _, text = context.record.text(session, context.language)
    return excerpt(session, text, remark.id, LONG)


def _kicker(context: PageContext, session: Session, remark: Remark) -> Html:
    day = escape(context.label.date(session.date)) if session.date else EMPTY
    return filled(
        (day, context.session(session), *parts_of(context, session, remark), context.place(session, remark.id, context.label_html("in_its_place"))), DOT
    )


def _citations(rows: Rows, address: str, cited: CitedWork) -> Html:
    """Return how to cite the remark; its files stand beside its page in the language in which the session is shown."""
    context = rows.context
    translated = cited.edition.language == context.language
    folder = "" if translated else "../" * f"{context.language}/{address}".count("/") + address
    title = element("h2", context.label_html("cite_remark"), id="citations")
    return element("section", title, LINE, rows.citing.of(cited, folder), class_="pr-citing", data_apparatus=True)


def _around(rows: Rows, position: int) -> Html:
    """Return the remarks that this one answers, that answer it, and that stand before and after it, by name and first words."""
    context = rows.context
    items = []
    for name, pairs in groupby(_neighbours(rows.session, position), itemgetter(0)):
        items += [element("dt", context.label_html(name)), *(rows.item(remark) for _, remark in pairs)]
    title = element("h2", context.label_html("around"), id="around")
    return element("nav", title, element("dl", *items), class_="pr-around", aria_labelledby="around", data_apparatus=True) if items else EMPTY


def _neighbours(session: Session, position: int) -> Iterator[tuple[str, Remark]]:
    remark, remarks = session.remarks[position], session.remarks
    answered = session.answered(remark)
    if answered:
        yield "answers_what", answered
    yield from (("answered_by", answer) for answer in remarks if answer.kind == "answer" and session.answered(answer) is remark)
    if position and remarks[position - 1] is not answered:
        yield "before", remarks[position - 1]
    if position + 1 < len(remarks):
        yield "after", remarks[position + 1]
