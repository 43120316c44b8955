"""The typed model of the registries: the conference, people and bodies, themes, terms, figures, errata, editions."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from proceedings.model.values import (
    CitationStyle,
    Contact,
    Country,
    Date,
    Doi,
    EntryId,
    Id,
    LanguageId,
    Localized,
    ManyLocalized,
    Number,
    RemarkPlace,
    SessionId,
    Span,
    SpdxId,
    Version,
    WebAddress,
    WholeNumber,
    Words,
)


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact of the record. The program never changes it, and its data may have no unknown key."""


class Language(Fact, frozen=True, kw_only=True):
    """A language of the site. `name` is its name in itself; `tag` is its BCP 47 tag where the id is not precise enough."""

    id: LanguageId
    tag: LanguageId | None = None
    name: Words
    direction: Literal["ltr", "rtl"] = "ltr"


class Day(Fact, frozen=True):
    """One day of the programme; `theme` as announced."""

    date: Date
    theme: Localized | None = None


class Rights(Fact, frozen=True, kw_only=True):
    """Who holds the rights in a part of the record, and on what terms it may be used.

    `covers` is the part: the original text, its translations, or the registers. `statement` tells readers. `licence` is the SPDX
    identifier of a licence that was given, `url` its text; without them no licence is known.
    """

    covers: Literal["original", "translations", "registers"]
    statement: Localized
    holder: Localized | None = None
    licence: SpdxId | None = None
    url: WebAddress | None = None

    def stated(self, language: str) -> str:
        """Return the statement, with the address of the licence if there is one."""
        return " ".join(part for part in (self.statement[language], self.url) if part)


class Conference(Fact, frozen=True, kw_only=True):
    """The conference: its names and days, its languages (the first is the default) and its sessions in order.

    `authentic` are the languages whose text prevails, the default language alone where none is named: a text in any other language
    is an unofficial translation. `publisher` publishes this edition; `country` is the ISO 3166-1 alpha-2 code of its jurisdiction.
    `citations` are the citation styles that every page offers; where none is named, pages offer those used with their language.
    No address of a `draft` is promised before `build.py publish`, and search engines are asked to leave it out.
    """

    id: EntryId
    languages: Annotated[tuple[Language, ...], Meta(min_length=1)]
    name: Localized
    short_name: Localized
    description: Localized
    place: Localized
    days: Annotated[tuple[Day, ...], Meta(min_length=1)]
    organisers: tuple[EntryId, ...] = ()
    sessions: Annotated[tuple[SessionId, ...], Meta(min_length=1)]
    contact: Contact | None = None
    dates_note: Localized | None = None
    publisher: Localized | None = None
    country: Country | None = None
    doi: Doi | None = None
    authentic: tuple[LanguageId, ...] = ()
    citations: tuple[CitationStyle, ...] = ()
    rights: tuple[Rights, ...] = ()
    draft: bool = False

    @property
    def default_language(self) -> str:
        """The id of the language of the record, which is published at the root of the site."""
        return self.languages[0].id

    def is_authentic(self, language: str) -> bool:
        """Return whether the text in a language prevails, so that it is no unofficial translation."""
        return language in (self.authentic or (self.default_language,))

    def rights_in(self, language: str) -> tuple[Rights, ...]:
        """Return the rights in the text and the registers of one language: in the original or in a translation, then in the registers."""
        text = "original" if self.is_authentic(language) else "translations"
        return tuple(rights for covers in (text, "registers") for rights in self.rights if rights.covers == covers)

    def language(self, id: str) -> Language:
        """Return the language with this id."""
        return next(language for language in self.languages if language.id == id)

    def tag(self, id: str) -> str:
        """Return the BCP 47 tag of any language; one that is not of the site is its own tag."""
        return next((language.tag for language in self.languages if language.id == id and language.tag), id)


class Spelling(Fact, frozen=True):
    """How sure the Latin spelling of a name is, and on what evidence."""

    status: Literal["verified", "inferred"]
    evidence: Localized
    sources: tuple[WebAddress, ...] = ()


