"""The printed pages of a remark or a session, computed from the page marks in the default language."""

from __future__ import annotations

from collections.abc import Mapping

from proceedings.model.record import Proceedings, Session

Pages = tuple[int, int]


def printed_pages(record: Proceedings, session: Session) -> Mapping[str, Pages]:
    """Return the first and last printed page of each remark by its id; empty where the session has no printed page."""
    text = session.texts[record.conference.default_language]
    page = session.page
    if page is None:
        return {}
    for line in text.preamble:
        page = next((int(mark.value) for mark in reversed(line.text.of("page"))), page)
    pages_by_remark: dict[str, Pages] = {}
    for position, remark in enumerate(session.remarks):
        remark_text = text.remarks[remark.id]
        for session_part in text.parts.values():
            if session_part.start == position:
                page = next((int(mark.value) for mark in reversed(session_part.heading.of("page"))), page)
        pages: list[int] = []
        for part in (remark_text.heading, *(paragraph.text for paragraph in remark_text.paragraphs)):
            words_end = 0
            for mark in part.of("page"):
                pages += [page] * (mark.start > words_end)  # words stand on the page before the mark
                page, words_end = int(mark.value), mark.start
            pages += [page] * (len(part.words) > words_end)
        if pages:
            pages_by_remark[remark.id] = pages[0], pages[-1]
    return pages_by_remark


def session_pages(record: Proceedings, session: Session) -> Pages | None:
    """Return the first and last printed page of a session, from its title to its last remark; None where it has no printed page."""
    pages = printed_pages(record, session)
    return (session.page, max(last for _, last in pages.values())) if session.page and pages else None
