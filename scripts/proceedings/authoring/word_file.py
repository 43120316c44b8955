"""A .docx file as paragraphs, lists and tables, read by python-docx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from proceedings.authoring.imported import escaped, escaped_part

_HEADING_STYLE = re.compile(r"Title|Heading(?: (?P<level>[1-9]))?")
_NUMBER = re.compile(r"^([0-9]{1,9})(?=[.)](?:\s|$))")  # at the beginning of an item


def paragraphs_of(file: Path) -> Iterator[str]:
    """Yield the paragraphs of a file in order, with '#' before headings as often as their level says; a list or a table in the notation of content files, ending with a line break.

    Raises OSError where the file cannot be read.
    """
    import docx
    from docx.table import Table

    for kind, blocks in groupby(docx.Document(str(file)).iter_inner_content(), _kind):
        if kind in ("list", "numbered"):
            yield _list(kind, [words for block in blocks if (words := _words(block))])
            continue
        for block in blocks:
            if isinstance(block, Table):
                yield from _table(block)
            elif words := " ".join(block.text.split()):
                yield _hashes(block) + words


def _hashes(paragraph: Any) -> str:
    """Return the sign of a heading of the level that the style of a paragraph has; nothing for other styles."""
    level = _HEADING_STYLE.fullmatch(_style(paragraph))
    return "#" * int(level["level"] or 1) + " " if level else ""


def _style(block: Any) -> str:
    return getattr(getattr(block, "style", None), "name", "") or ""


def _kind(block: Any) -> str:
    """Return what a block is by its style and numbering: an item of a list or of a numbered one, a table, a paragraph or heading."""
    name = _style(block)
    if not hasattr(block, "text"):
        return "table"
    if not block.text.strip() or _HEADING_STYLE.fullmatch(name):
        return "paragraph"
    if name.startswith("List Number") or (number_format := _number_format(block)) not in ("", "bullet", "none"):
        return "numbered"
    return "list" if name.startswith("List Bullet") or number_format == "bullet" else "paragraph"


def _number_format(paragraph: Any) -> str:
    """Return how a paragraph is numbered (ECMA-376, 17.9.17): 'bullet', 'decimal' or another format; empty where it is not."""
    properties = paragraph._p.pPr  # noqa: SLF001 -- python-docx has no other way to the numbering
    number = properties.numPr if properties is not None else None
    if number is None or number.numId is None:
        return ""
    level = number.ilvl.val if number.ilvl is not None else 0
    numbering = paragraph.part.numbering_part.element
    formats = numbering.xpath(
        f"w:abstractNum[@w:abstractNumId = //w:num[@w:numId='{number.numId.val}']/w:abstractNumId/@w:val]/w:lvl[@w:ilvl='{level}']/w:numFmt/@w:val"
    )
    return str(formats[0]) if formats else ""


def _words(block: Any) -> str:
    return _NUMBER.sub(r"\1\\", escaped(block.text))


def _list(kind: str, words: list[str]) -> str:
    """Return a list; one item with a number is a list with a dash, since it would be taken for a paragraph."""
    numbered = kind == "numbered" and len(words) > 1
    return "".join(f"{f'{number}.' if numbered else '-'} {item}\n" for number, item in enumerate(words, 1))


def _table(table: Any) -> Iterator[str]:
    """Yield a table: its first row names the columns. A table of one row is a paragraph for each cell."""
    rows = [_unmerged(row.cells) for row in table.rows]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:
        yield from (cell for row in table.rows for words in dict.fromkeys(row.cells) if (cell := " ".join(words.text.split())))
        return
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*(words or " " for words in row), *[" "] * (width - len(row))]) + " |\n" for row in rows]
    yield "".join([lines[0], "|---" * width, "|\n", *lines[1:]])


def _cell(words: str) -> str:
    return " ".join("\\|".join(escaped_part(part) for part in words.split("|")).split())


def _unmerged(cells: Iterable[Any]) -> list[str]:
    """Return the words of the cells of a row; a cell that reaches over several columns has them once."""
    words: list[str] = []
    last = None
    for cell in cells:
        words.append("" if last is not None and cell._tc is last else _cell(cell.text))  # noqa: SLF001 -- python-docx repeats a merged cell
        last = cell._tc  # noqa: SLF001
    return words
