"""The colophon of a page on paper: the running head of every sheet, and at the end the address and a citation."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from proceedings.citations import styles_for
from proceedings.citations.cited_work import CitedWork
from proceedings.model.edition import Edition
from proceedings.model.record import Remark, Session
from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.syntax.inline import Text


class Colophon(Struct, frozen=True):
    """Running head and colophon of a page.

    Attributes: `title`, `day` and `languages` for the running head; `address`, absolute, empty where the site has no address;
    `citation` in the first style of the language, as pairs of words and whether they are emphasised.
    """

    title: str
    day: str
    languages: str
    address: str
    citation: list[tuple[str, bool]]


def of(edition: Edition, address: str, title: str, cited: CitedWork | None = None) -> Colophon:
    """Return the colophon of the page at an address, which is relative to the root of the language.

    A page that is neither a session nor a remark is cited as the whole. `cited` is the work of the page, if the caller has it.
    """
    record = edition.record
    session, remark, side_by_side = _place(edition, address)
    language = record.text(session, edition.language)[0] if session else edition.language
    work = cited or CitedWork(edition.sibling(language), session, remark)
    translated = [id for id in record.languages if session and (text := session.texts.get(id)) and text.status != "none"]
    languages = translated if remark or side_by_side else [language]
    return Colophon(
        title=work.title if session else title,
        day=edition.label.date(session.date) if session and session.date else edition.label.dates(day.date for day in record.conference.days),
        languages=" · ".join(record.conference.language(language).name for language in sorted(languages, key=lambda each: each != edition.language)),
        address=edition.url(address) if edition.site_url else "",
        citation=list(_runs(styles_for(record.conference, edition.language)[0].text(work))),
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
