"""The parts of pictures: bars, and boxes that scroll."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from proceedings.staging.markup import EMPTY, SPACE, Html, element, escape, join

_SCALE = 1000  # the longest bar, in units of its picture


def scrolling(content: Html, name: str) -> Html:
    """Return a box that scrolls sideways, within reach of the keyboard."""
    return element("div", content, class_="pr-scroll", role="region", aria_label=name, tabindex=0)


class Bar(Struct, frozen=True):
    """One bar. It leads to `href`; without it, its `name` may hold links."""

    name: Html
    length: float
    value: str
    href: str | None = None


def bars(rows: Iterable[Bar], name: str) -> Html:
    """Return bars from zero, the longest filling the picture, each with its value in words; nothing where nothing compares."""
    rows = list(rows)
    longest = max((row.length for row in rows), default=0)
    if len(rows) < 2 or longest <= 0:
        return EMPTY
    return element("ul", join(_bar(row, longest) for row in rows), class_="pr-bars", aria_label=name)


def _bar(row: Bar, longest: float) -> Html:
    rectangle = element("rect", width=round(_SCALE * row.length / longest), height=10)
    picture = element("svg", rectangle, class_="pr-bar", viewBox=f"0 0 {_SCALE} 10", preserveAspectRatio="none", aria_hidden="true")
    named = element("a" if row.href else "span", element("span", row.name, class_="pr-bar-name"), picture, class_="pr-bar-link", href=row.href)
    return element("li", named, SPACE, element("span", escape(row.value), class_="pr-bar-value"))
