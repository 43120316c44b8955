"""The printed pages on which a remark or a session stands, from the page marks of the default language."""

from __future__ import annotations

from collections.abc import Mapping

from proceedings.model.record import Proceedings, Session

Pages = tuple[int, int]


def printed_pages(record: Proceedings, session: Session) -> Mapping[str, Pages]:
    """Return the first and last printed page of each remark; none where the session has no printed page."""
    text = session.texts[record.conference.default_language]
    page = session.page
    if page is None:
        return {}
    for line in text.preamble:
        page = next((int(mark.value) for mark in reversed(line.text.of("page"))), page)
    found: dict[str, Pages] = {}
    for remark in session.remarks:
        own = text.remarks[remark.id]
        pages: list[int] = []
        for part in (own.heading, *(paragraph.text for paragraph in own.paragraphs)):
            at = 0
            for mark in part.of("page"):
                pages += [page] * (mark.start > at)  # words stand on the page before the mark
                page, at = int(mark.value), mark.start
            pages += [page] * (len(part.words) > at)
        if pages:
            found[remark.id] = pages[0], pages[-1]
    return found


def session_pages(record: Proceedings, session: Session) -> Pages | None:
    """Return the first and last printed page of a session, from its title to its last remark."""
    pages = printed_pages(record, session)
    return (session.page, max(last for _, last in pages.values())) if session.page and pages else None
