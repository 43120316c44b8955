"""The importer of plain transcripts, as they come out of a word processor: "NAME (post): words", headings, blank lines.

A turn begins with a name, perhaps a post in brackets, and a colon. Further paragraphs belong to the turn. A line in brackets alone is an
incident. A heading is a line that begins with '#', or '##' below it, or a paragraph of a heading style in a .docx file; it begins a part.
Lists and tables of a .docx file are lists and tables of the remark in which they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from proceedings.authoring.imported import Imported, Sitting, Turn, escaped, incident

_TURN = re.compile(r"(?P<name>[^\W\d_][^:：()（）.。!?！？,，;；]{0,79}?)\s*(?:[(（](?P<post>[^()（）]{1,200})[)）])?\s*[:：]\s*(?P<words>\S.*)?", re.DOTALL)
_INCIDENT = re.compile(r"[(（\[](?P<words>[^()（）\[\]]{1,300})[)）\]]")
_SHORT_WORD = 3
_MOST_WORDS = 6  # of a name: what is longer is the beginning of a sentence


def lines_of(file: Path) -> list[str]:
    """Return the paragraphs of a text file, or of a .docx file with '#' before its headings, as often as their level says.

    A list or a table is in the notation of content files, and ends with a line break, as no paragraph does. Raises OSError where the file
    cannot be read, and ValueError where it is no text.
    """
    if file.suffix.lower() != ".docx":
        return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", file.read_text(encoding="utf-8-sig")) if paragraph.strip()]
    from proceedings.authoring.word_file import paragraphs_of

    return list(paragraphs_of(file))


def read(files: Iterable[tuple[str, list[str]]], language: str, language_name: str) -> Imported:
    """Return the record of transcripts, each given as its name and its paragraphs: one sitting for each."""
    record = Imported("", language, language_name)
    for name, lines in files:
        number = len(record.sittings) + 1
        title = lines[0].lstrip("#").strip() if lines and "\n" not in lines[0] and not _is_turn(lines[0]) else name
        sitting = Sitting(f"sitting-{number}", title, None)
        record.sittings.append(sitting)
        body = lines[1:] if lines and title != name else lines
        levels = sorted({_level(line) for line in body if _level(line)})
        for line in body:
            _line(record, sitting, line, levels)
    record.name = record.sittings[0].title if record.sittings else "Record"
    return record


def _level(line: str) -> int:
    return len(line) - len(line.lstrip("#"))


def _is_turn(line: str) -> re.Match[str] | None:
    match = None if line.startswith("#") else _TURN.fullmatch(line)
    return match if match and _is_name(match["name"].split()) else None


def _is_name(words: list[str]) -> bool:
    """Return whether words may be a name: few, and capitalized except short ones such as 'de' and 'von'."""
    return len(words) <= _MOST_WORDS and not any(len(word) > _SHORT_WORD and word[0].islower() for word in words)


def _line(record: Imported, sitting: Sitting, line: str, levels: Sequence[int]) -> None:
    """Add a line to a sitting, whose headings are of these levels, the highest first."""
    if line.startswith("#"):
        record.begin_part(sitting, line.lstrip("# "), levels.index(_level(line)) + 1)
    elif "\n" in line:
        _block(record, sitting, line)
    elif match := _is_turn(line):
        heading = match["name"] + (f" ({match['post']})" if match["post"] else "")
        turn = Turn(escaped(heading), [], record.person(match["name"].casefold(), match["name"]))
        turn.paragraphs += _paragraphs(record, match["words"])
        sitting.turns.append(turn)
        record.carried["turns"] += 1
    elif last_turn := sitting.last_turn:
        last_turn.paragraphs += _paragraphs(record, line)
    else:
        sitting.turns.append(Turn("", list(_paragraphs(record, line)), passage=True))
        record.carried["paragraphs before a first turn, as a passage"] += 1


def _block(record: Imported, sitting: Sitting, block: str) -> None:
    """Add a list or a table, which is in the notation of content files, to the turn before it."""
    if (turn := sitting.last_turn) is None:
        turn = Turn("", [], passage=True)
        sitting.turns.append(turn)
    turn.paragraphs.append(block.removesuffix("\n"))
    record.carried["tables" if block.startswith("|") else "lists"] += 1


def _paragraphs(record: Imported, line: str | None) -> Iterator[str]:
    """Yield a paragraph with its incidents, if there is one."""
    if line and _INCIDENT.fullmatch(line):
        record.carried["incidents: comment"] += 1
        yield incident("comment", line)
    elif line:
        record.carried["paragraphs"] += 1
        yield escaped(line)
