"""The work that a citation describes: a remark, a session or the whole. Every style and citation format takes its facts from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Literal

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from proceedings.citations.names import Name
from proceedings.citations.printed import Pages, printed_pages, session_pages
from proceedings.model.edition import Edition
from proceedings.model.record import Remark, Session
from proceedings.syntax.inline import Text

# What a session and its remarks have in common.
_OF_SESSION = ("title", "english_title", "translation", "conference", "place", "organisers", "event_days", "days", "_spoken", "_descriptions")
ENGLISH = "en"  # the language of APA and Chicago, which print an English title after a foreign one


@cache
def _called(language: str, in_language: str) -> str:
    """Return the name of a language in another language."""
    names = Locale.parse(in_language, sep="-").languages
    return str(names.get(language.replace("-", "_")) or names.get(language.partition("-")[0], language))


class CitedWork(Struct, frozen=True, dict=True):
    """A remark of a session, a session, or the whole record, in the language of an edition.

    Attributes: `edition`; `session`, None for the whole; `remark`, None for a session and for the whole; `printed`, the first and last
    printed page of each remark of the session, None if they are not computed yet.
    """

    edition: Edition
    session: Session | None = None
    remark: Remark | None = None
    printed: Mapping[str, Pages] | None = None

    def part(self, remark: Remark) -> CitedWork:
        """Return the work for a remark of this session. What is the same for all its remarks is computed once."""
        part = replace(self, remark=remark, printed=self._printed)
        part.__dict__.update(self._shared)
        return part

    @cached_property
    def _shared(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in _OF_SESSION}

    @cached_property
    def cited(self) -> dict[str, Text]:
        """The citations written so far, by the id of their style."""
        return {}

    @property
    def kind(self) -> Literal["remark", "session", "whole"]:
        """The kind of work."""
        return "remark" if self.remark else "session" if self.session else "whole"

    @property
    def key(self) -> str:
        """The id for reference managers: no two works, languages or conferences have the same."""
        parts = (self.edition.record.conference.id, self.session and self.session.id, self.remark and self.remark.id, self.edition.language)
        return ":".join(part for part in parts if part)

    @property
    def url(self) -> str:
        """The address of its page."""
        session_path = f"sessions/{self.session.id}/" if self.session else ""
        return self.edition.url(session_path + (f"{self.remark.id}/" if self.remark else ""))

    @cached_property
    def author(self) -> Name | None:
        """The person who made the remark; None where the record names nobody."""
        speaker = self.edition.record.speakers[self.remark.by] if self.remark and self.remark.by else None
        return Name.of(speaker, self.edition.language) if speaker else None

    @cached_property
    def organisers(self) -> list[str]:
        """The names of the organisations that held the conference."""
        record = self.edition.record
        return [record.organisations[id].name[self.edition.language] for id in record.conference.organisers]

    @cached_property
    def conference(self) -> str:
        """The name of the conference."""
        return self.edition.record.conference.name[self.edition.language]

    @cached_property
    def place(self) -> str:
        """The place of the conference."""
        return self.edition.record.conference.place[self.edition.language]

    @cached_property
    def event_days(self) -> list[dt.date]:
        """The days of the event to which the work belongs.

        These are the days of the conference. Of a record in which days are missing between others, such as that of a parliament, it is the day
        of the session alone; for the whole, all days.
        """
        return sorted(self.edition.days) if self.edition.is_one_event else self.days

    @cached_property
    def days(self) -> list[dt.date]:
        """The day of the session where it has one, else those of the conference."""
        return [self.session.date] if self.session and self.session.date else self.edition.days

    @cached_property
    def pages(self) -> Pages | None:
        """The first and last printed page; None where the record has no printed pages, and for the whole."""
        if self.session and self.remark:
            return self._printed.get(self.remark.id)
        return session_pages(self.edition.record, self.session) if self.session else None

    @cached_property
    def _printed(self) -> Mapping[str, Pages]:
        if self.printed is None:
            return printed_pages(self.edition.record, self.session) if self.session else {}
        return self.printed

    @property
    def described(self) -> bool:
        """Whether the work has no title and is cited by a description.

        This is so for every remark of a session in which somebody speaks; a passage of a preface has the title of its session.
        """
        return self.remark is not None and self._spoken

    @cached_property
    def _spoken(self) -> bool:
        """Whether somebody speaks in the session."""
        return self.session is not None and any(remark.is_spoken for remark in self.session.remarks)

    def title_in(self, language: str) -> str:
        """Return the title of the whole or of the session in a language."""
        return self.session.texts[language].title if self.session else self.edition.sibling(language).title

    @cached_property
    def title(self) -> str:
        """The title of the whole or of the session."""
        return self.title_in(self.edition.language)

    @cached_property
    def english_title(self) -> str | None:
        """The English title; None for an English citation, and where the record has no English title."""
        has_english = ENGLISH in self.edition.record.languages and (self.session is None or ENGLISH in self.session.texts)
        return self.title_in(ENGLISH) if has_english and self.edition.language != ENGLISH else None

    def description(self, session: str) -> str:
        """Return the description that replaces the title of a remark; `session` is the title of its session, set as the style wants it."""
        assert self.remark is not None
        return self.edition.label("citation_remark", kind=self.edition.label(self.remark.kind), session=session)

    @cached_property
    def full_title(self) -> str:
        """The title, or the description with the title of the session in the quotation marks of the language."""
        if not self.described or self.remark is None:
            return self.title
        if self.remark.kind not in self._descriptions:
            self._descriptions[self.remark.kind] = self.description(self.edition.label("quoted", words=self.title))
        return self._descriptions[self.remark.kind]

    @cached_property
    def _descriptions(self) -> dict[str, str]:
        return {}

    @cached_property
    def translation(self) -> str | None:
        """The credit of a translation, which names the language of the original; None for the original."""
        conference = self.edition.record.conference
        if conference.is_authentic(self.edition.language):
            return None
        return self.edition.label("citation_translation", language=_called(conference.default_language, self.edition.language))

    def dated(self, words: str) -> str:
        """Return words followed by the day of the session; unchanged where the session has no day."""
        label = self.edition.label
        return label("citation_detail", words=words, detail=label.date(self.session.date)) if self.session and self.session.date else words
