"""A .docx file as paragraphs, lists and tables, read by python-docx.

python-docx passes over words in tracked insertions, content controls, smart tags and below ruby. They are put before it as plain words, as
Word shows them; what was deleted is taken out. What a transcript cannot hold is counted. Footnotes and endnotes are those of `word_notes`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

from proceedings.authoring import word_notes
from proceedings.authoring.notation import list_block, one_line, table_blocks
from proceedings.authoring.word_notes import in_notation, select

# What ECMA-376, part 1, wraps around words that are shown (17.13.5, 17.5, 17.16.19, 17.3.2), and what is not shown or not taken over.
_WRAPPERS = "//w:ins | //w:moveTo | //w:sdtContent | //w:sdt | //w:customXml | //w:smartTag | //w:fldSimple | //w:dir | //w:bdo"
_NOT_SHOWN = "//w:del | //w:moveFrom | //w:tr[w:trPr/w:del] | //w:rt | //w:sdtPr | //w:sdtEndPr"
_LOST = {
    "deletions that the file still tracks": "//w:del[w:r] | //w:moveFrom[w:r] | //w:tr[w:trPr/w:del]",
    "comments": "//w:commentReference",
    "readings beside words (ruby)": "//w:rt",
    "text boxes": "//w:txbxContent[not(ancestor::*[local-name()='Fallback'])]",
    "pictures": "//w:drawing[not(.//w:txbxContent)] | //w:pict[not(.//w:txbxContent)]",
    "formulas": "//m:oMath",
    "characters of a symbol font": "//w:sym",
}
_HEADING_STYLE = re.compile(r"Title|Heading(?: (?P<level>[1-9]))?")


class Line(NamedTuple):
    """A paragraph of a transcript. `level` is that of a heading; the words of a block are in the notation of content files, all others have calls of notes."""

    words: str
    kind: Literal["paragraph", "heading", "speaker", "block"] = "paragraph"
    level: int = 0


class Transcript(NamedTuple):
    """The paragraphs of a transcript, the words of its notes by their numbers, and what is carried over and what not, with counts."""

    lines: list[Line]
    notes: dict[str, str]
    carried: Counter[str]
    lost: Counter[str]


def read(file: Path, speaker_styles: Collection[str] = (), heading_styles: Collection[str] = ()) -> Transcript:
    """Return the paragraphs, headings, lists and tables of a file in order.

    `speaker_styles` are those of paragraphs that name who speaks next, `heading_styles` those of headings besides the usual ones.
    Raises OSError where the file cannot be read.
    """
    import docx

    document = docx.Document(str(file))
    roots_of_notes = word_notes.parts(document)
    carried: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for root in (document.element, *roots_of_notes.values()):
        lost.update({what: len(select(root, path)) for what, path in _LOST.items()})
        _show_all(root)
    notes = word_notes.mark_calls(document.element, roots_of_notes, carried, lost)
    return Transcript(list(_lines(document, speaker_styles, heading_styles)), notes, carried, lost)


def _show_all(root: Any) -> None:
    """Put the words of a document where python-docx reads them: in runs of paragraphs, and these in the body or in cells."""
    for element in select(root, _NOT_SHOWN):
        element.getparent().remove(element)
    for ruby in select(root, "//w:ruby"):
        _replace(ruby, list(ruby.iter("{*}t")))
    for wrapper in select(root, _WRAPPERS):
        _replace(wrapper, list(wrapper))


def _replace(element: Any, content: Iterable[Any]) -> None:
    for child in content:
        element.addprevious(child)
    element.getparent().remove(element)


def _lines(document: Any, speaker_styles: Collection[str], heading_styles: Collection[str]) -> Iterator[Line]:
    from docx.table import Table

    for kind, blocks in groupby(document.iter_inner_content(), _kind):
        if kind in ("list", "numbered"):
            yield Line(list_block([in_notation(getattr(block, "text", "")) for block in blocks], numbered=kind == "numbered"), "block")
            continue
        for block in blocks:
            if isinstance(block, Table):
                yield from _table(block)
            elif words := one_line(block.text):
                level = _level(_style(block), heading_styles)
                yield Line(words, "heading" if level else "speaker" if _style(block) in speaker_styles else "paragraph", level)


def _level(style: str, heading_styles: Collection[str]) -> int:
    """Return the level of the headings of a style, 0 where it is of none."""
    match = _HEADING_STYLE.fullmatch(style)
    return int(match["level"] or 1) if match else int(style in heading_styles)


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


def _table(table: Any) -> Iterator[Line]:
    """Yield a table: its first row names the columns. A table of one row is a paragraph for each cell."""
    rows = [_unmerged(row.cells) for row in table.rows]
    blocks = table_blocks([[in_notation(words) for words in row] for row in rows])
    if any("\n" in block for block in blocks):
        yield from (Line(block, "block") for block in blocks)
    else:
        yield from (Line(one_line(words)) for row in rows for words in row if words.strip())


def _unmerged(cells: Iterable[Any]) -> list[str]:
    """Return the words of the cells of a row; a cell that reaches over several columns has them once."""
    words: list[str] = []
    last = None
    for cell in cells:
        words.append("" if last is not None and cell._tc is last else cell.text)  # noqa: SLF001 -- python-docx repeats a merged cell
        last = cell._tc  # noqa: SLF001
    return words
