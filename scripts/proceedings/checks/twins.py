"""Twins with a text, the pairs of passages in them, and the exceptions from checks that people wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from proceedings.model.record import Proceedings, Session
from proceedings.model.session_text import Paragraph, RemarkText, SessionText
from proceedings.model.values import ExcusableCheck
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult
from proceedings.syntax.inline import Text


class Pair(NamedTuple):
    """A passage of the default language and its translation.

    `at` is the id of the paragraph; for headings and printed footnotes that of the remark or part; else `title` or `preamble`.
    """

    at: str
    original: Text
    translation: Text
    line: int


class Twin(Struct, frozen=True):
    """A session in the default language and in another one."""

    record: Proceedings
    session: Session
    language: str
    original: SessionText
    text: SessionText

    @property
    def pairs(self) -> Iterator[Pair]:
        """The pairs of passages, as far as both texts have them. Other checks report what is missing."""
        yield Pair("title", Text(self.original.title), Text(self.text.title), 1)
        for original, translation in zip(self.original.preamble, self.text.preamble, strict=False):
            yield Pair("preamble", original.text, translation.text, translation.line)
        for id, part in self.text.parts.items():
            if id in self.original.parts:
                yield Pair(id, self.original.parts[id].heading, part.heading, part.line)
        for id, remark in self.text.remarks.items():
            if id in self.original.remarks:
                yield from _pairs(id, self.original.remarks[id], remark)

    @property
    def paragraphs(self) -> Iterator[tuple[str, int, Paragraph, Paragraph]]:
        """The pairs of paragraphs: id of the remark, number in it, the original, its translation. Only remarks with as many in both texts have them."""
        for id, remark in self.text.remarks.items():
            if id in self.original.remarks:
                yield from ((id, *pair) for pair in _paragraphs(self.original.remarks[id], remark))

    @property
    def errata(self) -> dict[str, str]:
        """The ids of the errata of this session, each with the remark of its first place."""
        places = ((erratum.id, *place.remark.split("/")) for erratum in self.record.errata.values() for place in reversed(erratum.places))
        return {id: remark for id, session, remark in places if session == self.session.id}


def _paragraphs(original: RemarkText, text: RemarkText) -> Iterator[tuple[int, Paragraph, Paragraph]]:
    if len(original.paragraphs) == len(text.paragraphs):
        for number, (original_paragraph, paragraph) in enumerate(zip(original.paragraphs, text.paragraphs, strict=True), 1):
            yield number, original_paragraph, paragraph


def _pairs(id: str, original: RemarkText, text: RemarkText) -> Iterator[Pair]:
    yield Pair(id, original.heading, text.heading, text.line)
    for number, original_paragraph, paragraph in _paragraphs(original, text):
        for original_text, text_part in _cells(original_paragraph, paragraph):
            yield Pair(f"{id}-p{number}", original_text, text_part, paragraph.line)
    notes = {note.label: note for note in original.notes if note.printed}
    for note in text.notes:
        if note.label in notes:
            yield Pair(id, notes[note.label].text, note.text, note.line)


def _cells(original: Paragraph, translation: Paragraph) -> Iterator[tuple[Text, Text]]:
    """Yield the cells of two blocks pair by pair, where they are made alike; else their whole texts."""
    if translation.kind in ("list", "numbered", "table"):
        cells, translated_cells = ([cell for row in block.rows for _, cell in row] for block in (original, translation))
        if len(cells) == len(translated_cells):
            yield from zip(cells, translated_cells, strict=True)
            return
    yield original.text, translation.text


class Fault(Struct, frozen=True):
    """A fault of a twin. An exception for it gives `at` and `words`."""

    at: str
    words: str
    line: int
    message: str
    fix: str


def twins(loaded: LoadResult) -> Iterator[Twin]:
    """Yield every twin that has a text."""
    record = loaded.require_record()
    default = record.conference.default_language
    for session in record.sessions.values():
        for language, text in session.texts.items():
            if language != default and text.status != "none":
                yield Twin(record, session, language, session.texts[default], text)


def unless_excused(loaded: LoadResult, check: ExcusableCheck, faults: Callable[[Twin], Iterable[Fault]]) -> Iterator[Problem]:
    """Yield the faults of a check that no exception excuses, and the exceptions for the check that excuse nothing.

    An exception excuses the faults at its place with its words. An exception for a remark holds for all its paragraphs.
    """
    for twin in twins(loaded):
        document = loaded.documents[f"sessions/{twin.session.id}.{twin.language}"]
        unused = {index: exception for index, exception in enumerate(twin.text.exceptions) if exception.check == check}
        excusing: dict[tuple[str, str], list[int]] = {}
        for index, exception in unused.items():
            excusing.setdefault((exception.at, exception.words), []).append(index)
        for fault in faults(twin):
            places = {fault.at, fault.at.rpartition("-p")[0]}
            excuses = [index for place in places for index in excusing.get((place, fault.words), ())]
            for index in excuses:
                unused.pop(index, None)
            if not excuses:
                fix = f"{fault.fix}, or write why not under 'exceptions' (at: {fault.at}, check: {check}, words: {fault.words})"
                yield Problem(twin.text.path, fault.line, fault.message, fix)
        for index, exception in unused.items():
            yield Problem(
                twin.text.path, document.line("exceptions", index), f"the exception for '{exception.words}' at '{exception.at}' excuses nothing", "remove it"
            )
