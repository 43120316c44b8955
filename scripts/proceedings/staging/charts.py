"""What pictures are made of: HTML and SVG that Markdown leaves alone."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from proceedings.staging.markup import HTML, element

_SCALE = 1000  # the longest bar, in units of its picture


def scrolling(words: str, name: str) -> str:
    """Return a box that scrolls sideways, within reach of the keyboard."""
    return element("div", words, class_="pr-scroll", role="region", aria_label=name, tabindex=0)


class Bar(Struct, frozen=True):
    """One bar: `name` is HTML, `value` plain words; it leads to `href` where there is one place to lead to."""

    name: str
    length: float
    value: str
    href: str | None = None


def bars(rows: Iterable[Bar], name: str) -> str:
    """Return bars from zero, the longest filling the picture, each with its value in words; nothing where nothing compares."""
    rows = list(rows)
    longest = max((row.length for row in rows), default=0)
    if len(rows) < 2 or longest <= 0:
        return ""
    return element("ul", "".join(_bar(row, longest) for row in rows), class_="pr-bars", aria_label=name)


def _bar(row: Bar, longest: float) -> str:
    drawn = element("rect", "", width=round(_SCALE * row.length / longest), height=10)
    picture = element("svg", drawn, class_="pr-bar", viewBox=f"0 0 {_SCALE} 10", preserveAspectRatio="none", aria_hidden="true")
    words = element("span", row.name, class_="pr-bar-name") + picture
    own = element("a" if row.href else "span", words, class_="pr-bar-link", href=row.href)
    return element("li", own + element("span", HTML.escape(row.value), class_="pr-bar-value"))
