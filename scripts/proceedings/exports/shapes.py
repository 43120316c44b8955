"""The shape of the JSON files: what each object holds, from which data/schema.json is made.

The registries are given as the model has them. Words come with their marks: character offsets (Unicode code points) of emphasis,
of words in another language, of the calls of notes, and of the places where a printed page begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from proceedings.facts import Change, Conference, Erratum, Figure, Named, Organisation, Speaker, Term, Theme
from proceedings.inline import MarkKind
from proceedings.model import Appearance
from proceedings.values import Date, Id, LanguageId, Localized, RemarkId, RemarkKind, SessionId, SessionKind, Status, WholeNumber, Words

FORMAT_VERSION: Literal["1.0"] = "1.0"  # the first number changes when a reader of the old shape would fail

Pages = tuple[WholeNumber, WholeNumber]


class Shape(BaseModel):
    """An object of a JSON file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class MarkShape(Shape):
    """What stands at or around words: `value` is the page, the label of the note, or the language."""

    kind: MarkKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    value: str | None = None


class TextShape(Shape):
    """Words and their marks, in order."""

    words: str
    marks: tuple[MarkShape, ...] = ()


class ParagraphShape(TextShape):
    """A paragraph with its permanent id."""

    id: str


class NoteShape(TextShape):
    """A printed footnote (digits) or a translator's note (letters)."""

    label: str
    printed: bool
    erratum: Id | None = None


class RemarkTextShape(Shape):
    """A remark in one language; the heading is absent where none is printed."""

    heading: TextShape | None = None
    paragraphs: tuple[ParagraphShape, ...]
    notes: tuple[NoteShape, ...] = ()


class RemarkShape(Shape):
    """One uninterrupted turn of one person, or a passage nobody spoke. `pages` are the first and last printed page."""

    id: RemarkId
    kind: RemarkKind
    by: Id | None = None
    themes: tuple[Id, ...] = ()
    answers: RemarkId | None = None
    pages: Pages | None = None
    urls: Mapping[LanguageId, str]
    texts: Mapping[LanguageId, RemarkTextShape]


class SessionTextShape(Shape):
    """What a session says in one language outside its remarks; `preamble` stands before the first of them."""

    title: Words
    summary: Words
    status: Status
    preamble: tuple[TextShape, ...] = ()


class SessionShape(Shape):
    """A sitting: its facts, its texts by language, and its remarks in order."""

    id: SessionId
    kind: SessionKind
    date: Date | None = None
    pages: Pages | None = None
    speakers: tuple[Appearance, ...] = ()
    themes: tuple[Id, ...] = ()
    urls: Mapping[LanguageId, str]
    texts: Mapping[LanguageId, SessionTextShape]
    remarks: tuple[RemarkShape, ...]


class RecordFile(Shape):
    """A file of the record: one session, one registry, or all of them; what a file does not hold is absent."""

    schema_: str = Field(alias="$schema")
    format: Literal["1.0"]
    edition: Change | None = None
    name: Localized
    conference: Conference | None = None
    session: SessionShape | None = None
    sessions: tuple[SessionShape, ...] | None = None
    speakers: tuple[Speaker, ...] | None = None
    organisations: tuple[Organisation, ...] | None = None
    themes: tuple[Theme, ...] | None = None
    terms: tuple[Term, ...] | None = None
    categories: tuple[Named, ...] | None = None
    figures: tuple[Figure, ...] | None = None
    units: tuple[Named, ...] | None = None
    groups: tuple[Named, ...] | None = None
    errata: tuple[Erratum, ...] | None = None
    changes: tuple[Change, ...] | None = None
