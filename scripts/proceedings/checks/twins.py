"""The twins that are begun, what stands beside what in them, and the exceptions that people wrote for a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from proceedings.model.record import Proceedings, RemarkText, Session, SessionText
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult
from proceedings.syntax.inline import Text


class Pair(NamedTuple):
    """Words of the default language and those that stand for them in a twin, at a remark or a paragraph.

    `at` is the id of the paragraph; of the remark for its heading and its printed footnotes; else `title` or `preamble`.
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
        """What stands beside what, as far as both have it: that they have the same is checked by itself."""
        yield Pair("title", Text(self.original.title), Text(self.text.title), 1)
        for theirs, own in zip(self.original.preamble, self.text.preamble, strict=False):
            yield Pair("preamble", theirs.text, own.text, own.line)
        for id, remark in self.text.remarks.items():
            if id in self.original.remarks:
                yield from _pairs(id, self.original.remarks[id], remark)

    @property
    def errata(self) -> dict[str, str]:
        """The errata that have a place in the session, each with the remark of the first."""
        places = ((erratum.id, *place.remark.split("/")) for erratum in self.record.errata.values() for place in reversed(erratum.places))
        return {id: remark for id, session, remark in places if session == self.session.id}


def _pairs(id: str, original: RemarkText, text: RemarkText) -> Iterator[Pair]:
    yield Pair(id, original.heading, text.heading, text.line)
    if len(original.paragraphs) == len(text.paragraphs):
        for number, (theirs, own) in enumerate(zip(original.paragraphs, text.paragraphs, strict=True), 1):
            yield Pair(f"{id}-p{number}", theirs.text, own.text, own.line)
    notes = {note.label: note for note in original.notes if note.printed}
    for note in text.notes:
        if note.label in notes:
            yield Pair(id, notes[note.label].text, note.text, note.line)


class Fault(Struct, frozen=True):
    """What a check finds in a twin: where, and the words that it is about, which an exception quotes."""

    at: str
    words: str
    line: int
    message: str
    fix: str


def twins(library: LoadResult) -> Iterator[Twin]:
    """Yield every twin that is begun."""
    record = library.record
    assert record is not None
    default = record.conference.default_language
    for session in record.sessions.values():
        for language, text in session.texts.items():
            if language != default and text.status != "none":
                yield Twin(record, session, language, session.texts[default], text)


def unless_excused(library: LoadResult, check: str, faults: Callable[[Twin], Iterable[Fault]]) -> Iterator[Problem]:
    """Yield what a check finds and no exception excuses, and the exceptions of that check that excuse nothing.

    An exception excuses the faults at its place that are about its words; one for a remark, those in all its paragraphs.
    """
    for twin in twins(library):
        document = library.documents[f"sessions/{twin.session.id}.{twin.language}"]
        idle = {index: one for index, one in enumerate(twin.text.exceptions) if one.check == check}
        excusing = dict(idle)
        for fault in faults(twin):
            places = {fault.at, fault.at.rpartition("-p")[0]}
            excuses = [index for index, one in excusing.items() if one.at in places and one.words == fault.words]
            for index in excuses:
                idle.pop(index, None)
            if not excuses:
                fix = f"{fault.fix}, or write why not under 'exceptions' (at: {fault.at}, check: {check}, words: {fault.words})"
                yield Problem(twin.text.path, fault.line, fault.message, fix)
        for index, one in idle.items():
            yield Problem(twin.text.path, document.line("exceptions", index), f"the exception for '{one.words}' at '{one.at}' excuses nothing", "remove it")
