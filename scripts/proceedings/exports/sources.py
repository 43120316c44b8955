"""What the citation formats share: the sources of a session and of the whole, in order, and the files that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from proceedings.citations.cited_work import CitedWork
from proceedings.exports.format import Format, References, of_each
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Session


def session_sources(edition: Edition, session: Session) -> Iterator[CitedWork]:
    """Yield the session, then each of its remarks."""
    own = CitedWork(edition, session)
    yield own
    for remark in session.remarks:
        yield own.part(remark)


def citation_format(id: str, ending: str, media_type: str, references: References) -> Format:
    """Return a format that cites everything, and in a file of its own the whole alone."""
    whole: Mapping[str, Callable[[Edition], Content]] = {
        "proceedings": partial(_all, references),
        "citation": lambda edition: references.file([references.entry(CitedWork(edition))]),
    }
    return Format(id, ending, media_type, whole=whole, references=references)


def _all(references: References, edition: Edition) -> Content:
    """Return the file that cites the whole, then every session with its remarks."""
    sessions = of_each(edition.sessions, partial(_joined, references, edition))
    return [references.start + references.entry(CitedWork(edition)), *sessions, references.end]


def _joined(references: References, edition: Edition, session: Session) -> str:
    return "".join([references.joint + references.entry(source) for source in session_sources(edition, session)])
