"""The pages that people wrote, the programme on the home page, and the list of sessions."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.edition import Edition
from proceedings.exports import FORMATS
from proceedings.model import Page, Session
from proceedings.staging.citing import citations
from proceedings.staging.markdown import element, escape, heading, items, page, paragraph, raw
from proceedings.staging.site import Site


def prose_page(site: Site, own: Page) -> tuple[str, str]:
    """Return path and content of a page of prose; the home page gets the programme."""
    source = f"{own.id}.md"
    title = own.titles[site.language]
    front = {"title": title, "description": site.record.conference.description[site.language], "kind": "home" if own.id == "index" else "prose"}
    parts = [raw("h1", title)]
    if own.id == "index":
        parts += [paragraph(_where_and_when(site), class_="pr-kicker", id="event"), own.bodies[site.language].strip(), *_programme(site, source)]
    else:
        parts.append(own.bodies[site.language].strip())
    if own.id == "about":
        parts += [heading(2, escape(site.label("cite_whole")), "citations"), citations(site, folder="../data/")]
    if own.id == "data":
        parts += [heading(2, escape(site.label("files")), "files"), items(_files(site), "pr-columns")]
    return source, page(front, parts)


def sessions_page(site: Site) -> tuple[str, str]:
    """Return path and content of the list of sessions."""
    source = "sessions/index.md"
    parts = [raw("h1", site.label("sessions")), *_programme(site, source, summaries=True)]
    return source, page({"title": site.label("sessions"), "description": site.record.conference.description[site.language], "kind": "list"}, parts)


def _files(site: Site) -> Iterator[str]:
    """Yield a link to each file of the whole record; the engine does not know them, the tests follow them."""
    edition = Edition(site.record, site.language, own_labels=site.shared.own_labels)
    for one in FORMATS:
        way = "../../data/" if one.multilingual and edition.root else ""
        for name, make in one.whole.items():
            if make(edition) is not None:
                yield raw("a", f"{name}.{one.ending}", href=f"{way}{name}.{one.ending}", type=one.media_type)


def _where_and_when(site: Site) -> str:
    conference = site.record.conference
    dates = escape(site.label.dates(day.date for day in conference.days))
    organisers = [site.organisation("index.md", id) for id in conference.organisers]
    return " · ".join([dates, site.own(conference.place), *([site.join(organisers)] if organisers else [])])


def _programme(site: Site, source: str, *, summaries: bool = False) -> list[str]:
    """Return the sessions day by day, with those before the first day and after the last in their place."""
    parts: list[str] = []
    day = None
    rows: list[str] = []

    def close() -> None:
        if rows:
            parts.append(items(rows, "pr-programme", ordered=True))
            rows.clear()

    days = {one.date: number for number, one in enumerate(site.record.conference.days, 1)}
    for session in site.record.sessions.values():
        if session.date and session.date != day:
            close()
            day = session.date
            number = days[day]
            theme = site.record.conference.days[number - 1].theme
            parts.append(heading(2, escape(site.label("day", number=number, date=site.label.date(day))), f"day-{number}"))
            if theme:
                parts.append(paragraph(site.own(theme), class_="pr-day-theme"))
        rows.append(_row(site, source, session, summaries=summaries))
    close()
    if site.record.conference.dates_note:
        parts.append(paragraph(site.own(site.record.conference.dates_note), class_="pr-detail"))
    return parts


def _row(site: Site, source: str, session: Session, *, summaries: bool) -> str:
    title = element("span", site.session(source, session), class_="pr-programme-title")
    own = session.texts.get(site.language)
    people = [
        site.person(source, one.id) + (escape(site.label("in_brackets", words=site.label("moderator"))) if one.role == "moderator" else "")
        for one in session.speakers
    ]
    details = [element("span", site.join(people), class_="pr-detail")] if people else []
    if own and (summaries or not people):
        details.insert(0, element("span", escape(own.summary), class_="pr-detail"))
    return " ".join([title, *details])
