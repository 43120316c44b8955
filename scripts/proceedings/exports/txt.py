"""Plain text: every word of the record, nothing else, for reading by people and by programs that want no markup."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proceedings.exports.format import Format, of_each
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Session


def session(edition: Edition, one: Session) -> str:
    """Return a session as text: title, address, then each remark with its id, heading, paragraphs and footnotes."""
    return "\n".join(_lines(edition, one)) + "\n"


def whole(edition: Edition) -> Content:
    """Return all sessions as one text."""
    conference = edition.record.conference
    return [f"{conference.name[edition.language]}\n{edition.url('')}\n", *of_each(edition.sessions, partial(_part, edition))]


def _part(edition: Edition, one: Session) -> str:
    return "\n" + session(edition, one)


def _lines(edition: Edition, one: Session) -> Iterator[str]:
    text = edition.text(one)
    assert text is not None
    yield from (text.title, edition.url(f"sessions/{one.id}/"), "")
    for line in text.preamble:
        yield from (line.text.words, "")
    for remark in one.remarks:
        own = text.remarks[remark.id]
        yield f"[{remark.id}]" + (f" {own.heading.words}" if own.heading.words else "")
        yield ""
        for paragraph in own.paragraphs:
            yield from (paragraph.text.words, "")
        for note in own.notes:
            if note.printed:
                yield from (f"{note.label}  {note.text.words}", "")


FORMAT = Format("txt", "txt", "text/plain", session, {"proceedings": whole})
