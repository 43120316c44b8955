"""The pages that people wrote, the programme on the home page, and the list of sessions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from proceedings import exports
from proceedings.citations.cited_work import CitedWork
from proceedings.model.record import Page, Session
from proceedings.model.urls import LONG_LIST, day_addresses, day_heading
from proceedings.staging.citing import Citing, file_link
from proceedings.staging.context import PageContext, SessionContext
from proceedings.staging.markup import DOT, EMPTY, SPACE, Html, block, blocks, element, escape, filled, heading, items, join
from proceedings.staging.pictures import answers_picture, mapped
from proceedings.staging.programs import programs
from proceedings.staging.rendered_page import Markdown, RenderedPage, StagedPage, markdown
from proceedings.staging.titles import titled
from proceedings.staging.words import APART

_LINK = re.compile(r"(\]\(|^\[[^\]\n]+\]:[ ]*)(?=[^)\s:]+\.md\b)([^)\s]+)", re.MULTILINE)  # a link to a page, by its file
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *\{#([^\s{}]+)\} *$", re.MULTILINE)
_MARKED = re.compile(r"[*_`\[\]<>&\\]")  # characters that may be marks of Markdown
_FENCE = re.compile(r"(^(?:```|~~~).*?^(?:```|~~~) *$)", re.MULTILINE | re.DOTALL)  # a block of code


def prose_page(context: PageContext, page: Page) -> StagedPage:
    """Return a page of prose: the home page with the programme, the page about the record with its citations, that of the data with the files and the programs that read them."""
    context = context.at(f"{page.id}.md")
    title = page.titles[context.language]
    before = [element("h1", titled(title, context.language))]
    after: list[Html] = []
    if page.id == "index":
        before.append(element("p", _where_and_when(context), class_="pr-kicker", id="event"))
        after += _ways_in(context)
    if page.id == "about":
        after.append(heading(2, context.label_html("cite_whole"), "citations"))
        after.append(Citing(context).of(CitedWork(context.site.editions[context.language]), "../data/"))
    if page.id == "data":
        after += [heading(2, context.label_html("files"), "files"), items(_files(context), "pr-columns"), *programs(context)]
    content = "\n\n".join([markdown(blocks(before)), _body(context, page), *([markdown(blocks(after))] if after else [])])
    kind = "home" if page.id == "index" else "prose"
    return StagedPage(context.page_path, kind, title, context.record.conference.description[context.language], Markdown(content))


def _body(context: PageContext, page: Page) -> Markdown:
    """Return what people wrote on a page, its links to pages led to their addresses, its headings with ids as HTML, which every engine reads."""

    def linked(match: re.Match[str]) -> str:
        return match[1] + context.url(match[2])

    parts = _FENCE.split(page.bodies[context.language].strip())
    parts[::2] = [_HEADING.sub(_heading, _LINK.sub(linked, part)) for part in parts[::2]]
    return Markdown("".join(parts))


def _heading(match: re.Match[str]) -> str:
    """Return a heading as HTML; one whose words have marks stays Markdown, with a place for its id before it."""
    level, words, id = len(match[1]), match[2], match[3]
    if _MARKED.search(words):
        return f"{element('div', id=id)}\n\n{match[1]} {words}"
    return element(f"h{level}", escape(words), id=id)


def sessions_page(context: PageContext) -> RenderedPage:
    """Return the list of sessions, or of the days that list theirs."""
    context = context.at("sessions/index.md")
    parts = [element("h1", context.label_html("sessions")), *_programme(context, full=True)]
    return RenderedPage(context.page_path, "list", context.label("sessions"), context.record.conference.description[context.language], blocks(parts))


def day_page(context: PageContext, day: date, address: str) -> RenderedPage:
    """Return the page of one day with its sessions; it exists only where one list of all sessions would be too long."""
    context = context.at(f"{address}.md")
    _, title, theme = _named(context, day)
    content = blocks([element("h1", titled(title, context.language)), *theme, _full_list(context, context.record.sessions_on[day])])
    return RenderedPage(context.page_path, "list", title, context.record.conference.description[context.language], content)


def _files(context: PageContext) -> Iterator[Html]:
    """Yield a link to each file of the whole record. MkDocs cannot check these links; the tests do."""
    edition = context.site.editions[context.language]
    for media_type, path in exports.listed(edition):
        folder, _, file = path.rpartition("/")
        beside = "" if folder == f"{edition.root}data" else f"../../{folder}/"
        yield file_link(context, file, beside + file, type=media_type)


def _where_and_when(context: PageContext) -> Html:
    conference = context.record.conference
    dates = escape(context.label.dates(day.date for day in conference.days))
    organisers = context.join(context.organisation(id) for id in conference.organisers)
    return filled((dates, context.localized(conference.place), organisers), DOT)


def _programme(context: PageContext, *, full: bool = False) -> list[Html]:
    """Return the sessions day by day, with those before the first day in front; `full` with summaries, questions and answers."""
    parts, days = [], []
    pages = day_addresses(context.record)
    for day, sessions in context.record.sessions_on.items():
        if day in pages:
            listed = element("p", context.label_html("session_count", number=len(sessions)), class_="pr-detail")
        elif full:
            listed = _full_list(context, sessions)
        else:
            listed = items((_row(context, session) for session in sessions), "pr-before" if day is None else "pr-sittings", ordered=True)
        if day is None:
            parts.append(listed)
        else:
            days.append(block("section", [*_day(context, day, 2 if full else 3, pages.get(day)), listed], class_="pr-day"))
    parts += days if full or not days else [block("div", days, class_="pr-days")]
    if context.record.conference.dates_note:
        parts.append(element("p", context.localized(context.record.conference.dates_note), class_="pr-detail"))
    return parts


def _named(context: PageContext, date: date) -> tuple[int, str, list[Html]]:
    """Return the number of a day, what it is called, and its theme as a paragraph, if it has one."""
    number, day = next((number, day) for number, day in enumerate(context.record.conference.days, 1) if day.date == date)
    theme = [element("p", context.localized(day.theme), class_="pr-day-theme")] if day.theme else []
    return number, context.label("day", number=number, date=context.label.date(date)), theme


def _day(context: PageContext, day: date, level: int, page: str | None) -> Iterator[Html]:
    """Yield the heading of a day, which leads to its own page if it has one, and its theme."""
    number, title, theme = _named(context, day)
    words = escape(title)
    yield heading(level, context.link(words, f"{page}.md") if page else words, day_heading(number))
    yield from theme


def _row(context: PageContext, session: Session, summary: str = "") -> Html:
    """Return title and people of a session, a summary between them if there is one."""
    parts = [
        element("span", context.session(session), class_="pr-programme-title"),
        element("span", escape(summary), class_="pr-detail") if summary else EMPTY,
        element("span", _people(context, session), class_="pr-detail pr-programme-people") if session.speakers else EMPTY,
    ]
    return filled(parts, APART)


def _people(context: PageContext, session: Session) -> Html:
    """Return who takes part, each with what follows the name in one piece, so that no line breaks a name or begins with a comma."""
    separator = context.label("separator")
    moderator = context.label_html("in_brackets", words=context.label("moderator"))
    names = []
    for number, appearance in enumerate(session.speakers, 1):
        role = moderator if appearance.role == "moderator" else EMPTY
        comma = escape(separator.rstrip()) if number < len(session.speakers) else EMPTY
        names.append(element("span", context.person(appearance.id), role, comma, class_="pr-name"))
    return join(names, SPACE if separator.endswith(" ") else EMPTY)


def _full_list(context: PageContext, sessions: Iterable[Session]) -> Html:
    return block("ol", (_full_row(context, session) for session in sessions), class_="pr-programme")


def _full_row(context: PageContext, session: Session) -> Html:
    """Return a session as an item with its summary and, where the list is short enough for it, with who answered whom."""
    words = _row(context, session, SessionContext(context, session).summary)
    answers = answers_picture(context, session) if len(context.record.sessions) <= LONG_LIST else EMPTY
    if not answers:
        return element("li", words)
    answered = {question.id for remark in session.remarks if (question := session.answered(remark))}
    summary = element("summary", _counted(context.label_html("questions_and_answers"), len(answered)))
    return block("li", [element("p", words), block("details", [summary, answers])])


def _ways_in(context: PageContext) -> Iterator[Html]:
    """Yield links into the record: the programme, and lists of speakers, themes and figures with what each holds."""
    record = context.record
    programme = _programme(context) if len(record.sessions) <= LONG_LIST else []
    yield from _way_in(context, "sessions", "sessions/index.md", *programme)
    remark_counts = Counter(remark.by for _, remark in record.remarks())
    speakers = record.sorted_speakers(context.language)
    rows = [_counted(context.person(speaker.id), remark_counts[speaker.id]) for speaker in speakers]
    yield from _way_in(context, "speakers", "speakers/index.md", *_list(context, "counted_remarks", rows))
    theme_counts = Counter(theme for _, remark in record.remarks() for theme in remark.themes)
    rows = [_counted(context.theme(id), theme_counts[id]) for id in record.themes]
    map_link = context.link(context.label_html("theme_map_way"), "themes/index.md") if mapped(record) else EMPTY
    if rows:
        yield from _way_in(context, "themes", "themes/index.md", *_list(context, "counted_remarks", rows, map_link))
    figure_counts = Counter(figure.group for figure in record.figures.values())
    rows = [_counted(context.link(context.localized(group.name), f"figures.md#group-{id}"), figure_counts[id]) for id, group in record.groups.items()]
    if rows:
        yield from _way_in(context, "figures", "figures.md", *_list(context, "counted_figures", rows))


def _way_in(context: PageContext, name: str, target: str, *parts: Html) -> Iterator[Html]:
    """Yield the heading of a list, which leads to its page, and the part of the list that stands here."""
    yield heading(2, context.link(context.label_html(name), target), name)
    yield from parts


def _list(context: PageContext, counted: str, rows: list[Html], *links: Html) -> Iterator[Html]:
    """Yield what the numbers of a list count, and the list; one that is too long is left to its own page."""
    shown = 0 < len(rows) <= LONG_LIST
    if words := filled([context.label_html(counted) if shown else EMPTY, *links], DOT):
        yield element("p", words, class_="pr-detail")
    if shown:
        yield items(rows, "pr-columns")


def _counted(words: Html, number: int) -> Html:
    return join((words, element("span", escape(str(number)), class_="pr-count")), SPACE) if number else words
