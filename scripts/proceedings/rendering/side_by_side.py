"""A session in all languages side by side, paragraph by paragraph."""

from __future__ import annotations

from proceedings.addresses import SIDE_BY_SIDE
from proceedings.model import Session
from proceedings.rendering.rows import columns, language_names, preamble_rows, remark_rows, translators_notes
from proceedings.staging.apparatus import LEVELS
from proceedings.staging.markup import attributes
from proceedings.staging.sheet import Sheet
from proceedings.staging.site import Site
from proceedings.staging.words import page_mark


def sheet(site: Site, session: Session) -> Sheet:
    """Return the page of a session."""
    address = f"sessions/{session.id}/{SIDE_BY_SIDE}/"
    own = columns(site, session)
    day = [site.escape(site.label.date(session.date))] if session.date else []
    kicker = " · ".join([*day, site.escape(site.label("side_by_side"))])
    mark = page_mark(site, str(session.page)) if session.page else ""
    titles = [f"<span{attributes(**site.language_of(one.language))}>{site.escape(one.text.title)}</span>" for one in own]
    back = site.link(address, site.escape(site.title(session)), f"sessions/{session.id}.md")
    parts = [
        f'<p class="pr-kicker" data-apparatus="">{kicker}</p>',
        f'<h1 class="pr-row">{titles[0]}{"".join(titles[1:])}</h1>',
        f'<p class="pr-tools" data-apparatus="">{mark} {back}</p>',
        '<div class="pr-side">',
        language_names(site, own),
        *preamble_rows(site, address, own),
        *(remark_rows(site, address, session, remark, own, level=LEVELS[remark.kind]) for remark in session.remarks),
        "</div>",
        translators_notes(site, address, session.remarks, own),
    ]
    title = f"{site.title(session)} ({site.label('side_by_side')})"
    text = session.texts.get(site.language)
    return Sheet(address, "side-by-side", title, text.summary if text else "", "\n".join(parts))
