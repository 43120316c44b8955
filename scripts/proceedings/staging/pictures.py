"""Pictures of the record: a map of themes and sessions, who answered whom, and how much each kind of organisation said.

The engine follows no link in a picture, so that theirs lead from address to address.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from proceedings.model import lengths
from proceedings.model.excerpts import LONG
from proceedings.model.facts import Theme
from proceedings.model.record import Proceedings, Remark, Session
from proceedings.staging.charts import Bar, bars, scrolling
from proceedings.staging.context import PageContext
from proceedings.staging.markup import HTML, element

MOST = 60  # a map of more sessions than these helps nobody: it is left out
_FITS = 12  # a map of more sessions than these scrolls sideways on a phone
_CELL = 24  # the side of a cell, in units of the map and in CSS pixels on a phone: the smallest target of WCAG 2.2, 2.5.8
_WIDE = 36  # its side where there is room, in CSS pixels


def mapped(record: Proceedings) -> list[Session]:
    """Return the sessions that the map shows, those with themes: none where they are too few or too many to draw."""
    sessions = [session for session in record.sessions.values() if session.themes]
    return sessions if 2 <= len(sessions) <= MOST else []


def theme_map(context: PageContext, source: str) -> str:
    """Return how much was said on each theme in each session, as a picture and as a table; nothing where none is drawn."""
    sessions = mapped(context.record)
    if not sessions:
        return ""
    context = replace(context, markup=HTML)
    said = lengths.by_theme(context.record)
    name = context.label("theme_map")
    rows = [_map_row(context, source, theme, sessions, said) for theme in context.record.themes.values()]
    drawn = _map_head(context, source, sessions) + "".join(rows)
    fits = len(sessions) <= _FITS
    drawn = element("div", drawn, class_="pr-map") if fits else scrolling(element("div", drawn, class_="pr-map pr-map-long"), name)
    skip = element("a", HTML.escape(context.label("skip_picture")), class_="pr-map-skip", href="#map-as-table")
    table = element(
        "details", element("summary", HTML.escape(context.label("as_table")), id="map-as-table") + scrolling(_map_table(context, source, sessions, said), name)
    )
    return _figure(name, skip + drawn, context.label("theme_map_about"), table, class_="pr-picture" if fits else "pr-picture pr-picture-long")


def _figure(title: str, drawn: str, about: str, behind: str = "", *, class_: str = "pr-picture") -> str:
    """Return a picture with its title over it, and under it what it shows and what stands behind it."""
    caption = element("figcaption", element("p", HTML.escape(about)) + behind)
    return element("figure", element("p", HTML.escape(title), class_="pr-picture-title") + drawn + caption, class_=class_, aria_label=title)


def _map_head(context: PageContext, source: str, sessions: list[Session]) -> str:
    names = " ".join(context.link(source, HTML.escape(_short(context.title(one))), f"sessions/{one.id}.md") for one in sessions)
    return element("div", element("div", names, class_="pr-map-sessions"), class_="pr-map-head")


def _short(title: str) -> str:
    """Return the shorter side of a title's colon, which numbers the session where they are numbered."""
    return min(re.split(r"\s*[:：]\s*", title), key=len)


def _map_row(context: PageContext, source: str, theme: Theme, sessions: list[Session], said: Mapping[tuple[str, str], int]) -> str:
    most = max(said.values())
    total = sum(said.get((theme.id, one.id), 0) for one in sessions)
    mirrored = context.record.conference.language(context.language).direction == "rtl"
    width = _CELL * len(sessions)
    parts = []
    for column, session in enumerate(sessions):
        left = width - _CELL * (column + 1) if mirrored else _CELL * column
        if column and session.date != sessions[column - 1].date:
            parts.append(f'<path class="pr-map-day" d="M{left + _CELL * mirrored} 0V{_CELL}"/>')
        if length := said.get((theme.id, session.id)):
            parts.append(_cell(context, source, theme, session, left, length, most))
    side = _WIDE if len(sessions) <= _FITS else _CELL
    box = {"viewBox": f"0 0 {width} {_CELL}", "width": side * len(sessions), "height": side}
    drawn = element("svg", "".join(parts), class_="pr-map-cells", role="group", aria_label=theme.name[context.language], **box)
    sum_ = element("span", context.label.number(total), class_="pr-count")
    return element("div", context.theme(source, theme.id) + sum_ + drawn, class_="pr-map-row")


