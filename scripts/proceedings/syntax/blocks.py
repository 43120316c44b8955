r"""The blocks of a remark: what the lines between two blank lines are, and which Markdown is refused there.

    words                paragraph
    - words              list, an item on each line
    1. words             numbered list: two items at least, since a paragraph may begin with a number
    | head | head |      table, with a line |---|---| under the first row
    > words              quotation, with paragraphs between lines `>`
    | words              verse, line by line, with stanzas between lines `|`
    ![what it shows](slide-3.png "words")
                         image, such as a slide: what it shows, its file beside that of the session, and the caption

A line without a mark belongs to the item before it. Other Markdown would lose its structure silently, or be printed with its marks. So it
is refused, with what to write instead. A backslash before a mark makes it a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec import Struct

BlockKind = Literal["paragraph", "list", "numbered", "table", "quotation", "verse", "image"]


class Written(Struct):
    """A block as it is written: its kind, and the words of its cells, row by row, each with its line number.

    All kinds but tables have one cell in a row: an item, a paragraph of a quotation, a line of verse. `first` is the number of the first item of a
    numbered list. The words of an image are its caption; `file` is its file name, and `alternative` says what it shows.
    """

    kind: BlockKind
    rows: list[list[tuple[int, str]]] = []
    first: int = 1
    file: str = ""
    alternative: str = ""
    faults: list[Fault] = []


class Fault(NamedTuple):
    """A fault of a block: the number of the line in it, from 0, the message and the fix."""

    line: int
    message: str
    fix: str


_PLAIN = "write plain paragraphs, or a backslash before it"
_INSIDE = "put a blank line before it, or a backslash if it is no mark"

# Refused on every line: the pattern, its name, and the fix.
_REFUSED = (
    (re.compile(r"(?:`{3,}|~{3,})"), "a code fence", "write its words as a paragraph"),
    (re.compile(r":{3,}"), "a fenced block", _PLAIN),
    (
        re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]+){2,}-[ \t]*|-{4,})$"),
        "a line across the page",
        "remove it: blank lines and headings divide a text",
    ),
    (re.compile(r"[+*][ \t]"), "a list with another mark", "write '- ' before each item, or a backslash if it is no mark"),
    (re.compile(r"[:~][ \t]+"), "a definition list", "write a paragraph for each term, or a backslash before the mark"),
    (re.compile(r"\[[^\]^\n]{1,80}\]:[ \t]"), "the address of a link", "write the address in a note, as plain words"),
)
# Refused on the second and later lines of a paragraph.
_REFUSED_BELOW = (
    (re.compile(r"[0-9]{1,9}\)[ \t]"), "a numbered list with brackets", "write '1. ' before each item, or blank lines between paragraphs"),
    (re.compile(r"(?:=+|-+)[ \t]*$"), "a heading that is underlined", "write it as '## words {#remark-id}'"),
    (re.compile(r"-[ \t]"), "a list inside a paragraph", _INSIDE),
    (re.compile(r"[0-9]{1,9}\.[ \t]"), "a numbered list inside a paragraph", "put a blank line before it; or begin the line with another word"),
    (re.compile(r">"), "a quotation inside a paragraph", _INSIDE),
    (re.compile(r"\|"), "a table or verse inside a paragraph", _INSIDE),
    (re.compile(r"[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+$"), "a table", "begin and end each of its lines with '|'"),
)
_BULLET = re.compile(r"-(?:[ \t]+|$)")
_NUMBER = re.compile(r"(?P<number>[0-9]{1,9})\.[ \t]+")
_ANY_MARKER = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]")
_NOT_IN_ITEM = re.compile(r"(?:[-+*>|#]|[0-9]{1,9}[.)]|\[[ xX]\])(?:[ \t]|$)")
_DELIMITER = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")
_CELL = re.compile(r"\|((?:\\.|\{(?:[^{}]|\{[^{}]*\})*\}|[^|\\])+)(?=\|)")  # a bar in braces is that of ruby
_RUBY = re.compile(r"\{[^{}|]*\|[^{}|]*\}")
_UNESCAPED_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_IMAGE = re.compile(r'!\[(?P<alternative>[^\[\]\n]{0,2000})\]\((?P<file>[^\s()"]{1,200})(?:[ \t]+"(?P<caption>[^"\n]{0,2000})")?\)')
_IMAGE_FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:png|jpg|jpeg|gif|webp)")
_BREAK = re.compile(r"(?:[ \t]{2,}|(?<!\\)(?:\\\\)*\\)$")
_ENDS_IN_ID = re.compile(r"\{#[^{}]*\}[ \t]*$")
_INDENTED = re.compile(r"[ \t]")


def read(block: str) -> Written:
    """Return the kind and the words of a block, with its faults. A paragraph keeps its words as they are written."""
    lines = block.split("\n")
    first = lines[0] = lines[0].lstrip(" \t")
    if _BULLET.match(first):
        return _list(lines, Written("list"))
    if _NUMBER.match(first) and any(_NUMBER.match(line) for line in lines[1:]):
        return _list(lines, Written("numbered"))
    if first.startswith(">"):
        return _quotation(lines)
    if first.startswith("!["):
        return _image(block)
    if first.startswith("|"):
        return _table(lines) if len(lines) > 1 and _DELIMITER.fullmatch(lines[1].strip()) else _verse(lines)
    return Written("paragraph", [[(0, block)]], faults=list(_refused_in_paragraph(block)))


def _list(lines: list[str], written: Written) -> Written:
    """Return a list: its items, each with its further lines."""
    marker = _BULLET if written.kind == "list" else _NUMBER
    numbers: list[int] = []
    for number, line in enumerate(lines):
        if match := marker.match(line):
            written.rows.append([(number, line[match.end() :])])
            numbers.append(int(match["number"]) if written.kind == "numbered" else len(numbers))
            if not line[match.end() :].strip():
                written.faults.append(Fault(number, "an item without words", "write them, or remove it"))
            elif _NOT_IN_ITEM.match(line[match.end() :]):
                written.faults.append(Fault(number, f"a mark at the beginning of an item, '{line.strip()[:40]}'", "lists have one level and plain items"))
        elif _ANY_MARKER.match(line.lstrip(" \t")):
            written.faults.append(Fault(number, f"a list inside a list, '{line.strip()[:40]}'", "write one level, with one kind of mark at the margin"))
        else:
            line_number, words = written.rows[-1][0]
            written.rows[-1][0] = line_number, f"{words}\n{line.lstrip()}"
    written.first = numbers[0]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        written.faults.append(Fault(0, f"a list numbered {', '.join(map(str, numbers[:9]))}", "count up by one, or divide it by blank lines"))
    return written


def _table(lines: list[str]) -> Written:
    """Return a table: its rows, the first of which names the columns."""
    written = Written("table")
    if ":" in lines[1]:
        written.faults.append(Fault(1, "columns that are aligned", "write |---|---|"))
    for number, line in enumerate(lines):
        if number == 1:
            continue
        cells = _CELL.findall(line.strip())
        written.rows.append([(number, cell.strip()) for cell in cells])
        if "".join(f"|{cell}" for cell in cells) + "|" != line.strip():
            written.faults.append(
                Fault(number, "a row of a table without its ends", "begin and end it with '|'; write a backslash before a '|' that is a character")
            )
        elif len(cells) != len(written.rows[0]):
            written.faults.append(
                Fault(number, f"a row of {len(cells)} cells in a table of {len(written.rows[0])} columns", "give each row as many cells as the first")
            )
        elif not any(cell.strip() for cell in cells):
            written.faults.append(Fault(number, "a row without words", "write them, or remove it"))
    if lines[1].count("|") != len(written.rows[0]) + 1:
        written.faults.append(Fault(1, "a line under the names of the columns that does not fit them", f"write {'|---' * len(written.rows[0])}|"))
    if len(lines) == 2:
        written.faults.append(Fault(0, "a table without a row under the names of its columns", "write one, or a paragraph"))
    return written


def _image(block: str) -> Written:
    """Return an image."""
    match = _IMAGE.fullmatch(block.strip())
    if not match or not match["alternative"].strip() or not (match["caption"] or "").strip():
        fault = Fault(0, "an image that is not whole", 'write ![what it shows](slide-3.png "caption") in a block of its own')
        return Written("paragraph", [[(0, block)]], faults=[fault])
    written = Written("image", [[(0, match["caption"])]], file=match["file"], alternative=match["alternative"].strip())
    if not _IMAGE_FILE.fullmatch(match["file"]):
        fix = "put the file beside that of the session; its name has small letters, digits and hyphens, and ends in .png, .jpg, .gif or .webp"
        written.faults.append(Fault(0, f"the image '{match['file'][:80]}'", fix))
    return written


def _quotation(lines: list[str]) -> Written:
    """Return a quotation: its paragraphs."""
    written = Written("quotation")
    paragraph: list[str] = []
    for number, line in enumerate([*lines, ">"]):
        words = line.lstrip(" \t")
        if not words.startswith(">"):
            written.faults.append(Fault(number, "a line without '>' in a quotation", "begin it with '> ', or put a blank line before it"))
        words = words.removeprefix(">").removeprefix(" ")
        if words.strip():
            paragraph.append(words)
        elif paragraph:
            first = number - len(paragraph)
            text = "\n".join(paragraph)
            faults = [*refused(text), *_refused_in_paragraph(text)]
            if _NOT_IN_ITEM.match(text):
                faults.append(Fault(0, f"a mark at the beginning of a quotation, '{text[:40]}'", "a quotation has paragraphs only"))
            written.faults += [fault._replace(line=first + fault.line) for fault in faults]
            written.rows.append([(first, text)])
            paragraph = []
    if not written.rows:
        written.faults.append(Fault(0, "a quotation without words", "write them, or a backslash before the '>'"))
    return written


def _verse(lines: list[str]) -> Written:
    """Return verse: its lines. A line without words stands between two stanzas."""
    written = Written("verse", [[(number, line.strip().removeprefix("|").strip())] for number, line in enumerate(lines)])
    for number, line in enumerate(lines):
        words = line.strip()
        if not words.startswith("|"):
            written.faults.append(Fault(number, "a line without '|' in verse", "begin it with '| ', or put a blank line before it"))
        elif _UNESCAPED_BAR.search(_RUBY.sub("", words), 1):
            written.faults.append(
                Fault(number, "a '|' inside a line of verse", "write a backslash before it; a table needs a line |---|---| under its first row")
            )
        elif words.startswith("|  ") or _NOT_IN_ITEM.match(words[1:].strip()):
            written.faults.append(Fault(number, "a line of verse that is indented or marked", "write its words behind '| '"))
    empty = [not row[0][1] for row in written.rows]
    if empty[0] or empty[-1] or any(line and empty[number - 1] for number, line in enumerate(empty) if number):
        written.faults.append(Fault(0, "a line without words that divides no stanzas", "remove it"))
    return written


def refused(block: str) -> Iterator[Fault]:
    """Yield the faults in the lines of a block that no kind of block may have."""
    if _INDENTED.match(block):
        yield Fault(0, "an indented line", "begin it at the margin: there are no nested blocks and no code")
    lines = block.split("\n")
    for number, line in enumerate(lines):
        for pattern, name, fix in _REFUSED:
            if pattern.match(line.lstrip(" \t")):
                yield Fault(number, f"{name}, '{line.strip()[:40]}'", fix)
                break
        if number + 1 < len(lines) and _BREAK.search(line):
            yield Fault(number, "a line break inside a paragraph", "remove the spaces or the backslash at the end of the line")


def _refused_in_paragraph(block: str) -> Iterator[Fault]:
    """Yield what is refused in the lines of a paragraph."""
    for number, line in enumerate(block.split("\n")[1:], 1):
        for pattern, name, fix in _REFUSED_BELOW:
            if pattern.match(line.lstrip(" \t")):
                yield Fault(number, f"{name}, '{line.strip()[:40]}'", fix)
                break


def refused_headings(block: str) -> Iterator[Fault]:
    """Yield the headings in a block that are not those of a remark."""
    lines = block.split("\n")
    for number, line in enumerate(lines):
        level = len(line) - len(line.lstrip("#"))
        if level > 2 and line[level : level + 1] in (" ", "\t", "{"):
            yield Fault(number, f"a heading of level {level}", "write '## words {#remark-id}', or a paragraph")
        elif level and len(lines) > 1 and level == 2 and _ENDS_IN_ID.search(line):
            yield Fault(number, "a heading that is no block of its own", "put a blank line before and behind it")
        elif level:
            yield Fault(number, "a heading without an id", "write it as '## words {#remark-id}' on a line of its own")
