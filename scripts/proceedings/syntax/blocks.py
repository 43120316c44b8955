r"""The blocks of a remark: what the lines between two blank lines are, and which Markdown is refused there.

Markdown that the record does not have would be flattened without a word, or printed with its marks. So it is refused, with what to write
instead. A backslash before a mark makes it a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Fault(NamedTuple):
    """A fault of a block: the number of the line in it, from 0, the message and the fix."""

    line: int
    message: str
    fix: str


_PLAIN = "write plain paragraphs, or a backslash before it"
_INSIDE = "put a blank line before it, or a backslash if it is no mark"

# What may stand on no line: pattern, what it is, and the fix.
_REFUSED = (
    (re.compile(r"(?:`{3,}|~{3,})"), "a code fence", "write its words as a paragraph"),
    (re.compile(r":{3,}"), "a fenced block", _PLAIN),
    (
        re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]+){2,}-[ \t]*|-{4,})$"),
        "a line across the page",
        "remove it: blank lines and headings divide a text",
    ),
    (re.compile(r"[:~][ \t]+"), "a definition list", "write a paragraph for each term, or a backslash before the mark"),
    (re.compile(r"\[[^\]^\n]{1,80}\]:[ \t]"), "the address of a link", "write the address in a note, as plain words"),
)
# What may not stand on a line behind the first one of a paragraph.
_REFUSED_BELOW = (
    (re.compile(r"(?:=+|-+)[ \t]*$"), "a heading that is underlined", "write it as '## words {#remark-id}'"),
    (re.compile(r"[-+*][ \t]"), "a list inside a paragraph", _INSIDE),
    (re.compile(r"[0-9]{1,9}[.)][ \t]"), "a numbered list inside a paragraph", "put a blank line before it; or begin the line with another word"),
    (re.compile(r">"), "a quotation inside a paragraph", _INSIDE),
    (re.compile(r"\|"), "a table or verse inside a paragraph", _INSIDE),
    (re.compile(r"[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+$"), "a table", "begin and end each of its lines with '|'"),
)
_BREAK = re.compile(r"(?:[ \t]{2,}|(?<!\\)(?:\\\\)*\\)$")
_ENDS_IN_ID = re.compile(r"\{#[^{}]*\}[ \t]*$")
_INDENTED = re.compile(r"[ \t]")


def refused(block: str) -> Iterator[Fault]:
    """Yield what is refused in the lines of a block, whatever it is."""
    if _INDENTED.match(block):
        yield Fault(0, "an indented line", "begin it at the margin: there are no nested blocks and no code")
    lines = block.split("\n")
    for number, line in enumerate(lines):
        for pattern, name, fix in _REFUSED:
            if pattern.match(line.lstrip(" \t")):
                yield Fault(number, f"{name}, '{line.strip()[:40]}'", fix)
        if number + 1 < len(lines) and _BREAK.search(line):
            yield Fault(number, "a line break inside a paragraph", "remove the spaces or the backslash at the end of the line")


def refused_in_paragraph(block: str) -> Iterator[Fault]:
    """Yield what is refused in the lines of a paragraph."""
    for number, line in enumerate(block.split("\n")[1:], 1):
        for pattern, name, fix in _REFUSED_BELOW:
            if pattern.match(line.lstrip(" \t")):
                yield Fault(number, f"{name}, '{line.strip()[:40]}'", fix)
                break


def refused_headings(block: str) -> Iterator[Fault]:
    """Yield the headings of a block that are none of a remark."""
    lines = block.split("\n")
    for number, line in enumerate(lines):
        level = len(line) - len(line.lstrip("#"))
        if level > 2 and line[level : level + 1] in (" ", "\t", "{"):
            yield Fault(number, f"a heading of level {level}", "write '## words {#remark-id}', or a paragraph")
        elif level and len(lines) > 1 and level == 2 and _ENDS_IN_ID.search(line):
            yield Fault(number, "a heading that is no block of its own", "put a blank line before and behind it")
        elif level:
            yield Fault(number, "a heading without an id", "write it as '## words {#remark-id}' on a line of its own")
