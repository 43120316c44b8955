"""What the XML formats share: elements, words with the marks that stand in them, a document as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from itertools import groupby
from xml.etree.ElementTree import Element  # noqa: S405 -- XML is written here, never read

from proceedings.incremental.outputs import Content, Segment, text
from proceedings.syntax.inline import LANGUAGE_TAG, Mark, Text

_STEP = "  "
_QUOTE = '"'
_FOREIGN = re.compile(rf"\{{({LANGUAGE_TAG}): ?([^{{}}]*)\}}")


class Later(Element):
    """Stands for elements that are made when they are wanted, a piece of the document."""

    def __init__(self, name: str, make: Callable[[], Iterable[Element]]) -> None:
        """Take the name of the piece, and what makes the elements."""
        super().__init__("later")
        self.name, self.make = name, make


def element(tag: str, attributes: Mapping[str, str | None] | None = None, children: Iterable[Element] = (), *, words: str = "") -> Element:
    """Return an element with `words`, then `children`; an attribute without a value is left out."""
    made = Element(tag, {name: value for name, value in (attributes or {}).items() if value is not None})
    made.text = words or None
    made.extend(children)
    return made


def filled(parent: Element, text: Text, child_of: Callable[[Mark], Element | None]) -> Element:
    """Return `parent` with the words of a text behind what it holds, each mark as the element, if any, that `child_of` makes of it."""
    around = [(parent, len(text.words) + 1)]  # the elements that are open, and where each ends
    at = 0

    def write(end: int) -> None:
        nonlocal at
        _append(around[-1][0], text.words[at:end])
        at = end

    def close(before: int) -> None:
        while around[-1][1] <= before:
            write(around[-1][1])
            around.pop()

    for mark in text.marks:
        close(mark.start)
        write(mark.start)
        if (child := child_of(mark)) is None:
            continue
        around[-1][0].append(child)
        if mark.end > mark.start:
            around.append((child, mark.end))
    close(len(text.words))
    write(len(text.words))
    return parent


def registry_text(words: str) -> Text:
    """Return words of a registry, where `{zh: …}` is the one mark there is, as a text."""
    plain, marks, at = "", [], 0
    for found in _FOREIGN.finditer(words):
        plain += words[at : found.start()]
        marks.append(Mark(len(plain), len(plain) + len(found[2]), "language", found[1]))
        plain += found[2]
        at = found.end()
    return Text(plain + words[at:], tuple(marks))


def _append(parent: Element, words: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def document(root: Element, worded: Collection[str]) -> str:
    """Return a document with one element a line, but nothing added within those whose tag is in `worded`: white space there is text."""
    return text(pieces(root, worded))


def pieces(root: Element, worded: Collection[str]) -> Content:
    """Return a document as `document` does, in pieces: what is there already, and what is made later."""
    out: list[str | Segment] = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(out, root, worded, "\n")
    out.append("\n")
    return [piece for later, some in groupby(out, lambda one: isinstance(one, Segment)) for piece in (some if later else [text(list(some))])]


def _later(make: Callable[[], Iterable[Element]], worded: Collection[str], line: str) -> str:
    out: list[str | Segment] = []
    for one in make():
        out.append(line)
        _write(out, one, worded, line)
    return text(out)


def _write(out: list[str | Segment], one: Element, worded: Collection[str], line: str) -> None:
    """Add an element to `out`; `line` begins its line, and is empty within words."""
    tag = one.tag + "".join([f' {name}="{_escaped(value).replace(_QUOTE, "&quot;")}"' for name, value in one.items()])
    if not len(one):
        out.append(f"<{tag}>{_escaped(one.text)}</{one.tag}>" if one.text else f"<{tag} />")
        return
    lined = line if one.tag not in worded else ""
    out.append(f"<{tag}>" if lined else f"<{tag}>{_escaped(one.text or '')}")
    for child in one:
        if isinstance(child, Later):
            out.append(Segment(child.name, partial(_later, child.make, worded, lined + _STEP)))
        elif lined:
            out.append(lined + _STEP)
            _write(out, child, worded, lined + _STEP)
        else:
            _write(out, child, worded, "")
            out.append(_escaped(child.tail or ""))
    out.append(f"{lined}</{one.tag}>")


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
