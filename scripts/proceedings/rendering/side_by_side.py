"""A session in all languages side by side, paragraph by paragraph."""

from __future__ import annotations

from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.rendering.rows import Rows
from proceedings.staging.apparatus import LEVELS
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.words import page_mark


def rendered_page(rows: Rows) -> RenderedPage:
    """Return the page of a session."""
    context, session = rows.context, rows.session
    address = f"sessions/{session.id}/{SIDE_BY_SIDE}/"
    day = [context.escape(context.label.date(session.date))] if session.date else []
    kicker = " · ".join([*day, context.escape(context.label("side_by_side"))])
    mark = page_mark(context, str(session.page)) if session.page else ""
    titles = [f"<span{one.attributes}>{context.escape(one.text.title)}</span>" for one in rows.columns]
    back = context.link(address, context.escape(context.title(session)), f"sessions/{session.id}.md")
    parts = [
        f'<p class="pr-kicker" data-apparatus="">{kicker}</p>',
        f'<h1 class="pr-row">{titles[0]}{"".join(titles[1:])}</h1>',
        f'<p class="pr-tools" data-apparatus="">{mark} {back}</p>',
        '<section class="pr-side pr-body">',
        rows.names,
        *rows.preamble(),
        *(rows.remark(remark, level=LEVELS[remark.kind]) for remark in session.remarks),
        "</section>",
        rows.notes(session.remarks),
    ]
    title = f"{context.title(session)} ({context.label('side_by_side')})"
    text = session.texts.get(context.language)
    return RenderedPage(address, "side-by-side", title, text.summary if text else "", "\n".join(parts), cited=rows.cited)
