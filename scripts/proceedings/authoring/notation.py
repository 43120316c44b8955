"""Words of foreign files in the notation of content files: paragraphs, lists, tables, verse and quotations, with what could be taken for a mark escaped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from proceedings.syntax.text_file import INVISIBLE

# What the notation takes for a mark, at the beginning of a block or anywhere.
_MARKS = re.compile(r"^(?:#|>|[-+](?=\s|$)|[:~](?=[\s:~]|$)|\|)|[\\*{}\[\]<`]|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w+;)")
_NUMBER = re.compile(r"^([0-9]{1,9})(?=[.)](?:\s|$))")  # at the beginning of an item or a line of verse
_BAR = re.compile(r"(?<!\\)\|(?![^{}]*\})")  # one in braces is that of ruby
_SPACES = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")  # that divide words alone: those of print, such as no-break spaces, are characters of the record
_EMPHASIS = re.compile(r"(?<!\\)\*")
LANGUAGE_MARK = re.compile(r"[^{}*|\n]*")  # what may stand in the mark of another language


def one_line(words: str) -> str:
    """Return words on one line with single spaces; no-break and full-width spaces stay."""
    return _SPACES.sub(" ", words).strip(" ")


def escaped(words: str) -> str:
    """Return plain words in the notation: one line, in Unicode normal form C, without invisible characters."""
    plain = INVISIBLE.sub("", unicodedata.normalize("NFC", one_line(words)))
    return _MARKS.sub(r"\\\g<0>", plain)


def escaped_part(words: str | None) -> str:
    """Return words inside a paragraph in the notation, with the spaces at their ends."""
    plain = words or ""
    before, after = (" " if _SPACES.match(end) else "" for end in (plain[:1], plain[-1:]))
    return f"{before}{escaped(plain)}{after}" if one_line(plain) else before


def incident(kind: str, words: str) -> str:
    """Return the mark of an incident; its words may hold no braces."""
    return f"{{{kind}: {escaped(words.translate({ord('{'): '(', ord('}'): ')'}))}}}"


def emphasis(notation: str) -> str:
    """Return words as emphasised, line by line; an emphasis inside them is no second one."""
    lines = [_EMPHASIS.sub("", line) for line in notation.split("\n")]
    return "\n".join(line.replace(line.strip(), f"*{line.strip()}*") if line.strip() else line for line in lines)


def paragraphs(notation: str) -> list[str]:
    """Return the paragraphs of words with line breaks: an empty line divides paragraphs, and lines that follow one another are verse."""
    merged = re.sub(r"(?<!\\)\*\*", "", notation)  # where one emphasis ends, another begins
    lines = [one_line(line) for line in merged.split("\n")]
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        else:
            groups.append([])
    return [verse(group) if len(group) > 1 else group[0] for group in groups if group]


def verse(lines: Iterable[str]) -> str:
    """Return lines that stay lines."""
    return "\n".join(f"| {_item(_without_bars(line))}".rstrip() for line in lines)


def stanzas(verses: Iterable[str]) -> str:
    """Return verses as the stanzas of one."""
    return "\n|\n".join(verses)


def list_block(items: Sequence[str], *, numbered: bool = False) -> str:
    """Return a list; one item with a number is a list with a dash, since it would be taken for a paragraph."""
    numbered = numbered and len(items) > 1
    return "\n".join(f"{f'{number}.' if numbered else '-'} {_item(item)}" for number, item in enumerate(items, 1))


def table_blocks(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table, whose first row names the columns. A table of one row is a paragraph for each cell; rows without words are left out."""
    filled = [row for row in rows if any(row)]
    if len(filled) < 2:
        return [cell for row in filled for cell in row if cell]
    width = max(map(len, filled))
    lines = ["| " + " | ".join([*(_without_bars(words) or " " for words in row), *[" "] * (width - len(row))]) + " |" for row in filled]
    return ["\n".join([lines[0], "|---" * width + "|", *lines[1:]])]


def quotation(blocks: Sequence[str]) -> list[str]:
    """Return paragraphs as a quotation; lists, tables and verse cannot stand in one, and stay as they are."""
    if any("\n" in block or block.startswith(("- ", "| ")) for block in blocks) or not blocks:
        return list(blocks)
    return ["\n>\n".join(f"> {_item(block)}" for block in blocks)]


def _item(words: str) -> str:
    """Return the words of an item or line, in which a number at the beginning is no mark."""
    return _NUMBER.sub(r"\1\\", words)


def _without_bars(words: str) -> str:
    """Return words in which a bar divides nothing."""
    return _BAR.sub(r"\|", words)
