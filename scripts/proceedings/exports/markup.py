"""The XML writer of the export formats: elements, words with their marks, and a document as text or in segments.

ElementTree is not used, for two reasons. A large document is written in segments, so that a rebuild makes only those that changed; an
ElementTree element cannot be made later. And words stand in one list with the elements between them, not in `text` and `tail`.
Schemas of each format check the result in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from proceedings.incremental.outputs import Content, Segment, text
from proceedings.syntax.inline import LANGUAGE_TAG, Mark, Text

_INDENT = "  "
_QUOTE = '"'
_PLACE = "\0"  # no text of the record has this character, nor may XML hold it
_FOREIGN = re.compile(rf"\{{({LANGUAGE_TAG}): ?([^{{}}]*)\}}")


class Deferred(NamedTuple):
    """Elements that are made when the document is written: they become a segment with this name."""

    name: str
    make: Callable[[], Iterable[Element]]


class Element(Struct):
    """An element: tag, attributes (None leaves one out), and in order its words and the elements between them."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Element | Deferred | str]


def element(tag: str, attributes: Mapping[str, str | None] | None = None, children: Iterable[Element | Deferred | str] = (), *, words: str = "") -> Element:
    """Return an element that holds `words`, then `children`."""
    return Element(tag, {**attributes} if attributes else {}, [words, *children] if words else [*children])


def filled(parent: Element, text: Text, child_of: Callable[[Mark], Element | None]) -> Element:
    """Append the words of a text to `parent`, with an element for each mark, and return `parent`.

    `child_of` makes the element of a mark; where it returns None, the words of the mark stand without one. The words stand in
    the first element inside it, if it has any.
    """
    open_elements = [(parent, len(text.words) + 1)]  # each with the offset at which it ends
    offset = 0

    def write(end: int) -> None:
        nonlocal offset
        if end > offset:
            open_elements[-1][0].children.append(text.words[offset:end])
        offset = end

    def close(before: int) -> None:
        while open_elements[-1][1] <= before:
            write(open_elements[-1][1])
            open_elements.pop()

    for mark in text.marks:
        close(mark.start)
        write(mark.start)
        if (child := child_of(mark)) is None:
            continue
        open_elements[-1][0].children.append(child)
        if mark.end > mark.start:
            inside = next((part for part in child.children if isinstance(part, Element)), child)
            open_elements.append((inside, mark.end))
    close(len(text.words))
    write(len(text.words))
    return parent


def registry_text(words: str) -> Text:
    """Return the words of a registry as a text; the only mark in a registry is `{zh: …}`."""
    plain, marks, offset = "", [], 0
    for match in _FOREIGN.finditer(words):
        plain += words[offset : match.start()]
        marks.append(Mark(len(plain), len(plain) + len(match[2]), "language", match[1]))
        plain += match[2]
        offset = match.end()
    return Text(plain + words[offset:], tuple(marks))


def document(root: Element, worded: Collection[str]) -> str:
    """Return a document with each element on a line of its own, except inside elements whose tag is in `worded`: space there is text."""
    return text(segments(root, worded))


def segments(root: Element, worded: Collection[str]) -> Content:
    """Return a document as `document` does, with each `Deferred` as a segment that is not made yet."""
    later: list[Segment] = []
    written = _written(root, worded, "\n", later)
    return _with_segments(f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n', later)


def _with_segments(written: str, later: Iterable[Segment]) -> list[str | Segment]:
    """Return what is written with segments in their places."""
    parts: list[str | Segment] = [*written.split(_PLACE)]
    for number, segment in enumerate(later):
        parts.insert(2 * number + 1, segment)
    return parts


def _children(make: Callable[[], Iterable[Element]], worded: Collection[str], line: str) -> str:
    later: list[Segment] = []
    written = "".join([line + _written(child, worded, line, later) for child in make()])
    return text(_with_segments(written, later))


def _written(node: Element, worded: Collection[str], line: str, later: list[Segment]) -> str:
    """Return an element as text, with `_PLACE` for each `Deferred`, whose segment is added to `later`.

    `line` is the line break and indent before the element, empty inside words.
    """
    tag, children = node.tag, node.children
    start = tag + "".join([f' {name}="{_escaped(value).replace(_QUOTE, "&quot;")}"' for name, value in node.attributes.items() if value is not None])
    if not children:
        return f"<{start} />"
    if tag in worded or {*map(type, children)} == {str}:
        line = child_line = ""
    else:
        child_line = line and line + _INDENT
    content = []
    for child in children:
        if isinstance(child, str):
            content.append(_escaped(child))
        elif isinstance(child, Element):
            content.append(child_line + _written(child, worded, child_line, later))
        else:
            content.append(_PLACE)
            later.append(Segment(child.name, partial(_children, child.make, worded, child_line)))
    return f"<{start}>{''.join(content)}{line}</{tag}>"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
