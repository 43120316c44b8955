"""A remark alone: its words in all languages side by side, what stands around it in its session, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.citations.cited_work import Source
from proceedings.model.excerpts import LONG, excerpt
from proceedings.model.record import Remark, Session
from proceedings.rendering.rows import Rows
from proceedings.staging.apparatus import tools
from proceedings.staging.citing import citations
from proceedings.staging.context import Site
from proceedings.staging.sheet import Sheet


def sheet(rows: Rows, position: int) -> Sheet:
    """Return the page of the remark that stands at a position in its session."""
    site, session = rows.site, rows.session
    remark = session.remarks[position]
    address = f"sessions/{session.id}/{remark.id}/"
    title = title_of(site, session, remark)
    cited = rows.cited.part(remark)
    parts = [
        f'<p class="pr-kicker" data-apparatus="">{_kicker(site, address, session, remark)}</p>',
        f'<h1 data-apparatus="">{site.escape(title)}</h1>',
        '<section class="pr-side pr-body">',
        rows.names if len(rows.columns) > 1 else "",
        rows.remark(remark, level=2),
        "</section>",
        _themes(site, address, remark),
        rows.notes([remark]),
        _around(rows, position),
        f'<section data-apparatus=""><h2 id="citations">{site.escape(site.label("cite_remark"))}</h2>\n{citations(site, cited, _folder(site, address, session))}</section>',
    ]
    return Sheet(address, "remark", title, _beginning(site, session, remark), "\n".join(part for part in parts if part), cited=cited)


def title_of(site: Site, session: Session, remark: Remark) -> str:
    """Return who says what where, such as 'Jane Doe: Answer in “Part 1”'; a session that is one remark lends it its title."""
    source = Source(site.shared.editions[site.language], session, remark)
    if not remark.by:
        return source.own_title
    return site.label("remark_title", speaker=site.record.speakers[remark.by].name[site.language], remark=source.own_title)


def _beginning(site: Site, session: Session, remark: Remark) -> str:
    """Return the first words of a remark, plain."""
    _, text = site.record.text(session, site.language)
    return excerpt(session, text, remark.id, LONG)


def _folder(site: Site, address: str, session: Session) -> str:
    """Return where the files of a remark stand: beside its page in the language in which the session is there."""
    if site.record.text(session, site.language)[0] == site.language:
        return ""
    return "../" * f"{site.language}/{address}".count("/") + address


def _kicker(site: Site, address: str, session: Session, remark: Remark) -> str:
    parts = [
        site.escape(site.label.date(session.date)) if session.date else "",
        site.session(address, session),
        site.place(address, session, remark.id, site.escape(site.label("in_its_place"))),
    ]
    return " · ".join(part for part in parts if part)


def _themes(site: Site, address: str, remark: Remark) -> str:
    return tools(site, (site.theme(address, theme) for theme in remark.themes))


def _around(rows: Rows, position: int) -> str:
    """Return the remarks that this one answers or is answered by, and those before and after it, by name and first words."""
    site, session = rows.site, rows.session
    items = "".join(f"<dt>{site.escape(site.label(name))}</dt>{rows.item(one)}" for name, one in _neighbours(session, position))
    title = f'<h2 id="around">{site.escape(site.label("around"))}</h2>'
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
