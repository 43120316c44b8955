"""What the citation formats share: the sources of a session and of the whole, in order, and the files that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from proceedings.citations.source import Source
from proceedings.edition import Edition
from proceedings.exports.format import Format, References
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


def citation_format(id: str, ending: str, media_type: str, entry: Callable[[Source], Any], file: Callable[[Sequence[Any]], str]) -> Format:
    """Return a format that cites everything, and in a file of its own the whole alone."""
    whole = {
        "proceedings": lambda edition: file([entry(source) for source in all_sources(edition)]),
        "citation": lambda edition: file([entry(Source(edition))]),
    }
    return Format(id, ending, media_type, whole=whole, references=References(entry, file))
