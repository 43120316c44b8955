"""Pictures of the record: a map of themes and sessions, who answered whom, and how much each kind of organisation said."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from proceedings.languages.labels import kind_label
from proceedings.model import lengths
from proceedings.model.excerpts import LONG
from proceedings.model.facts import Theme
from proceedings.model.record import Proceedings, Remark, Session
from proceedings.staging.charts import Bar, bars, scrolling
from proceedings.staging.context import PageContext, named
from proceedings.staging.markup import DOT, EMPTY, SPACE, Html, Value, block, element, escape, items, join
from proceedings.staging.words import APART

MOST = 60  # with more sessions, the map would be too large to read and is left out
_FITS = 12  # with more sessions, the map scrolls sideways on a phone
_CELL = 24  # the side of a cell, in units of the map; as CSS pixels the smallest target of WCAG 2.2, 2.5.8
_SIDE = 2.25  # the side of a cell where there is room, in em: names over the cells grow with the text
_LONG_SIDE = 1.5  # the same, where there are so many cells that the map scrolls

Lengths = Mapping[tuple[str, str], int]  # how much was said, by theme and session


def mapped(record: Proceedings) -> list[Session]:
    """Return the sessions of the map: those with themes. Empty where they are too few or too many."""
    sessions = [session for session in record.sessions.values() if session.themes]
    return sessions if 2 <= len(sessions) <= MOST else []


def theme_map(context: PageContext) -> Html:
    """Return the map of how much was said on each theme in each session, as a picture and as a table; nothing where there is no map."""
    sessions = mapped(context.record)
    if not sessions:
        return EMPTY
    theme_lengths = lengths.by_theme(context.record)
    name = context.label("theme_map")
    rows = [_map_row(context, theme, sessions, theme_lengths) for theme in context.record.themes.values()]
    drawn = [_map_head(context, sessions), *rows]
    wide = len(sessions) > _FITS
    picture = scrolling(element("div", *drawn, class_="pr-map pr-map-long"), name) if wide else element("div", *drawn, class_="pr-map")
    skip = element("a", context.label_html("skip_picture"), class_="pr-map-skip", href="#map-as-table")
    summary = element("summary", context.label_html("as_table"), id="map-as-table")
    table = element("details", summary, scrolling(_map_table(context, sessions, theme_lengths), name))
    return _figure(name, join((skip, picture)), context.label("theme_map_about"), table, class_="pr-picture pr-picture-long" if wide else "pr-picture")


def _figure(title: str, picture: Html, about: str, behind: Html = EMPTY, *, class_: str = "pr-picture") -> Html:
    """Return a picture with its title above, and below it a description and the table behind it."""
    caption = element("figcaption", element("p", escape(about)), behind)
    return element("figure", element("p", escape(title), class_="pr-picture-title"), picture, caption, class_=class_, aria_label=title)


def _map_head(context: PageContext, sessions: list[Session]) -> Html:
    names = (context.link(escape(_short(context.title(session))), f"sessions/{session.id}.md") for session in sessions)
    return element("div", element("div", join(names, APART), class_="pr-map-sessions"), class_="pr-map-head")


def _short(title: str) -> str:
    """Return the shorter part of a title with a colon: it has the number of the session where sessions are numbered."""
    return min(re.split(r"\s*[:：]\s*", title), key=len)


def _map_row(context: PageContext, theme: Theme, sessions: list[Session], theme_lengths: Lengths) -> Html:
    """Return the row of a theme in the map: a cell for each session, and a line where a day begins."""
    most = max(theme_lengths.values())
    total = sum(theme_lengths.get((theme.id, session.id), 0) for session in sessions)
    mirrored = context.site.editions[context.language].direction == "rtl"
    width = _CELL * len(sessions)
    parts = []
    for column, session in enumerate(sessions):
        left = width - _CELL * (column + 1) if mirrored else _CELL * column
        if column and session.date != sessions[column - 1].date:
            parts.append(element("path", class_="pr-map-day", d=f"M{left + _CELL * mirrored} 0V{_CELL}"))
        if length := theme_lengths.get((theme.id, session.id)):
            parts.append(_cell(context, theme, session, left, length, most))
    side = _SIDE if len(sessions) <= _FITS else _LONG_SIDE
    box: dict[str, Value] = {"viewBox": f"0 0 {width} {_CELL}", "width": f"{side * len(sessions):g}em", "height": f"{side:g}em"}
    cells = element("svg", join(parts, SPACE), class_="pr-map-cells", role="group", aria_label=theme.name[context.language], **box)
    count = element("span", escape(context.label.number(total)), class_="pr-count")
    return element("div", context.theme(theme.id), SPACE, count, cells, class_="pr-map-row")


def _cell(context: PageContext, theme: Theme, session: Session, left: int, length: int, most: int) -> Html:
    """Return the link of a cell with its circle, whose area is the length."""
    amount = context.label("characters", number=context.label.number(length))
    words = f"{theme.name[context.language]} · {_short(context.title(session))}: {amount}"
    radius = round((_CELL / 2 - 1) * math.sqrt(length / most), 2)
    target = element("rect", x=left, width=_CELL, height=_CELL)
    circle = element("circle", cx=left + _CELL // 2, cy=_CELL // 2, r=radius)
    return context.link(join((element("title", escape(words)), target, circle)), _place(theme, session))


def _place(theme: Theme, session: Session) -> str:
    return f"themes/{theme.id}.md#in-{session.id}"


def _map_table(context: PageContext, sessions: list[Session], theme_lengths: Lengths) -> Html:
    heads = (element("th", escape(_short(context.title(session))), scope="col") for session in sessions)
    rows = []
    for theme in context.record.themes.values():
        cells = []
        for session in sessions:
            length = theme_lengths.get((theme.id, session.id))
            cells.append(element("td", context.link(escape(context.label.number(length)), _place(theme, session)) if length else EMPTY))
        rows.append(element("tr", element("th", context.localized(theme.name), scope="row"), *cells))
    return element("table", element("thead", element("tr", element("td"), *heads)), element("tbody", *rows), class_="pr-map-table")


def speaking_shares(context: PageContext) -> Html:
    """Return, for the list of organisations by kind, how much was said for each kind, the largest share first; nothing for fewer than two.

    The share that belongs to several kinds or to none comes last.
    """
    kind_lengths = lengths.by_kind(context.record)
    total = sum(kind_lengths.values())
    rows = []
    for kinds, length in sorted(kind_lengths.items(), key=lambda pair: (len(pair[0]) != 1, not pair[0], -pair[1])):
        names = {kind: context.label_html(kind_label("organisation", kind)) for kind in kinds}
        value = f"{context.label.share(length / total)} · {context.label('characters', number=context.label.number(length))}"
        if len(kinds) == 1:
            rows.append(Bar(names[kinds[0]], length, value, f"#{kinds[0]}"))
        else:
            several = context.join(element("a", name, href=f"#{kind}") for kind, name in names.items())
            rows.append(Bar(several or context.label_html("kind_unnamed"), length, value))
    title = context.label("speaking_shares")
    chart = bars(rows, title)
    return _figure(title, chart, context.label("speaking_shares_about")) if chart else EMPTY


def answers_picture(context: PageContext, session: Session) -> Html:
    """Return each question of a session with those who answered it, in order; nothing where there are none."""
    answers: dict[str, list[Remark]] = {}
    for remark in session.remarks:
        if answered := session.answered(remark):
            answers.setdefault(answered.id, []).append(remark)
    asked = [remark for remark in session.remarks if remark.id in answers]
    return block("ol", _exchanges(context, session, asked, answers), class_="pr-exchanges", data_apparatus=True) if asked else EMPTY


def _exchanges(context: PageContext, session: Session, asked: list[Remark], answers: Mapping[str, list[Remark]]) -> Iterator[Html]:
    for question in asked:
        who = [context.label_html(question.kind), *([context.person(question.by)] if question.by else [])]
        words = context.place(session, question.id, context.excerpt(session, question, LONG))
        names = [context.place(session, answer.id, named(context, answer.by)) for answer in answers[question.id] if answer.by]
        parts = [
            element("p", join(who, DOT), class_="pr-exchange-who"),
            element("p", words, class_="pr-exchange-question"),
            items(names, "pr-exchange-answers", ordered=True, aria_label=context.label("answered_by")),
        ]
        yield block("li", parts, class_="pr-exchange")
