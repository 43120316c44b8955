"""What paper adds to a page: the head of every sheet, and at the end where the page stands and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from proceedings.citations import styles_for
from proceedings.citations.cited_work import CitedWork
from proceedings.model.edition import Edition
from proceedings.model.record import Remark, Session
from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.syntax.inline import Text


class Imprint(Struct, frozen=True):
    """The title, day and languages for the head of each sheet; the absolute address, if there is one; the citation.

    The citation is in the style at home in the language, as runs of words with whether they are emphasised.
    """

    title: str
    day: str
    languages: str
    address: str
    citation: list[tuple[str, bool]]


def of(edition: Edition, address: str, title: str, cited: CitedWork | None = None) -> Imprint:
    """Return the imprint of the page at an address from the root of the language; a page that is no text is cited as the whole.

    `cited` is what the page cites, where that is known already.
    """
    record = edition.record
    session, remark, side_by_side = _place(edition, address)
    language = record.text(session, edition.language)[0] if session else edition.language
    source = cited or CitedWork(edition.sibling(language), session, remark)
    there = [one for one in record.languages if session and (text := session.texts.get(one)) and text.status != "none"]
    shown = there if remark or side_by_side else [language]
    return Imprint(
        title=source.title if session else title,
        day=edition.label.date(session.date) if session and session.date else edition.label.dates(day.date for day in record.conference.days),
        languages=" · ".join(record.conference.language(one).name for one in sorted(shown, key=lambda one: one != edition.language)),
        address=edition.url(address) if edition.site_url else "",
        citation=list(_runs(styles_for(edition.language)[0].text(source))),
    )


def _place(edition: Edition, address: str) -> tuple[Session | None, Remark | None, bool]:
    match address.strip("/").split("/"):
        case ["sessions", id, *rest] if session := edition.record.sessions.get(id):
            return session, session.remark(rest[0]) if rest else None, rest == [SIDE_BY_SIDE]
    return None, None, False


def _runs(text: Text) -> Iterator[tuple[str, bool]]:
    at = 0
    for mark in text.of("emphasis"):
        yield text.words[at : mark.start], False
        yield text.words[mark.start : mark.end], True
        at = mark.end
    yield text.words[at:], False
