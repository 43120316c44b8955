"""The pages that people wrote, the programme on the home page, and the list of sessions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from proceedings.citations.cited_work import Source
from proceedings.exports import FORMATS
from proceedings.model.record import Page, Session
from proceedings.model.urls import MANY, day_addresses
from proceedings.staging.citing import citations
from proceedings.staging.context import Site
from proceedings.staging.markup import blocks, element, raw
from proceedings.staging.pictures import answers_picture, mapped
from proceedings.staging.sheet import Sheet

_LINK = re.compile(r"(\]\(|^\[[^\]\n]+\]:[ ]*)(?=[^)\s:]+\.md\b)([^)\s]+)", re.MULTILINE)  # to a page, by its file


def prose_page(site: Site, own: Page) -> Sheet:
    """Return a page of prose; the home page gets the programme."""
    source = f"{own.id}.md"
    title = own.titles[site.language]
    parts = [raw("h1", title)]
    if own.id == "index":
        parts += [site.markup.paragraph(_where_and_when(site), class_="pr-kicker", id="event"), _body(site, own), *_ways_in(site, source)]
    else:
        parts.append(_body(site, own))
    if own.id == "about":
        parts += [
            site.markup.heading(2, site.escape(site.label("cite_whole")), "citations"),
            citations(site, Source(site.shared.editions[site.language]), "../data/"),
        ]
    if own.id == "data":
        parts += [site.markup.heading(2, site.escape(site.label("files")), "files"), site.markup.items(_files(site), "pr-columns")]
    return Sheet(source, "home" if own.id == "index" else "prose", title, site.record.conference.description[site.language], blocks(parts))


def _body(site: Site, own: Page) -> str:
    """Return what people wrote on a page, with its links to other pages as the markup has them."""

    def way(found: re.Match[str]) -> str:
        return found[1] + site.markup.way(f"{own.id}.md", found[2])

    return _LINK.sub(way, own.bodies[site.language].strip())


def sessions_page(site: Site) -> Sheet:
    """Return the list of sessions, or of the days that list theirs."""
    source = "sessions/index.md"
    parts = [raw("h1", site.label("sessions")), *_programme(site, source, full=True)]
    return Sheet(source, "list", site.label("sessions"), site.record.conference.description[site.language], blocks(parts))


def day_page(site: Site, day: date, address: str) -> Sheet:
    """Return the sessions of one day, where all of them together would be too many for a page."""
    source = f"{address}.md"
    _, title, theme = _named(site, day)
    listed = _full_list(site, source, site.record.sessions_on[day])
    return Sheet(source, "list", title, site.record.conference.description[site.language], blocks([raw("h1", title), *theme, listed]))


def _files(site: Site) -> Iterator[str]:
    """Yield a link to each file of the whole record; the engine does not know them, the tests follow them."""
    edition = site.shared.editions[site.language]
    for one in FORMATS:
        way = "../../data/" if one.multilingual and edition.root else ""
        if one.there(edition):
            for name in one.whole:
                yield raw("a", f"{name}.{one.ending}", href=f"{way}{name}.{one.ending}", type=one.media_type)


def _where_and_when(site: Site) -> str:
    conference = site.record.conference
    dates = site.escape(site.label.dates(day.date for day in conference.days))
    organisers = [site.organisation("index.md", id) for id in conference.organisers]
    return " · ".join([dates, site.own(conference.place), *([site.join(organisers)] if organisers else [])])


def _programme(site: Site, source: str, *, full: bool = False) -> list[str]:
    """Return the sessions day by day, with those before the first day in front; `full` with summaries, questions and answers."""
    parts, days = [], []
    pages = day_addresses(site.record)
    for day, sessions in site.record.sessions_on.items():
        if day in pages:
            listed = site.markup.paragraph(site.escape(site.label("session_count", number=len(sessions))), class_="pr-detail")
        elif full:
            listed = _full_list(site, source, sessions)
        else:
            listed = site.markup.items((_row(site, source, session) for session in sessions), "pr-before" if day is None else "pr-sittings", ordered=True)
        if day is None:
            parts.append(listed)
        else:
            days.append(site.markup.block("section", [*_day(site, day, 2 if full else 3, source, pages.get(day)), listed], class_="pr-day"))
    parts += days if full or not days else [site.markup.block("div", days, class_="pr-days")]
    if site.record.conference.dates_note:
        parts.append(site.markup.paragraph(site.own(site.record.conference.dates_note), class_="pr-detail"))
    return parts


def _named(site: Site, day: date) -> tuple[int, str, list[str]]:
    """Return the number of a day, what it is called, and its theme as a paragraph, if it has one."""
    number, one = next((number, one) for number, one in enumerate(site.record.conference.days, 1) if one.date == day)
    theme = [site.markup.paragraph(site.own(one.theme), class_="pr-day-theme")] if one.theme else []
    return number, site.label("day", number=number, date=site.label.date(day)), theme


def _day(site: Site, day: date, level: int, source: str, page: str | None) -> Iterator[str]:
    """Yield the heading of a day, which leads to its own page if it has one, and its theme."""
    number, title, theme = _named(site, day)
    words = site.escape(title)
    yield site.markup.heading(level, site.link(source, words, f"{page}.md") if page else words, f"day-{number}")
    yield from theme


def _row(site: Site, source: str, session: Session, summary: str = "") -> str:
    """Return title and people of a session, a summary between them if there is one."""
    parts = [
        element("span", site.session(source, session), class_="pr-programme-title"),
        element("span", summary, class_="pr-detail") if summary else "",
        element("span", _people(site, source, session), class_="pr-detail pr-programme-people") if session.speakers else "",
    ]
    return " ".join(filter(None, parts))


def _people(site: Site, source: str, session: Session) -> str:
    """Return who takes part, each with what follows the name in one piece, so that no line breaks a name or begins with a comma."""
    mark = site.label("separator")
    pieces = []
    for number, one in enumerate(session.speakers, 1):
        role = site.escape(site.label("in_brackets", words=site.label("moderator"))) if one.role == "moderator" else ""
        comma = mark.rstrip() if number < len(session.speakers) else ""
        pieces.append(element("span", site.person(source, one.id) + role + comma, class_="pr-name"))
    return (" " if mark.endswith(" ") else "").join(pieces)


def _full_list(site: Site, source: str, sessions: Iterable[Session]) -> str:
    return site.markup.block("ol", (_full_row(site, source, session) for session in sessions), class_="pr-programme")


def _full_row(site: Site, source: str, session: Session) -> str:
    """Return a session as an item with its summary and, where the list is short enough for it, with who answered whom."""
    own = session.texts.get(site.language)
    words = _row(site, source, session, site.escape(own.summary) if own else "")
    answers = answers_picture(site, source, session) if len(site.record.sessions) <= MANY else ""
    if not answers:
        return site.markup.line("li", words)
    return site.markup.block("li", [site.markup.paragraph(words), site.markup.block("details", [raw("summary", site.label("questions_and_answers")), answers])])


def _ways_in(site: Site, source: str) -> Iterator[str]:
    """Yield the ways into the record: the programme, and lists of speakers, themes and figures with what each holds."""
    record = site.record
    programme = _programme(site, source) if len(record.sessions) <= MANY else []
    yield from _way_in(site, "sessions", "sessions/index.md", *programme)
    spoken = Counter(remark.by for _, remark in record.remarks())
    people = sorted(record.speakers.values(), key=lambda one: one.sort[site.language])
    rows = [_counted(site.person(source, one.id), spoken[one.id]) for one in people]
    yield from _way_in(site, "speakers", "speakers/index.md", *_list(site, "counted_remarks", rows))
    themes = Counter(theme for _, remark in record.remarks() for theme in remark.themes)
    rows = [_counted(site.theme(source, id), themes[id]) for id in record.themes]
    picture = site.link("index.md", site.escape(site.label("theme_map_way")), "themes/index.md") if mapped(record) else ""
    if rows:
        yield from _way_in(site, "themes", "themes/index.md", *_list(site, "counted_remarks", rows, picture))
    figures = Counter(figure.group for figure in record.figures.values())
    rows = [_counted(site.link("index.md", site.own(one.name), f"figures.md#group-{one.id}"), figures[one.id]) for one in record.groups.values()]
    if rows:
        yield from _way_in(site, "figures", "figures.md", *_list(site, "counted_figures", rows))


def _way_in(site: Site, name: str, target: str, *parts: str) -> Iterator[str]:
    """Yield a heading that leads to the page of a list, and what stands of it here."""
    yield site.markup.heading(2, site.link("index.md", site.escape(site.label(name)), target), name)
    yield from parts


def _list(site: Site, counted: str, rows: list[str], *ways: str) -> Iterator[str]:
    """Yield what the numbers of a list count, and the list; one that is too long is left to its own page."""
    shown = 0 < len(rows) <= MANY
    if words := [site.escape(site.label(counted))] * shown + [way for way in ways if way]:
        yield site.markup.paragraph(" · ".join(words), class_="pr-detail")
    if shown:
        yield site.markup.items(rows, "pr-columns")


def _counted(words: str, number: int) -> str:
    return f"{words} {element('span', str(number), class_='pr-count')}" if number else words
