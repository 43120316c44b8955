"""The importer of plain transcripts, as they come out of a word processor: "NAME (post): words", headings, blank lines.

A turn begins with a name, perhaps a post in brackets, and a colon; or with a paragraph of a style that was named as that of speakers.
Further paragraphs belong to the turn. A line in brackets alone is an incident. A heading is a line that begins with '#', or '##' below it,
or a paragraph of a heading style in a .docx file; it begins a part. Lists, tables, footnotes and endnotes of a .docx file are lists, tables and
footnotes of the remark in which they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from proceedings.authoring import word_file
from proceedings.authoring.imported import Imported, Sitting, Turn
from proceedings.authoring.notation import incident, one_line
from proceedings.authoring.word_file import Line, Transcript
from proceedings.authoring.word_notes import count_calls, footnotes, in_notation, without_calls

_TURN = re.compile(r"(?P<name>[^\W\d_][^:：()（）.。!?！？,，;；]{0,79}?)\s*(?:[(（](?P<post>[^()（）]{1,200})[)）])?\s*[:：]\s*(?P<words>\S.*)?", re.DOTALL)
_INCIDENT = re.compile(r"[(（\[](?P<words>[^()（）\[\]]{1,300})[)）\]]")
_SHORT_WORD = 3
_MOST_WORDS_OF_DESIGNATION = 14  # what is longer is no line with a name, whatever its style
_MOST_WORDS = 6  # of a name: what is longer is the beginning of a sentence


def transcript_of(file: Path, speaker_styles: Collection[str] = (), heading_styles: Collection[str] = ()) -> Transcript:
    """Return the paragraphs of a text file, or of a .docx file, in which styles may be named as those of speakers and of headings.

    Raises OSError where the file cannot be read, and ValueError where it is no text.
    """
    if file.suffix.lower() == ".docx":
        return word_file.read(file, speaker_styles, heading_styles)
    paragraphs = [one_line(paragraph) for paragraph in re.split(r"\n\s*\n", file.read_text(encoding="utf-8-sig")) if paragraph.strip()]
    levels = [len(words) - len(words.lstrip("#")) for words in paragraphs]
    lines = [Line(words[level:].strip(), "heading" if level else "paragraph", level) for words, level in zip(paragraphs, levels, strict=True)]
    return Transcript(lines, {}, Counter(), Counter())


def read(files: Iterable[tuple[str, Transcript]], language: str, language_name: str) -> Imported:
    """Return the record of transcripts, each given with its name: one sitting for each."""
    record = Imported("", language, language_name)
    for name, (lines, notes, carried, lost) in files:
        record.carried.update(carried)
        record.lost.update(lost)
        number = len(record.sittings) + 1
        begins_with_title = bool(lines) and lines[0].kind in ("paragraph", "heading") and not _turn_of(lines[0])
        sitting = Sitting(f"sitting-{number}", _without_notes(record, lines[0].words) if begins_with_title else name, None)
        record.sittings.append(sitting)
        body = lines[1:] if begins_with_title else lines
        levels = sorted({line.level for line in body if line.kind == "heading"})
        for line in body:
            _line(record, sitting, line, levels)
        for turn in sitting.turns:
            turn.footnotes += footnotes([turn.heading, *turn.paragraphs], notes)
        record.lost[_NO_SPEAKER] += all(turn.passage for turn in sitting.turns)
    record.name = record.sittings[0].title if record.sittings else "Record"
    return record


_NO_SPEAKER = "transcripts in which no speaker was recognised: write 'NAME: words', or name the style of speakers with --speaker-style"


def _turn_of(line: Line) -> re.Match[str] | None:
    match = _TURN.fullmatch(line.words) if line.kind == "paragraph" else None
    return match if match and _is_name(match["name"].split()) else None


def _is_name(words: list[str]) -> bool:
    """Return whether words may be a name: few, and capitalized except short ones such as 'de' and 'von'."""
    return len(words) <= _MOST_WORDS and not any(len(word) > _SHORT_WORD and word[0].islower() for word in words)


def _line(record: Imported, sitting: Sitting, line: Line, levels: Sequence[int]) -> None:
    """Add a line to a sitting, whose headings are of these levels, the highest first."""
    if line.kind == "heading":
        record.begin_part(sitting, _without_notes(record, line.words), levels.index(line.level) + 1)
    elif line.kind == "block":
        _block(record, sitting, line.words)
    elif line.kind == "speaker" and len(line.words.split()) <= _MOST_WORDS_OF_DESIGNATION:
        name = re.split(r"\s*[(（:：]", line.words)[0] or line.words
        _begin_turn(record, sitting, line.words.rstrip(":："), name, None)
    elif match := _turn_of(line):
        heading = match["name"] + (f" ({match['post']})" if match["post"] else "")
        _begin_turn(record, sitting, heading, match["name"], match["words"])
    elif last_turn := sitting.last_turn:
        last_turn.paragraphs += _paragraphs(record, line.words)
    else:
        sitting.turns.append(Turn("", list(_paragraphs(record, line.words)), passage=True))
        record.carried["paragraphs before a first turn, as a passage"] += 1


def _begin_turn(record: Imported, sitting: Sitting, heading: str, name: str, words: str | None) -> None:
    name = without_calls(name)
    turn = Turn(in_notation(heading), list(_paragraphs(record, words)), record.person(name.casefold(), name))
    sitting.turns.append(turn)
    record.carried["turns"] += 1


def _block(record: Imported, sitting: Sitting, block: str) -> None:
    """Add a list or a table, which is in the notation of content files, to the turn before it."""
    if (turn := sitting.last_turn) is None:
        turn = Turn("", [], passage=True)
        sitting.turns.append(turn)
    turn.paragraphs.append(block)
    record.carried["tables" if block.startswith("|") else "lists"] += 1


def _paragraphs(record: Imported, line: str | None) -> Iterator[str]:
    """Yield a paragraph with its incidents, if there is one."""
    if line and _INCIDENT.fullmatch(line) and not count_calls(line):
        record.carried["incidents: comment"] += 1
        yield incident("comment", line)
    elif line:
        record.carried["paragraphs"] += 1
        yield in_notation(line)


def _without_notes(record: Imported, words: str) -> str:
    """Return the words of a title or heading, which holds no notes."""
    record.lost["footnotes and endnotes called in titles and headings"] += count_calls(words)
    return without_calls(words)