class Speaker(Fact, frozen=True):
    """A person. `family` is the family name, which begins or ends the full name; a name of one part has none.

    `sort` is the name as it is sorted, `variants` are other spellings, and `chance` are words that contain the name by accident. `doubted` is
    what of a person named in another language is not confirmed: who it is, or in what post.
    """

    id: Id
    name: Localized
    sort: Localized
    family: Localized = {}
    variants: ManyLocalized = {}
    chance: ManyLocalized = {}
    spelling: Spelling | None = None
    doubted: tuple[Literal["identity", "post"], ...] = ()
    note: Localized | None = None


class Organisation(Fact, frozen=True):
    """A body that people spoke for. `part_of` is the larger body; `chance` is as for speakers.

    `kind` has a label `organisation_…`: international, government, european-union, research, social-partner, private, other, or the
    conference's own.
    """

    id: EntryId
    name: Localized
    kind: EntryId
    variants: ManyLocalized = {}
    chance: ManyLocalized = {}
    part_of: EntryId | None = None
    url: WebAddress | None = None
    note: Localized | None = None


class Theme(Fact, frozen=True):
    """A subject that remarks are filed under."""

    id: EntryId
    name: Localized
    description: Localized


class Term(Fact, frozen=True):
    """An entry of the glossary: the words for one thing in each language. Where it is `linked`, its occurrences link to it."""

    id: EntryId
    term: Localized
    category: EntryId
    variants: ManyLocalized = {}
    note: Localized | None = None
    status: Literal["official", "standard", "inferred", "translation"] = "standard"
    evidence: tuple[Words, ...] = ()
    linked: bool = False


class Accepted(Fact, frozen=True):
    """What an editor has accepted in the glossary: that two or more terms have the same words, or that one is rendered in several ways."""

    terms: Annotated[tuple[EntryId, ...], Meta(min_length=1)]
    reason: Words


class Named(Fact, frozen=True):
    """A unit of figures, a group of figures or a category of terms."""

    id: EntryId
    name: Localized


class Figure(Fact, frozen=True):
    """A quantity somebody quoted: its value, what it measures, and the exact words; those of a group and unit that `compare` make a chart.

    `written` is how value and unit are written where digits would say what nobody said: of `several` they give the order of size only.
    """

    id: EntryId
    group: EntryId
    remark: RemarkPlace
    value: Span | Number
    unit: EntryId
    measures: Localized
    words: Localized
    qualifier: Literal["over", "about", "at-most", "under", "several", "change"] | None = None
    compare: bool = False
    note: Localized | None = None
    written: Localized | None = None


class Place(Fact, frozen=True):
    """Words in a remark; `occurrence` counts from 1 within the remark."""

    remark: RemarkPlace
    words: Words
    occurrence: WholeNumber = 1


class Erratum(Fact, frozen=True, kw_only=True):
    """A misprint or a doubtful passage of the source, which stays as printed; `reading` is what was probably meant."""

    id: EntryId
    rank: Literal["A", "B"]
    type: Literal["misprint", "mistranslation", "jargon", "unclear", "contradiction", "fact"]
    places: Annotated[tuple[Place, ...], Meta(min_length=1)]
    reading: Words | None = None
    reason: Localized


class Program(Fact, frozen=True, kw_only=True):
    """A program of other people that was tried with this record: what was tried, what it gets, and what to mind.

    `files` are the formats it was tried with: `page`, `site` (all files), `feed`, `epub`, `pdf`, `xliff`, or a data format such as `json`.
    """

    id: EntryId
    name: Words
    version: Words
    field: Literal["reading", "aloud", "office", "references", "translation", "data", "archives", "paper"]
    files: Annotated[tuple[Words, ...], Meta(min_length=1)]
    tried: Localized
    gets: Localized
    mind: Localized


class Change(Fact, frozen=True):
    """One edition of the record: what was corrected or added."""

    version: Version
    date: Date
    changes: Localized
