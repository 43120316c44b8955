"""The reader of the body of a session page: from its blocks to the preamble, the parts and the remarks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from proceedings.model.parts import PART_LEVELS, PartLevel, PartText
from proceedings.model.session_text import Note, Paragraph, RemarkText
from proceedings.reader.load_result import LoadResult
from proceedings.syntax import blocks as block_syntax
from proceedings.syntax import inline
from proceedings.syntax.headings import Heading, read_heading
from proceedings.syntax.page_file import Block

_NOTE = re.compile(r"^\[\^(?P<label>[0-9]{1,4}|[a-z]{1,2})\]:[ \t]*")
_ERRATUM = re.compile(r"\{erratum: ?(?P<erratum>[a-z0-9-]+)\}$")
_PART_LEVELS = {f"kind={kind}": level for kind, level in PART_LEVELS.items()}
_LONGEST_PARAGRAPH = 100_000  # characters: longer than any session
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WRAP = rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}])"


class Body(NamedTuple):
    """The body of a session page: the paragraphs before the first heading, the headings of parts, and the remarks, both by id."""

    preamble: tuple[Paragraph, ...]
    parts: Mapping[str, PartText]
    remarks: Mapping[str, RemarkText]


def read_body(loaded: LoadResult, path: str, blocks: Sequence[Block], levels: Mapping[str, PartLevel]) -> Body:
    """Return the body that the blocks of a page make, and report their faults. `levels` has the ids of the parts."""
    reader = _BodyReader(loaded, path, levels)
    for block in blocks:
        reader.read(block)
    reader.end()
    return Body(tuple(reader.preamble), dict(reader.parts(blocks)), reader.remarks)


def part_levels(loaded: LoadResult, path: str, blocks: Iterable[Block]) -> dict[str, PartLevel]:
    """Return the level of each part by its id. Other attributes at the heading of a part are reported."""
    levels: dict[str, PartLevel] = {}
    for block in blocks:
        heading = read_heading(block.text)
        kinds = [attribute for attribute in heading.attributes if attribute in _PART_LEVELS] if heading else []
        if heading and kinds:
            levels[heading.id] = _PART_LEVELS[kinds[0]]
            for attribute in heading.attributes:
                if attribute != kinds[0]:
                    loaded.report(path, block.line, f"'{attribute}' behind the id of the part '{heading.id}'", "remove it: a part has an id and a kind alone")
    return levels


def without_parts(blocks: Iterable[Block], levels: Collection[str]) -> list[Block]:
    """Return blocks without the headings of parts."""
    return [block for block in blocks if not (heading := read_heading(block.text)) or heading.id not in levels]


def refuse_facts(loaded: LoadResult, path: str, blocks: Iterable[Block], default: str) -> None:
    """Report the headings of a twin that hold facts."""
    for block in blocks:
        if (heading := read_heading(block.text)) and heading.attributes:
            fix = f"write '{{#{heading.id}}}' alone; facts stand once, in '{default}'"
            loaded.report(path, block.line, f"facts at the heading '{heading.id}' of a translation", fix)


class _BodyReader:
    """Reads one block after another into `preamble` and `remarks`."""

    def __init__(self, loaded: LoadResult, path: str, levels: Mapping[str, PartLevel]) -> None:
        """Take where to report faults, the path of the file for messages, and the level of each part by its id."""
        self.preamble: list[Paragraph] = []
        self.remarks: dict[str, RemarkText] = {}
        self._loaded, self._path, self._levels = loaded, path, levels
        self._open: tuple[str, inline.Text, int] | None = None  # id, heading and line of the remark whose blocks are being read
        self._paragraphs = self.preamble
        self._notes: list[Note] = []
        self._incidents: list[inline.Mark] = []  # those that stand before the paragraph to which they belong
        self._line = 1

    def read(self, block: Block) -> None:
        """Read a block: a heading, a note, incidents that stand alone, or a paragraph."""
        self._line = block.line
        self._report_all(block, block_syntax.refused(block.text))
        if len(block.text) > _LONGEST_PARAGRAPH:
            self._report(block.line, f"a paragraph of {len(block.text):,} characters", "divide it by blank lines")
        if heading := read_heading(block.text):
            self._begin(heading, block.line)
        elif block.text.startswith("#") or "\n#" in block.text:
            self._report_all(block, block_syntax.refused_headings(block.text))
        elif label := _NOTE.match(block.text):
            if not self._open:
                self._report(block.line, "a note before the first remark", "put it behind the remark that calls it")
            self._report_all(block, block_syntax.read(block.text).faults)
            self._notes.append(self._note(block, label))
        else:
            self._add(self._paragraph(block))

    def end(self) -> None:
        """End the last remark."""
        if self._incidents:
            self._report(self._line, "an incident without a paragraph", "put it behind the paragraph after which it happened")
        self._close()

    def parts(self, blocks: Iterable[Block]) -> Iterator[tuple[str, PartText]]:
        """Yield id and heading of each part. Report an id that stands twice, and words between a heading and the next one."""
        remarks: set[str] = set()
        parts: set[str] = set()
        in_part = False
        for block in blocks if self._levels else ():
            if heading := read_heading(block.text):
                in_part = heading.id in self._levels
                if in_part and heading.id in parts:
                    self._report(block.line, f"the part '{heading.id}' stands twice", "give one of them another id")
                elif in_part:
                    yield heading.id, PartText(self._text(heading.words, block.line), len(remarks), block.line)
                (parts if in_part else remarks).add(heading.id)
            elif in_part:
                self._report(block.line, "words behind the heading of a part", "write a heading before them, such as '## {#n1}' for a passage")

    def _begin(self, heading: Heading, line: int) -> None:
        """Begin a remark, or a part, in which no words may stand before the next heading."""
        self._close()
        self._open, self._paragraphs, self._notes = None, [], []
        if heading.id in self.remarks:
            self._report(line, f"the remark '{heading.id}' stands twice", "give one of them another id")
        if heading.id not in self._levels:
            self._open = heading.id, self._text(heading.words, line), line

    def _close(self) -> None:
        """End the remark whose blocks were read."""
        if self._open:
            id, heading, line = self._open
            self.remarks[id] = RemarkText(heading=heading, paragraphs=tuple(self._paragraphs), notes=tuple(self._notes), line=line)

    def _add(self, paragraph: Paragraph) -> None:
        """Add a paragraph. One that consists of incidents alone is added to the paragraph before it, or else to the next one."""
        text = paragraph.text
        if text.words or not text.marks or any(mark.kind != "incident" for mark in text.marks):
            self._paragraphs.append(_with_incidents(paragraph, before=self._incidents))
            self._incidents = []
            return
        incidents = [replace(mark, stands_alone=True) for mark in text.marks]
        if self._paragraphs:
            self._paragraphs[-1] = _with_incidents(self._paragraphs[-1], after=incidents)
        else:
            self._incidents += incidents

    def _paragraph(self, block: Block) -> Paragraph:
        """Return a paragraph, or another block with the words of its rows and cells."""
        written = block_syntax.read(block.text)
        self._report_all(block, written.faults)
        rows = [inline.joined([self._text(cell, block.line + line) for line, cell in row], "\t") for row in written.rows]
        return Paragraph(
            text=inline.joined(rows, "\n"), line=block.line, kind=written.kind, first=written.first, file=written.file, alternative=written.alternative
        )

    def _note(self, block: Block, label: re.Match[str]) -> Note:
        """Return the note in a block; its label is at the beginning."""
        words = block.text[label.end() :]
        erratum = _ERRATUM.search(words, max(0, words.rfind("{")))
        text = self._text(words[: erratum.start()] if erratum else words, block.line)
        return Note(label=label["label"], text=text, line=block.line, erratum=erratum["erratum"] if erratum else None)

    def _text(self, raw: str, line: int) -> inline.Text:
        """Return raw words as a text with marks: a line break counts as a space, and between Chinese characters as nothing."""
        text, faults = inline.parse((re.sub(_WRAP, "", raw).replace("\n", " ") if "\n" in raw else raw).strip())
        for message, fix in faults:
            self._report(line, message, fix)
        return text

    def _report(self, line: int, message: str, fix: str) -> None:
        self._loaded.report(self._path, line, message, fix)

    def _report_all(self, block: Block, faults: Iterable[block_syntax.Fault]) -> None:
        for fault in faults:
            self._report(block.line + fault.line, fault.message, fault.fix)


def _with_incidents(paragraph: Paragraph, before: Sequence[inline.Mark] = (), after: Sequence[inline.Mark] = ()) -> Paragraph:
    """Return a paragraph with the incidents that stand alone before or behind it in the file."""
    if not before and not after:
        return paragraph
    end = len(paragraph.text.words)
    moved = [replace(mark, start=end, end=end) for mark in after]
    return replace(paragraph, text=replace(paragraph.text, marks=(*before, *paragraph.text.marks, *moved)))
