"""What a book holds, what it is called, and where it stands on the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.model.edition import Edition
from proceedings.model.record import Session
from proceedings.model.urls import SIDE_BY_SIDE


class Book(Struct, frozen=True, dict=True):
    """One session, or the whole record; `edition` gives the language of what stands around the words, or, unless `together`, of all."""

    edition: Edition
    session: Session | None = None
    together: bool = False

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions in it, in order."""
        return (self.session,) if self.session else tuple(self.edition.record.sessions.values())

    @property
    def languages(self) -> list[str]:
        """Its languages, that of the edition first."""
        own = self.edition.language
        return sorted(self.edition.record.languages, key=lambda one: one != own) if self.together else [own]

    @property
    def versions(self) -> str:
        """The names of its languages; those that were translated into say so."""
        label, conference = self.edition.label, self.edition.record.conference
        translated = label("in_brackets", words=label("unofficial"))
        return " · ".join(conference.language(one).name + (translated if one != conference.default_language else "") for one in self.languages)

    @property
    def title(self) -> str:
        """The title, with a word on its being side by side."""
        source = CitedWork(self.edition)
        title = self.edition.record.text(self.session, self.edition.language)[1].title if self.session else source.title
        return f"{title}{self.edition.label('in_brackets', words=self.edition.label('side_by_side'))}" if self.together else title

    @property
    def address(self) -> str:
        """The address, from the root of the language, of the page that it is the book of."""
        if self.session is None:
            return ""
        return f"sessions/{self.session.id}/" + (f"{SIDE_BY_SIDE}/" if self.together else "")

    @property
    def path(self) -> str:
        """The path of its file from the root of the site, without an ending."""
        name = SIDE_BY_SIDE if self.together else self.session.id if self.session else "proceedings"
        return f"{self.edition.root}{self.address or 'data/'}{name}"


def books(edition: Edition, sessions: Iterable[Session | None]) -> Iterator[Book]:
    """Yield the books of some sessions (None is the whole) in one language, then in all side by side; a session that is not translated has none."""
    for session in sessions:
        if session is None or edition.text(session):
            yield Book(edition, session)
        if len(edition.record.languages) > 1:
            yield Book(edition, session, together=True)
