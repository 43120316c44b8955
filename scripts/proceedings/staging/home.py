"""The pages that people wrote, the programme on the home page, and the list of sessions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from proceedings.citations.cited_work import CitedWork
from proceedings.exports import FORMATS
from proceedings.model.record import Page, Session
from proceedings.model.urls import MANY, day_addresses
from proceedings.staging.citing import citations
from proceedings.staging.context import PageContext
from proceedings.staging.markup import blocks, element, raw
from proceedings.staging.pictures import answers_picture, mapped
from proceedings.staging.rendered_page import RenderedPage

_LINK = re.compile(r"(\]\(|^\[[^\]\n]+\]:[ ]*)(?=[^)\s:]+\.md\b)([^)\s]+)", re.MULTILINE)  # to a page, by its file


def prose_page(context: PageContext, own: Page) -> RenderedPage:
    """Return a page of prose; the home page gets the programme."""
    source = f"{own.id}.md"
    title = own.titles[context.language]
    parts = [raw("h1", title)]
    if own.id == "index":
        parts += [context.markup.paragraph(_where_and_when(context), class_="pr-kicker", id="event"), _body(context, own), *_ways_in(context, source)]
    else:
        parts.append(_body(context, own))
    if own.id == "about":
        parts += [
            context.markup.heading(2, context.escape(context.label("cite_whole")), "citations"),
            citations(context, CitedWork(context.site.editions[context.language]), "../data/"),
        ]
    if own.id == "data":
        parts += [context.markup.heading(2, context.escape(context.label("files")), "files"), context.markup.items(_files(context), "pr-columns")]
    return RenderedPage(source, "home" if own.id == "index" else "prose", title, context.record.conference.description[context.language], blocks(parts))


def _body(context: PageContext, own: Page) -> str:
    """Return what people wrote on a page, with its links to other pages as the markup has them."""

    def way(found: re.Match[str]) -> str:
        return found[1] + context.markup.relative_url(f"{own.id}.md", found[2])

    return _LINK.sub(way, own.bodies[context.language].strip())


def sessions_page(context: PageContext) -> RenderedPage:
    """Return the list of sessions, or of the days that list theirs."""
    source = "sessions/index.md"
    parts = [raw("h1", context.label("sessions")), *_programme(context, source, full=True)]
    return RenderedPage(source, "list", context.label("sessions"), context.record.conference.description[context.language], blocks(parts))


def day_page(context: PageContext, day: date, address: str) -> RenderedPage:
    """Return the sessions of one day, where all of them together would be too many for a page."""
    source = f"{address}.md"
    _, title, theme = _named(context, day)
    listed = _full_list(context, source, context.record.sessions_on[day])
    return RenderedPage(source, "list", title, context.record.conference.description[context.language], blocks([raw("h1", title), *theme, listed]))


def _files(context: PageContext) -> Iterator[str]:
    """Yield a link to each file of the whole record; the engine does not know them, the tests follow them."""
    edition = context.site.editions[context.language]
    for one in FORMATS:
        way = "../../data/" if one.multilingual and edition.root else ""
        if one.available(edition):
            for name in one.whole:
                yield raw("a", f"{name}.{one.ending}", href=f"{way}{name}.{one.ending}", type=one.media_type)


def _where_and_when(context: PageContext) -> str:
    conference = context.record.conference
    dates = context.escape(context.label.dates(day.date for day in conference.days))
    organisers = [context.organisation("index.md", id) for id in conference.organisers]
    return " · ".join([dates, context.localized(conference.place), *([context.join(organisers)] if organisers else [])])


def _programme(context: PageContext, source: str, *, full: bool = False) -> list[str]:
    """Return the sessions day by day, with those before the first day in front; `full` with summaries, questions and answers."""
    parts, days = [], []
    pages = day_addresses(context.record)
    for day, sessions in context.record.sessions_on.items():
        if day in pages:
            listed = context.markup.paragraph(context.escape(context.label("session_count", number=len(sessions))), class_="pr-detail")
        elif full:
            listed = _full_list(context, source, sessions)
        else:
            listed = context.markup.items((_row(context, source, session) for session in sessions), "pr-before" if day is None else "pr-sittings", ordered=True)
        if day is None:
            parts.append(listed)
        else:
            days.append(context.markup.block("section", [*_day(context, day, 2 if full else 3, source, pages.get(day)), listed], class_="pr-day"))
    parts += days if full or not days else [context.markup.block("div", days, class_="pr-days")]
    if context.record.conference.dates_note:
        parts.append(context.markup.paragraph(context.localized(context.record.conference.dates_note), class_="pr-detail"))
    return parts


def _named(context: PageContext, day: date) -> tuple[int, str, list[str]]:
    """Return the number of a day, what it is called, and its theme as a paragraph, if it has one."""
    number, one = next((number, one) for number, one in enumerate(context.record.conference.days, 1) if one.date == day)
    theme = [context.markup.paragraph(context.localized(one.theme), class_="pr-day-theme")] if one.theme else []
    return number, context.label("day", number=number, date=context.label.date(day)), theme


def _day(context: PageContext, day: date, level: int, source: str, page: str | None) -> Iterator[str]:
    """Yield the heading of a day, which leads to its own page if it has one, and its theme."""
    number, title, theme = _named(context, day)
    words = context.escape(title)
    yield context.markup.heading(level, context.link(source, words, f"{page}.md") if page else words, f"day-{number}")
    yield from theme


def _row(context: PageContext, source: str, session: Session, summary: str = "") -> str:
    """Return title and people of a session, a summary between them if there is one."""
    parts = [
        element("span", context.session(source, session), class_="pr-programme-title"),
        element("span", summary, class_="pr-detail") if summary else "",
        element("span", _people(context, source, session), class_="pr-detail pr-programme-people") if session.speakers else "",
    ]
    return " ".join(filter(None, parts))


def _people(context: PageContext, source: str, session: Session) -> str:
    """Return who takes part, each with what follows the name in one piece, so that no line breaks a name or begins with a comma."""
    mark = context.label("separator")
    pieces = []
    for number, one in enumerate(session.speakers, 1):
        role = context.escape(context.label("in_brackets", words=context.label("moderator"))) if one.role == "moderator" else ""
        comma = mark.rstrip() if number < len(session.speakers) else ""
        pieces.append(element("span", context.person(source, one.id) + role + comma, class_="pr-name"))
    return (" " if mark.endswith(" ") else "").join(pieces)


def _full_list(context: PageContext, source: str, sessions: Iterable[Session]) -> str:
    return context.markup.block("ol", (_full_row(context, source, session) for session in sessions), class_="pr-programme")


def _full_row(context: PageContext, source: str, session: Session) -> str:
    """Return a session as an item with its summary and, where the list is short enough for it, with who answered whom."""
    own = session.texts.get(context.language)
    words = _row(context, source, session, context.escape(own.summary) if own else "")
    answers = answers_picture(context, source, session) if len(context.record.sessions) <= MANY else ""
    if not answers:
        return context.markup.line("li", words)
    return context.markup.block(
        "li", [context.markup.paragraph(words), context.markup.block("details", [raw("summary", context.label("questions_and_answers")), answers])]
    )


def _ways_in(context: PageContext, source: str) -> Iterator[str]:
    """Yield the ways into the record: the programme, and lists of speakers, themes and figures with what each holds."""
    record = context.record
    programme = _programme(context, source) if len(record.sessions) <= MANY else []
    yield from _way_in(context, "sessions", "sessions/index.md", *programme)
    spoken = Counter(remark.by for _, remark in record.remarks())
    people = sorted(record.speakers.values(), key=lambda one: one.sort[context.language])
    rows = [_counted(context.person(source, one.id), spoken[one.id]) for one in people]
    yield from _way_in(context, "speakers", "speakers/index.md", *_list(context, "counted_remarks", rows))
    themes = Counter(theme for _, remark in record.remarks() for theme in remark.themes)
    rows = [_counted(context.theme(source, id), themes[id]) for id in record.themes]
    picture = context.link("index.md", context.escape(context.label("theme_map_way")), "themes/index.md") if mapped(record) else ""
    if rows:
        yield from _way_in(context, "themes", "themes/index.md", *_list(context, "counted_remarks", rows, picture))
    figures = Counter(figure.group for figure in record.figures.values())
    rows = [_counted(context.link("index.md", context.localized(one.name), f"figures.md#group-{one.id}"), figures[one.id]) for one in record.groups.values()]
    if rows:
        yield from _way_in(context, "figures", "figures.md", *_list(context, "counted_figures", rows))


def _way_in(context: PageContext, name: str, target: str, *parts: str) -> Iterator[str]:
    """Yield a heading that leads to the page of a list, and what stands of it here."""
    yield context.markup.heading(2, context.link("index.md", context.escape(context.label(name)), target), name)
    yield from parts


def _list(context: PageContext, counted: str, rows: list[str], *ways: str) -> Iterator[str]:
    """Yield what the numbers of a list count, and the list; one that is too long is left to its own page."""
    shown = 0 < len(rows) <= MANY
    if words := [context.escape(context.label(counted))] * shown + [way for way in ways if way]:
        yield context.markup.paragraph(" · ".join(words), class_="pr-detail")
    if shown:
        yield context.markup.items(rows, "pr-columns")


def _counted(words: str, number: int) -> str:
    return f"{words} {element('span', str(number), class_='pr-count')}" if number else words
