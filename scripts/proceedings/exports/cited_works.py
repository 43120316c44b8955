"""What the citation formats share: the works of a session and of the whole, in order, and the files that hold their entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from proceedings.citations.cited_work import CitedWork
from proceedings.exports.format import Format, References, session_segments
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Session


def works_of(edition: Edition, session: Session) -> Iterator[CitedWork]:
    """Yield the session, then each of its remarks."""
    session_work = CitedWork(edition, session)
    yield session_work
    for remark in session.remarks:
        yield session_work.part(remark)


def citation_format(id: str, ending: str, media_type: str, references: References) -> Format:
    """Return a format with a file that cites every work, and a file that cites only the whole."""
    whole: Mapping[str, Callable[[Edition], Content]] = {
        "proceedings": partial(_all, references),
        "citation": lambda edition: references.file([references.entry(CitedWork(edition))]),
    }
    return Format(id, ending, media_type, whole=whole, references=references)


def _all(references: References, edition: Edition) -> Content:
    """Return the file that cites the whole, then every session and its remarks."""
    sessions = session_segments(edition.sessions, partial(_joined, references, edition))
    return [references.start + references.entry(CitedWork(edition)), *sessions, references.end]


def _joined(references: References, edition: Edition, session: Session) -> str:
    return "".join([references.joint + references.entry(work) for work in works_of(edition, session)])
