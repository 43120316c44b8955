"""The URL scheme of the site: the address of every page, and the ids of what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from proceedings.model.record import Proceedings, Session

MANY = 60  # what is longer is folded, or left to pages of its own
SIDE_BY_SIDE = "bilingual"  # the last part of the address of a session's page with all languages side by side


def paragraphs(proceedings: Proceedings) -> dict[str, str]:
    """Return the digest of every paragraph in the default language, by its place."""
    return {f"{session.id}/{id}": own for session in proceedings.sessions.values() for id, own in paragraphs_of(proceedings, session)}


def paragraphs_of(proceedings: Proceedings, session: Session) -> Iterator[tuple[str, str]]:
    """Yield the id of every paragraph of a session in the default language, with its digest."""
    outlines = dict(session.texts[proceedings.conference.default_language].outlines.items())
    for remark in session.remarks:
        if remark.id in outlines:
            yield from ((f"{remark.id}-p{number}", own) for number, own in enumerate(outlines[remark.id].paragraphs, 1))


def page_addresses(proceedings: Proceedings) -> list[str]:
    """Return the address of every page in the default language, from the root of the site."""
    singles = ["", *(id for id in proceedings.pages if id != "index"), "search"]
    registries = [name for name in ("themes", "organisations", "speakers") if getattr(proceedings, name)]
    others = [name for name, facts in (("glossary", proceedings.terms), ("figures", proceedings.figures), ("errata", proceedings.errata)) if facts]
    folders = [f"{name}/{id}" for name in registries for id in getattr(proceedings, name)]
    sessions = [address for session in proceedings.sessions.values() for address in _session_addresses(proceedings, session)]
    days = day_addresses(proceedings).values()
    return [f"/{address}/" if address else "/" for address in (*singles, "sessions", *days, *sessions, *registries, *folders, *others)]


def day_addresses(proceedings: Proceedings) -> dict[date, str]:
    """Return the address of each day that lists its own sessions, from the root of its language: only where one list of all would be too long."""
    if len(proceedings.sessions) <= MANY:
        return {}
    return {day.date: f"sessions/day-{number}" for number, day in enumerate(proceedings.conference.days, 1) if day.date in proceedings.sessions_on}


def entry_addresses(proceedings: Proceedings) -> list[str]:
    """Return the address of every entry of the registers that stand on one page each, in the default language."""
    registers = {"glossary": proceedings.terms, "figures": proceedings.figures, "errata": proceedings.errata}
    return [f"/{name}/#{id}" for name, entries in registers.items() for id in entries]


def _session_addresses(proceedings: Proceedings, session: Session) -> Iterator[str]:
    yield f"sessions/{session.id}"
    if len(proceedings.languages) > 1:
        yield f"sessions/{session.id}/{SIDE_BY_SIDE}"
    for remark in session.remarks:
        yield f"sessions/{session.id}/{remark.id}"
