"""HTML as pages and books write it: one way to make an element, and a type of its own for what is escaped.

Only this module makes `Html` out of plain words (`str`), so that mypy proves that nothing unescaped reaches a page. At run time `Html`
is a string like any other: markupsafe's Markup, which is a class, takes seven times as long for a paragraph (3.6 µs instead of 0.5).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NewType

Html = NewType("Html", str)
Value = str | float | bool | None  # the value of an attribute

EMPTY = Html("")
SPACE = Html(" ")
LINE = Html("\n")
BREAK = Html("<br/>")  # closed as in XML, for books
CUT = Html("<wbr/>")
DOT = Html(" · ")
_RECENT = 4096
_ADDRESS = re.compile(r"https?://[^\s<]*[^\s<.,;)]")
_QUOTED = re.compile(r"[&<>\"']")


def escape(words: str) -> Html:
    """Return plain words as HTML."""
    return Html(html.escape(words, quote=False))


def addresses_apart(words: Html, direction: str) -> Html:
    """Return HTML, in which no address is an attribute, for a page of a direction: on one that is read from right to left, addresses keep their own."""
    return Html(_ADDRESS.sub(r"<bdi>\g<0></bdi>", words)) if direction == "rtl" else words


def formatted(words: Html, values: Mapping[str, Html]) -> Html:
    """Return HTML whose `{places}` are filled by values."""
    return Html(words.format(**values))


def join(parts: Iterable[Html], separator: Html = EMPTY) -> Html:
    """Return parts one after another, with a separator between them."""
    return Html(separator.join(parts))


def filled(parts: Iterable[Html], separator: Html) -> Html:
    """Return the parts that are not empty, one after another."""
    return Html(separator.join(filter(None, parts)))


def element(name: str, /, *parts: Html, **values: Value) -> Html:
    """Return an element with its `parts` inside it; `values` are its attributes, as `attributes` takes them."""
    written = attributes(**values) if values else EMPTY
    return Html(f"<{name}{written}>{''.join(parts)}</{name}>")


def void(name: str, /, **values: Value) -> Html:
    """Return an element that never has content, such as `input`."""
    return Html(f"<{name}{attributes(**values)}>")


def image(url: str, alternative: str, size: tuple[int, int] | None = None) -> Html:
    """Return an image, as XML wants it too, for books; without an address, an element that says what it would show.

    Where its `size` is known, in pixels, the page keeps its place until it arrives.
    """
    width, height = size or (None, None)
    return Html(f"<img{attributes(src=url, alt=alternative, width=width, height=height)}/>") if url else element("span", role="img", aria_label=alternative)


def tags(name: str, /, **values: Value) -> tuple[Html, Html]:
    """Return the start tag and the end tag of an element, for words that are not yet written."""
    return Html(f"<{name}{attributes(**values)}>"), Html(f"</{name}>")


def blocks(parts: Iterable[Html]) -> Html:
    """Return the blocks that are not empty, one below another."""
    return Html("\n\n".join(filter(None, parts)))


def block(name: str, parts: Iterable[Html], /, **values: Value) -> Html:
    """Return an element that holds the blocks that are not empty."""
    return Html(f"<{name}{attributes(**values)}>\n\n{blocks(parts)}\n\n</{name}>")


def items(rows: Iterable[Html], class_: str | None = None, *, ordered: bool = False, **values: Value) -> Html:
    """Return a list with one item for each row."""
    name = "ol" if ordered else "ul"
    lines = "\n".join(f"<li>{row}</li>" for row in rows)
    return Html(f"<{name}{attributes(class_=class_, **values)}>\n{lines}\n</{name}>")


def heading(level: int, words: Html, id: str) -> Html:
    """Return a heading that can be linked to.

    `pr-body` stands beside every id that the record chooses: without it, reader views drop what is called `social-…` (CONTRIBUTING, “Name a class”).
    """
    return element(f"h{level}", words, class_="pr-body", id=id)


@lru_cache(_RECENT, typed=True)  # the same tags stand on many pages of a session
def attributes(**values: Value) -> Html:
    """Return HTML attributes; underscores stand for hyphens, None and False leave one out, True leaves it empty."""
    return Html(
        "".join([
            f'{_attribute(name)}"{"" if value is True else html.escape(words) if _QUOTED.search(words := str(value)) else words}"'
            for name, value in values.items()
            if value is not None and value is not False
        ])
    )


@cache
def _attribute(name: str) -> str:
    return f" {name.rstrip('_').replace('_', '-')}="
