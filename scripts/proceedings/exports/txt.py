"""Plain text: every word of the record without markup, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.details import namings
from proceedings.exports.format import Format, session_segments
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Session
from proceedings.syntax.inline import Text, spaced


def session_file(edition: Edition, session: Session) -> str:
    """Return a session as text: title, address, then each remark with its id, heading, paragraphs and footnotes."""
    return "\n".join(_lines(edition, session)) + "\n"


def whole(edition: Edition) -> Content:
    """Return all sessions as one text."""
    conference = edition.record.conference
    return [f"{conference.name[edition.language]}\n{edition.url('')}\n", *session_segments(edition.sessions, partial(_part, edition))]


def _part(edition: Edition, session: Session) -> str:
    return "\n" + session_file(edition, session)


def _lines(edition: Edition, session: Session) -> Iterator[str]:
    text = edition.text(session)
    assert text is not None
    yield from (text.title, edition.url(f"sessions/{session.id}/"))
    yield from (naming.written(edition.label) for naming in namings(CitedWork(edition, session)) if naming.doubts)
    yield ""
    for line in text.preamble:
        yield from (line.text.words, "")
    for remark in session.remarks:
        remark_text = text.remarks[remark.id]
        yield f"[{remark.id}]" + (f" {remark_text.heading.words}" if remark_text.heading.words else "")
        yield ""
        for paragraph in remark_text.paragraphs:
            yield from (_with_incidents(paragraph.text), "")
        for note in remark_text.notes:
            if note.printed:
                yield from (f"{note.label}  {note.text.words}", "")


def _with_incidents(text: Text) -> str:
    """Return the words of a text with what happened meanwhile in square brackets."""
    out, offset = "", 0
    for mark in text.of("incident"):
        out += text.words[offset : mark.start] + spaced(text.words, mark, f"[{mark.words}]")
        offset = mark.start
    return out + text.words[offset:]


FORMAT = Format("txt", "txt", "text/plain", session_file, {"proceedings": whole})
