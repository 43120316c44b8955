"""What is cited, a remark, a session or the whole, with the facts that every style and format draws on."""

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

ENGLISH = "en"  # the language of APA and Chicago, which ask for an English title beside a foreign one


@cache
def _called(language: str, by: str) -> str:
    """Return what a language is called in another one."""
    names = Locale.parse(by, sep="-").languages
    return str(names.get(language.replace("-", "_")) or names.get(language.partition("-")[0], language))


class CitedWork(Struct, frozen=True, dict=True):
    """A remark of a session, a session, or (without both) the whole, as one language's edition gives it.

    `printed` are the first and last printed page of each remark of the session, where they are known already.
    """

    edition: Edition
    session: Session | None = None
    remark: Remark | None = None
    printed: Mapping[str, Pages] | None = None

    def part(self, remark: Remark) -> CitedWork:
        """Return a remark of this session, which draws on what is known of the session."""
        return replace(self, remark=remark, printed=self._printed)

    @cached_property
    def cited(self) -> dict[str, Text]:
        """Its citations, by the style in which it was cited."""
        return {}

    @property
    def kind(self) -> Literal["remark", "session", "whole"]:
        """What is cited."""
        return "remark" if self.remark else "session" if self.session else "whole"

    @property
    def key(self) -> str:
        """An id for reference managers, unlike that of any other source, language or conference."""
        parts = (self.edition.record.conference.id, self.session and self.session.id, self.remark and self.remark.id, self.edition.language)
        return ":".join(part for part in parts if part)

    @property
    def url(self) -> str:
        """The address of its page."""
        place = f"sessions/{self.session.id}/" if self.session else ""
        return self.edition.url(place + (f"{self.remark.id}/" if self.remark else ""))

    @cached_property
    def author(self) -> Name | None:
        """Who made the remark, where somebody is named."""
        speaker = self.edition.record.speakers[self.remark.by] if self.remark and self.remark.by else None
        return Name.of(speaker, self.edition.language) if speaker else None

    @cached_property
    def organisers(self) -> list[str]:
        """Who held the conference."""
        record = self.edition.record
        return [record.organisations[id].name[self.edition.language] for id in record.conference.organisers]

    @property
    def conference(self) -> str:
        """The name of the conference."""
        return self.edition.record.conference.name[self.edition.language]

    @property
    def place(self) -> str:
        """Where the conference was held."""
        return self.edition.record.conference.place[self.edition.language]

    @property
    def conference_days(self) -> list[dt.date]:
        """The days of the conference."""
        return self.edition.days

    @property
    def days(self) -> list[dt.date]:
        """The day of the session where it has one, else those of the conference."""
        return [self.session.date] if self.session and self.session.date else self.conference_days

    @cached_property
    def pages(self) -> Pages | None:
        """The first and last printed page, where pages were printed."""
        if self.session and self.remark:
            return self._printed.get(self.remark.id)
        return session_pages(self.edition.record, self.session) if self.session else None

    @cached_property
    def _printed(self) -> Mapping[str, Pages]:
        if self.printed is None:
            return printed_pages(self.edition.record, self.session) if self.session else {}
        return self.printed

    @cached_property
    def described(self) -> bool:
        """Whether it has no title of its own and is cited by a description: a remark, unless it is all that its session says."""
        return bool(self.remark and self.session and any(one.kind != "passage" for one in self.session.remarks))

    def title_in(self, language: str) -> str:
        """Return the title of the whole or of the session in a language."""
        return self.session.texts[language].title if self.session else self.edition.sibling(language).title

    @cached_property
    def title(self) -> str:
        """The title of the whole or of the session."""
        return self.title_in(self.edition.language)

    @cached_property
    def english_title(self) -> str | None:
        """The English title where the citation is in another language and the record has one."""
        there = ENGLISH in self.edition.record.languages and (self.session is None or ENGLISH in self.session.texts)
        return self.title_in(ENGLISH) if there and self.edition.language != ENGLISH else None

    def description(self, session: str) -> str:
        """Return what stands for the title of a remark; `session` is how the style sets the title of its session."""
        assert self.remark is not None
        return self.edition.label("citation_remark", kind=self.edition.label(self.remark.kind), session=session)

    @cached_property
    def own_title(self) -> str:
        """The title, or the description with the session in the quotation marks of the language."""
        return self.description(self.edition.label("quoted", words=self.title)) if self.described else self.title

    @cached_property
    def translation(self) -> str | None:
        """How a translation is credited, by the language of what was said."""
        spoken = self.edition.record.conference.default_language
        if self.edition.language == spoken:
            return None
        return self.edition.label("citation_translation", language=_called(spoken, self.edition.language))

    def dated(self, words: str) -> str:
        """Return words with the day of the session behind them, if it has one."""
        label = self.edition.label
        return label("citation_detail", words=words, detail=label.date(self.session.date)) if self.session and self.session.date else words
