"""The typed model of the registries: the conference, people and bodies, themes, terms, figures, errata, editions."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from proceedings.values import (
    Date,
    Id,
    LanguageId,
    Localized,
    MailAddress,
    ManyLocalized,
    Number,
    RemarkPlace,
    SessionId,
    WebAddress,
    WholeNumber,
    Words,
)


class Fact(BaseModel):
    """A thing that is written down once and never changed by the program."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, ignored_types=(cached_property,), defer_build=True)


class Language(Fact):
    """A language of the site; `name` is what its speakers call it, `tag` what browsers call it (BCP 47) where the id says too little."""

    id: LanguageId
    tag: LanguageId | None = None
    name: Words
    direction: Literal["ltr", "rtl"] = "ltr"


class Day(Fact):
    """One day of the programme; `theme` as announced."""

    date: Date
    theme: Localized | None = None


class Conference(Fact):
    """The event, its languages (the first is the default) and its sessions in order."""

    id: Id
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    name: Localized
    short_name: Localized
    description: Localized
    place: Localized
    days: Annotated[tuple[Day, ...], Field(min_length=1)]
    organisers: tuple[Id, ...] = ()
    sessions: Annotated[tuple[SessionId, ...], Field(min_length=1)]
    contact: WebAddress | MailAddress | None = None
    dates_note: Localized | None = None

    @property
    def default_language(self) -> str:
        """The language at the root of the site, which decides what was said."""
        return self.languages[0].id

    def language(self, id: str) -> Language:
        """Return the language with this id."""
        return next(language for language in self.languages if language.id == id)

    def tag(self, id: str) -> str:
        """Return the BCP 47 tag of a language, be it one of the site's or another."""
        return next((language.tag for language in self.languages if language.id == id and language.tag), id)


class Spelling(Fact):
    """How sure the Latin spelling of a name is, and on what evidence."""

    status: Literal["verified", "inferred"]
    evidence: Localized
    sources: tuple[WebAddress, ...] = ()


class Speaker(Fact):
    """A person. `family` is the part of the name that is the family's, before or behind what is given; a name of one piece has none.

    `chance` holds words in which the name stands by accident: a surname inside another word.
    """

    id: Id
    name: Localized
    sort: Localized
    family: Localized = {}
    variants: ManyLocalized = {}
    chance: ManyLocalized = {}
    spelling: Spelling | None = None
    note: Localized | None = None


class Organisation(Fact):
    """A body that people spoke for; `part_of` names the larger one, `chance` is as with speakers."""

    id: Id
    name: Localized
    kind: Literal["international", "government", "european-union", "research", "social-partner", "private", "other"]
    variants: ManyLocalized = {}
    chance: ManyLocalized = {}
    part_of: Id | None = None
    url: WebAddress | None = None
    note: Localized | None = None


class Theme(Fact):
    """A subject that remarks are filed under."""

    id: Id
    name: Localized
    description: Localized


class Term(Fact):
    """A glossary entry: the words of each language that stand for one thing; `linked` leads readers there from where they occur."""

    id: Id
    term: Localized
    category: Id
    variants: ManyLocalized = {}
    note: Localized | None = None
    status: Literal["official", "standard", "inferred", "translation"] = "standard"
    evidence: tuple[Words, ...] = ()
    linked: bool = False


class Named(Fact):
    """A unit or a group of figures, or a category of terms."""

    id: Id
    name: Localized


class Figure(Fact):
    """A quantity somebody quoted: its value, what it measures, and the exact words; those of a group and unit that `compare` make a chart."""

    id: Id
    group: Id
    remark: RemarkPlace
    value: Number | tuple[Number, Number]
    unit: Id
    measures: Localized
    words: Localized
    qualifier: Literal["over", "about", "at-most", "under", "several", "change"] | None = None
    compare: bool = False
    note: Localized | None = None


class Place(Fact):
    """Words in a remark; `occurrence` counts from 1 within the remark."""

    remark: RemarkPlace
    words: Words
    occurrence: WholeNumber = 1


class Erratum(Fact):
    """A misprint or doubtful place of the source, which stays as printed."""

    id: Id
    rank: Literal["A", "B"]
    type: Literal["misprint", "unclear", "contradiction", "fact"]
    places: Annotated[tuple[Place, ...], Field(min_length=1)]
    reading: Words | None = None
    reason: Localized


class Change(Fact):
    """One edition of the record: what was corrected or added."""

    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)*$")]
    date: Date
    changes: Localized
