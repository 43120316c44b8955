"""The words of sessions in one language: paragraphs and other blocks, notes, headings, and the faults that a check accepts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec.structs import replace

from proceedings.model.facts import Fact
from proceedings.model.parts import PartText
from proceedings.model.remark_stats import RemarkStats
from proceedings.model.values import AnchorId, EntryId, ExcusableCheck, Status, Words
from proceedings.syntax.blocks import BlockKind
from proceedings.syntax.inline import Text, pieces


class Note(Fact, frozen=True):
    """A note called from the words of a remark: a printed footnote (digits) or a translator's note (letters)."""

    label: str
    text: Text
    line: int = 1
    erratum: EntryId | None = None

    @property
    def printed(self) -> bool:
        """Whether the note is printed in the source."""
        return self.label.isdigit()


class Paragraph(Fact, frozen=True):
    """One paragraph of a text, with the line it stands on; or another block, whose `kind` says what its words are.

    The words of a block have a line break between items, rows, paragraphs of a quotation and lines of verse, and a tab between the cells
    of a row. So whoever reads words need not know of blocks. `first` is the number of the first item of a numbered list. The words of an
    image are its caption; `file` is its name beside the file of the session, `alternative` says what it shows.
    """

    text: Text
    line: int = 1
    kind: BlockKind = "paragraph"
    first: int = 1
    file: str = ""
    alternative: str = ""

    @property
    def rows(self) -> list[list[tuple[int, Text]]]:
        """The cells of each row, each with its offset in the words; all blocks but tables have one cell in a row."""
        inside = Text(self.text.words, tuple(mark for mark in self.text.marks if not mark.stands_alone))
        separator = "\t" if self.kind == "table" else "\n"
        return [[(start + offset, cell) for offset, cell in pieces(row, separator)] for start, row in pieces(inside, "\n")]

    @property
    def alone(self) -> tuple[Text, Text]:
        """The incidents that stand alone before and behind the block, as marks of texts without words."""
        marks = [mark for mark in self.text.marks if mark.stands_alone]
        before, after = ([replace(mark, start=0, end=0) for mark in marks if (mark.start == 0) is first] for first in (True, False))
        return Text("", tuple(before)), Text("", tuple(after))


class RemarkText(Fact, frozen=True, dict=True):
    """The words of a remark in one language: the heading as printed (may be empty), paragraphs, notes."""

    heading: Text
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    line: int = 1

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """What was said and printed: heading, paragraphs, printed footnotes."""
        notes = tuple(note.text for note in self.notes if note.printed)
        return (self.heading, *(paragraph.text for paragraph in self.paragraphs), *notes)


class WrittenException(Fact, frozen=True):
    """A fault of a twin that a check accepts. `at` is the remark or paragraph, `words` are the words that the check would name."""

    at: AnchorId
    check: ExcusableCheck
    words: Words
    reason: Words


class SessionText(Fact, frozen=True):
    """A session in one language.

    - `path` is its file, as messages name it.
    - `preamble` has the lines before the first remark.
    - `images` has the files of its images, each with its line.
    - `parts` has the headings of its parts, by their ids.
    - `remarks` has the words, by remark id.
    - `remark_stats` has digests and lengths of these words, and can be read without them.
    """

    path: str
    title: Words
    summary: Words
    status: Status = "edited"
    preamble: tuple[Paragraph, ...] = ()
    images: Mapping[str, int] = {}
    parts: Mapping[str, PartText] = {}
    remarks: Mapping[str, RemarkText] = {}
    remark_stats: Mapping[str, RemarkStats] = {}
    exceptions: tuple[WrittenException, ...] = ()
