"""A book: its sessions, its languages, its title and its place on the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.model.edition import Edition
from proceedings.model.record import Session
from proceedings.model.urls import SIDE_BY_SIDE


class Book(Struct, frozen=True, dict=True):
    """One session, or the whole record where `session` is None.

    `edition` gives the language of the book. Where `side_by_side` is true, the book holds all languages side by side, and `edition` gives the
    language of labels and lists. `docs` is the content folder, which has the images.
    """

    edition: Edition
    session: Session | None = None
    side_by_side: bool = False
    docs: Path | None = None

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions in it, in order."""
        return (self.session,) if self.session else tuple(self.edition.record.sessions.values())

    @property
    def languages(self) -> list[str]:
        """Its languages, the language of the edition first."""
        leading = self.edition.language
        return sorted(self.edition.record.languages, key=lambda language: language != leading) if self.side_by_side else [leading]

    @property
    def versions(self) -> str:
        """The names of its languages; a translation is marked as unofficial."""
        label, conference = self.edition.label, self.edition.record.conference
        translated = label("in_brackets", words=label("unofficial"))
        return " · ".join(conference.language(language).name + (translated if language != conference.default_language else "") for language in self.languages)

    @property
    def title(self) -> str:
        """The title; a book side by side says so in brackets."""
        source = CitedWork(self.edition)
        title = self.edition.record.text(self.session, self.edition.language)[1].title if self.session else source.title
        return f"{title}{self.edition.label('in_brackets', words=self.edition.label('side_by_side'))}" if self.side_by_side else title

    @property
    def address(self) -> str:
        """The address of the page with the same content, from the root of the language."""
        if self.session is None:
            return ""
        return f"sessions/{self.session.id}/" + (f"{SIDE_BY_SIDE}/" if self.side_by_side else "")

    @property
    def path(self) -> str:
        """The path of its file from the root of the site, without the ending."""
        name = SIDE_BY_SIDE if self.side_by_side else self.session.id if self.session else "proceedings"
        return f"{self.edition.root}{self.address or 'data/'}{name}"


def books(edition: Edition, sessions: Iterable[Session | None], docs: Path | None = None) -> Iterator[Book]:
    """Yield for each session (None is the whole) its book in one language, then its book side by side.

    A session that is not translated has no book in that language; a record in one language has none side by side.
    """
    for session in sessions:
        if session is None or edition.text(session):
            yield Book(edition, session, docs=docs)
        if len(edition.record.languages) > 1:
            yield Book(edition, session, side_by_side=True, docs=docs)
