"""A session in all languages side by side, paragraph by paragraph."""

from __future__ import annotations

from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.rendering.rows import Rows
from proceedings.staging.context import SessionContext
from proceedings.staging.markup import EMPTY, LINE, SPACE, element, escape, join
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.titles import titled
from proceedings.staging.words import page_mark


def rendered_page(rows: Rows) -> RenderedPage:
    """Return the page of a session."""
    session = rows.session
    context = rows.context.at(f"sessions/{session.id}/{SIDE_BY_SIDE}/")
    day = [context.label.date(session.date)] if session.date else []
    mark = page_mark(context, str(session.page)) if session.page else EMPTY
    back = context.link(escape(context.title(session)), f"sessions/{session.id}.md")
    parts = [
        element("p", escape(" · ".join([*day, context.label("side_by_side")])), class_="pr-kicker", data_apparatus=True),
        element("h1", *(column.element("em", join((titled(column.text.title, column.language), SPACE))) for column in rows.columns), class_="pr-row"),
        element("p", mark, SPACE, back, class_="pr-tools", data_apparatus=True),
        element("section", LINE, join([rows.names, *rows.preamble(), *rows.body()], LINE), LINE, class_="pr-side pr-body"),
        rows.notes(session.remarks),
    ]
    title = f"{context.title(session)} ({context.label('side_by_side')})"
    return RenderedPage(context.page_path, "side-by-side", title, SessionContext(context, session).summary, join(parts, LINE), cited=rows.cited)