def _cell(context: PageContext, source: str, theme: Theme, session: Session, left: int, length: int, most: int) -> str:
    """Return the link of a cell with its circle, whose area is the length."""
    amount = context.label("characters", number=context.label.number(length))
    words = f"{theme.name[context.language]} · {_short(context.title(session))}: {amount}"
    radius = round((_CELL / 2 - 1) * math.sqrt(length / most), 2)
    target = element("rect", "", x=left, width=_CELL, height=_CELL)
    circle = element("circle", "", cx=left + _CELL // 2, cy=_CELL // 2, r=radius)
    return context.link(source, element("title", HTML.escape(words)) + target + circle, _place(theme, session))


def _place(theme: Theme, session: Session) -> str:
    return f"themes/{theme.id}.md#in-{session.id}"


def _map_table(context: PageContext, source: str, sessions: list[Session], said: Mapping[tuple[str, str], int]) -> str:
    heads = "".join(element("th", HTML.escape(_short(context.title(one))), scope="col") for one in sessions)
    rows = [element("tr", element("td", "") + heads)]
    for theme in context.record.themes.values():
        cells = []
        for session in sessions:
            length = said.get((theme.id, session.id))
            cells.append(element("td", context.link(source, context.label.number(length), _place(theme, session)) if length else ""))
        rows.append(element("tr", element("th", HTML.escape(theme.name[context.language]), scope="row") + "".join(cells)))
    return element("table", element("thead", rows[0]) + element("tbody", "".join(rows[1:])), class_="pr-map-table")


def speaking_shares(context: PageContext) -> str:
    """Return, for the list of organisations by kind, how much was said for each kind, most first; nothing for fewer than two.

    What no one kind accounts for comes last.
    """
    said = lengths.by_kind(context.record)
    whole = sum(said.values())
    rows = []
    for kinds, length in sorted(said.items(), key=lambda one: (len(one[0]) != 1, not one[0], -one[1])):
        names = {kind: HTML.escape(context.label(f"organisation_{kind.replace('-', '_')}")) for kind in kinds}
        value = f"{context.label.share(length / whole)} · {context.label('characters', number=context.label.number(length))}"
        if len(kinds) == 1:
            rows.append(Bar(names[kinds[0]], length, value, f"#{kinds[0]}"))
        else:
            both = context.join(HTML.link(name, f"#{kind}") for kind, name in names.items())
            rows.append(Bar(both or HTML.escape(context.label("kind_unnamed")), length, value))
    title = context.label("speaking_shares")
    drawn = bars(rows, title)
    return _figure(title, drawn, context.label("speaking_shares_about")) if drawn else ""


def answers_picture(context: PageContext, source: str, session: Session) -> str:
    """Return each question of a session with who answered it, in order; nothing where nothing was asked and answered."""
    answers: dict[str, list[Remark]] = {}
    for remark in session.remarks:
        if answered := session.answered(remark):
            answers.setdefault(answered.id, []).append(remark)
    asked = [remark for remark in session.remarks if remark.id in answers]
    return context.markup.block("ol", _exchanges(context, source, session, asked, answers), class_="pr-exchanges", data_apparatus=True) if asked else ""


def _exchanges(context: PageContext, source: str, session: Session, asked: list[Remark], answers: Mapping[str, list[Remark]]) -> Iterator[str]:
    for one in asked:
        who = [context.escape(context.label(one.kind)), *([context.person(source, one.by)] if one.by else [])]
        question = context.markup.paragraph(" · ".join(who), class_="pr-exchange-who")
        words = context.markup.paragraph(context.place(source, session, one.id, context.excerpt(session, one, LONG)), class_="pr-exchange-question")
        names = [
            context.place(source, session, remark.id, context.localized(context.record.speakers[remark.by].name)) for remark in answers[one.id] if remark.by
        ]
        listed = context.markup.items(names, "pr-exchange-answers", ordered=True, aria_label=context.label("answered_by"))
        yield context.markup.block("li", [question, words, listed], class_="pr-exchange")
