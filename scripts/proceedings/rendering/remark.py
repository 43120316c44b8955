"""A remark alone: its words in all languages side by side, what stands around it in its session, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.citations.cited_work import CitedWork
from proceedings.model.excerpts import LONG, excerpt
from proceedings.model.record import Remark, Session
from proceedings.rendering.rows import Rows
from proceedings.staging.apparatus import tools
from proceedings.staging.citing import citations
from proceedings.staging.context import PageContext
from proceedings.staging.rendered_page import RenderedPage


def rendered_page(rows: Rows, position: int) -> RenderedPage:
    """Return the page of the remark that stands at a position in its session."""
    context, session = rows.context, rows.session
    remark = session.remarks[position]
    address = f"sessions/{session.id}/{remark.id}/"
    title = title_of(context, session, remark)
    cited = rows.cited.part(remark)
    parts = [
        f'<p class="pr-kicker" data-apparatus="">{_kicker(context, address, session, remark)}</p>',
        f'<h1 data-apparatus="">{context.escape(title)}</h1>',
        '<section class="pr-side pr-body">',
        rows.names if len(rows.columns) > 1 else "",
        rows.remark(remark, level=2),
        "</section>",
        _themes(context, address, remark),
        rows.notes([remark]),
        _around(rows, position),
        f'<section class="pr-citing" data-apparatus=""><h2 id="citations">{context.escape(context.label("cite_remark"))}</h2>\n{citations(context, cited, _folder(context, address, session))}</section>',
    ]
    return RenderedPage(address, "remark", title, _beginning(context, session, remark), "\n".join(part for part in parts if part), cited=cited)


def title_of(context: PageContext, session: Session, remark: Remark) -> str:
    """Return who says what where, such as 'Jane Doe: Answer in “Part 1”'; a session that is one remark lends it its title."""
    source = CitedWork(context.site.editions[context.language], session, remark)
    if not remark.by:
        return source.full_title
    return context.label("remark_title", speaker=context.record.speakers[remark.by].name[context.language], remark=source.full_title)


def _beginning(context: PageContext, session: Session, remark: Remark) -> str:
    """Return the first words of a remark, plain."""
    _, text = context.record.text(session, context.language)
    return excerpt(session, text, remark.id, LONG)


def _folder(context: PageContext, address: str, session: Session) -> str:
    """Return where the files of a remark stand: beside its page in the language in which the session is there."""
    if context.record.text(session, context.language)[0] == context.language:
        return ""
    return "../" * f"{context.language}/{address}".count("/") + address


def _kicker(context: PageContext, address: str, session: Session, remark: Remark) -> str:
    parts = [
        context.escape(context.label.date(session.date)) if session.date else "",
        context.session(address, session),
        context.place(address, session, remark.id, context.escape(context.label("in_its_place"))),
    ]
    return " · ".join(part for part in parts if part)


def _themes(context: PageContext, address: str, remark: Remark) -> str:
    return tools(context, (context.theme(address, theme) for theme in remark.themes))


def _around(rows: Rows, position: int) -> str:
    """Return the remarks that this one answers or is answered by, and those before and after it, by name and first words."""
    context, session = rows.context, rows.session
    items = "".join(f"<dt>{context.escape(context.label(name))}</dt>{rows.item(one)}" for name, one in _neighbours(session, position))
    title = f'<h2 id="around">{context.escape(context.label("around"))}</h2>'
    return f'<nav class="pr-around" aria-labelledby="around" data-apparatus="">{title}<dl>{items}</dl></nav>' if items else ""


def _neighbours(session: Session, position: int) -> Iterator[tuple[str, Remark]]:
    remark, remarks = session.remarks[position], session.remarks
    answered = session.answered(remark)
    if answered:
        yield "answers_what", answered
    yield from (("answered_by", one) for one in remarks if one.kind == "answer" and session.answered(one) is remark)
    if position and remarks[position - 1] is not answered:
        yield "before", remarks[position - 1]
    if position + 1 < len(remarks):
        yield "after", remarks[position + 1]
