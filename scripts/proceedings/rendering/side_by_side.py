"""A session in all languages side by side, paragraph by paragraph."""

from __future__ import annotations

from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.rendering.rows import Rows
from proceedings.staging.apparatus import LEVELS
from proceedings.staging.sheet import Sheet
from proceedings.staging.words import page_mark


def sheet(rows: Rows) -> Sheet:
    """Return the page of a session."""
    site, session = rows.site, rows.session
    address = f"sessions/{session.id}/{SIDE_BY_SIDE}/"
    day = [site.escape(site.label.date(session.date))] if session.date else []
    kicker = " · ".join([*day, site.escape(site.label("side_by_side"))])
    mark = page_mark(site, str(session.page)) if session.page else ""
    titles = [f"<span{one.attributes}>{site.escape(one.text.title)}</span>" for one in rows.columns]
    back = site.link(address, site.escape(site.title(session)), f"sessions/{session.id}.md")
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
    title = f"{site.title(session)} ({site.label('side_by_side')})"
    text = session.texts.get(site.language)
    return Sheet(address, "side-by-side", title, text.summary if text else "", "\n".join(parts), cited=rows.cited)
