"""What the citation formats share: the sources of a session and of the whole, in order."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.citations.source import Source
from proceedings.edition import Edition
from proceedings.model import Session


def session_sources(edition: Edition, session: Session) -> Iterator[Source]:
    """Yield the session, then each of its remarks."""
    own = Source(edition, session)
    yield own
    for remark in session.remarks:
        yield own.part(remark)


def all_sources(edition: Edition) -> Iterator[Source]:
    """Yield the whole, then every session with its remarks."""
    yield Source(edition)
    for session in edition.sessions:
        yield from session_sources(edition, session)
