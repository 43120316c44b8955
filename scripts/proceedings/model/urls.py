"""The URL scheme of the site: the address of every page, and the ids of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from proceedings.model.record import Proceedings, Session

LONG_LIST = 60  # lists with more entries are folded, or divided into pages
FILE_FOLDERS = ("assets", "data", "search")  # folders of the site that hold no pages
IN_FULL = "remarks"  # the last part of the address of the page with all remarks of a speaker, or on a theme
SIDE_BY_SIDE = "bilingual"  # the last part of the address of a session's page with all languages side by side
DAY = "day-"  # the last part of the address of a day's page, with the number of the day behind it


def paragraphs(record: Proceedings) -> dict[str, str]:
    """Return the digest of every paragraph in the default language, by place (session/paragraph)."""
    return {f"{session.id}/{id}": digest for session in record.sessions.values() for id, digest in paragraphs_of(record, session)}


def paragraphs_of(record: Proceedings, session: Session) -> Iterator[tuple[str, str]]:
    """Yield the id of every paragraph of a session in the default language, with its digest."""
    remark_stats = dict(session.texts[record.conference.default_language].remark_stats.items())
    for remark in session.remarks:
        if stats := remark_stats.get(remark.id):
            for number, digest in enumerate(stats.paragraphs, 1):
                yield f"{remark.id}-p{number}", digest


def page_addresses(record: Proceedings) -> list[str]:
    """Return the address of every page in the default language, from the root of the site."""
    singles = ["", *(id for id in record.pages if id != "index"), "search"]
    registries = [name for name in ("themes", "organisations", "speakers") if getattr(record, name)]
    back_matter = [name for name, facts in (("glossary", record.terms), ("figures", record.figures), ("errata", record.errata)) if facts]
    folders = [f"{name}/{id}" for name in registries for id in getattr(record, name)]
    in_full = [f"speakers/{id}/{IN_FULL}" for id in record.speakers if id in record.remarks_by]
    in_full += [f"themes/{id}/{IN_FULL}" for id in record.themes if id in record.remarks_on]
    sessions = [address for session in record.sessions.values() for address in _session_addresses(record, session)]
    days = day_addresses(record).values()
    return [f"/{address}/" if address else "/" for address in (*singles, "sessions", *days, *sessions, *registries, *folders, *in_full, *back_matter)]


def day_addresses(record: Proceedings) -> dict[date, str]:
    """Return the address of each day's page, from the root of its language. Days have pages only where the list of all sessions is long."""
    if len(record.sessions) <= LONG_LIST:
        return {}
    return {day.date: f"sessions/{DAY}{number}" for number, day in enumerate(record.conference.days, 1) if day.date in record.sessions_on}


def day_heading(number: int) -> str:
    """Return the id of the heading of a day in the programme, by the number of the day."""
    return f"day-{number}"


def entry_addresses(record: Proceedings) -> list[str]:
    """Return the address of every part of a session, and of every entry of the glossary, the figures and the errata, in the default language."""
    registers = {"glossary": record.terms, "figures": record.figures, "errata": record.errata}
    parts = [f"/sessions/{session.id}/#{part.id}" for session in record.sessions.values() for part in session.parts]
    return [*parts, *(f"/{name}/#{id}" for name, entries in registers.items() for id in entries)]


def _session_addresses(record: Proceedings, session: Session) -> Iterator[str]:
    yield f"sessions/{session.id}"
    if len(record.languages) > 1:
        yield f"sessions/{session.id}/{SIDE_BY_SIDE}"
    for remark in session.remarks:
        yield f"sessions/{session.id}/{remark.id}"
