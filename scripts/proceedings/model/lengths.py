"""How much was said: characters of the original, by theme, session and kind of organisation.

Only the paragraphs of remarks in the default language count, without white space; headings and notes do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from proceedings.model.record import Proceedings, Remark, Session


def remark_lengths(record: Proceedings) -> Iterator[tuple[Session, Remark, int]]:
    """Yield every remark with its session and its length, in order."""
    for session in record.sessions.values():
        remark_stats = dict(session.texts[record.conference.default_language].remark_stats.items())
        for remark in session.remarks:
            yield session, remark, remark_stats[remark.id].length


def by_theme(record: Proceedings) -> Mapping[tuple[str, str], int]:
    """Return the length of the remarks on each theme in each session; a remark counts in full under each of its themes."""
    lengths: Counter[tuple[str, str]] = Counter()
    for session, remark, length in remark_lengths(record):
        for theme in remark.themes:
            lengths[theme, session.id] += length
    return lengths


def by_kind(record: Proceedings) -> Mapping[tuple[str, ...], int]:
    """Return the length of the remarks for organisations of each kind, without passages.

    Each remark counts once, under the kinds of all organisations for which its speaker appeared in that session; under the empty tuple where no speaker or
    no organisation is named.
    """
    lengths: Counter[tuple[str, ...]] = Counter()
    kind = {id: organisation.kind for id, organisation in record.organisations.items()}
    kinds = {
        (session.id, appearance.id): tuple(sorted({kind[id] for id in appearance.organisations}))
        for session in record.sessions.values()
        for appearance in session.speakers
    }
    for session, remark, length in remark_lengths(record):
        if remark.is_spoken:
            lengths[kinds.get((session.id, remark.by or ""), ())] += length
    return lengths
