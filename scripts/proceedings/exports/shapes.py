"""The shape of the JSON files: what each object holds. `data/schema.json` is made from it, and gives the docstrings to its readers.

The registries are given as the model has them. Words have marks: character offsets (Unicode code points) of emphasis, of words in
another language, of ruby, of the calls of notes, and of the beginning of printed pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from proceedings.model.facts import Change, Conference, Erratum, Figure, Named, Organisation, Rights, Speaker, Term, Theme
from proceedings.model.parts import PartLevel
from proceedings.model.record import Appearance, Recording
from proceedings.model.values import (
    Date,
    Id,
    LanguageId,
    Localized,
    RemarkId,
    RemarkKind,
    SessionId,
    SessionKind,
    Status,
    TimeOfDay,
    WebAddress,
    WholeNumber,
    Words,
)
from proceedings.syntax.blocks import BlockKind
from proceedings.syntax.inline import MarkKind

FORMAT_VERSION: Literal["1.0"] = "1.0"  # the first number changes when a reader of the old shape would fail

_Offset = Annotated[int, Meta(ge=0)]
_Address = Annotated[str, Meta(pattern=r'^(?:https?:/)?/[^\s<>"]*$')]  # a path where the site has no address yet
Pages = tuple[WholeNumber, WholeNumber]


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """An object of a JSON file."""


class MarkShape(Shape, frozen=True):
    """What stands at or around words: `value` is the page, the label of the note, the language, or the kind of an incident.

    `words` are those in which the record tells of an incident, or the reading of ruby; an incident that `stands_alone` is a block of its own.
    """

    kind: MarkKind
    start: _Offset
    end: _Offset
    value: str | None = None
    words: str | None = None
    stands_alone: bool | None = None


class TextShape(Shape, frozen=True):
    """Words and their marks, in order."""

    words: str
    marks: tuple[MarkShape, ...] = ()


class MomentShape(Shape, frozen=True):
    """A place in a recording: the address that leads to it, and how many seconds the recording has run."""

    url: WebAddress
    seconds: int | None = None


class ImageShape(Shape, frozen=True):
    """An image: its address, and what it shows; the words of its block are the caption."""

    url: _Address
    alternative: str


class ParagraphShape(TextShape, frozen=True, kw_only=True):
    """A paragraph with its permanent id; or another block, whose `kind` is then given.

    The words of a block have a line break between the items of a list, the rows of a table, the paragraphs of a quotation and the lines of
    verse, and a tab between the cells of a row; the first row names the columns. `first` is the number of the first item of a numbered
    list where it is not 1.
    """

    id: str
    kind: BlockKind | None = None
    image: ImageShape | None = None
    recording: MomentShape | None = None
    first: int | None = None


class NoteShape(TextShape, frozen=True, kw_only=True):
    """A printed footnote (digits) or a translator's note (letters)."""

    label: str
    printed: bool
    erratum: Id | None = None


class RemarkTextShape(Shape, frozen=True, kw_only=True):
    """A remark in one language; the heading is absent where none is printed."""

    heading: TextShape | None = None
    paragraphs: tuple[ParagraphShape, ...]
    notes: tuple[NoteShape, ...] = ()


class PartShape(Shape, frozen=True, kw_only=True):
    """A part of a session, such as an agenda item: its level (2 inside another part), its heading by language, and its remarks in order."""

    id: RemarkId
    level: PartLevel
    remarks: tuple[RemarkId, ...]
    urls: Mapping[LanguageId, _Address]
    headings: Mapping[LanguageId, TextShape]


class RemarkShape(Shape, frozen=True, kw_only=True):
    """One uninterrupted turn of one person, or a passage nobody spoke. `pages` are the first and last printed page.

    `part` is the innermost part of the session in which it stands. `time` is the time of day at which it begins, `recording` the place in
    a recording.
    """

    id: RemarkId
    kind: RemarkKind
    by: Id | None = None
    themes: tuple[Id, ...] = ()
    answers: RemarkId | None = None
    time: TimeOfDay | None = None
    recording: MomentShape | None = None
    pages: Pages | None = None
    part: RemarkId | None = None
    urls: Mapping[LanguageId, _Address]
    texts: Mapping[LanguageId, RemarkTextShape]


class SessionTextShape(Shape, frozen=True):
    """What a session says in one language outside its remarks; `preamble` stands before the first of them."""

    title: Words
    summary: Words
    status: Status
    preamble: tuple[TextShape, ...] = ()


class SessionShape(Shape, frozen=True, kw_only=True):
    """A sitting: its facts, its texts by language, its remarks in order, and its parts, if it has any."""

    id: SessionId
    kind: SessionKind
    date: Date | None = None
    pages: Pages | None = None
    speakers: tuple[Appearance, ...] = ()
    recordings: tuple[Recording, ...] | None = None
    themes: tuple[Id, ...] = ()
    urls: Mapping[LanguageId, _Address]
    texts: Mapping[LanguageId, SessionTextShape]
    parts: tuple[PartShape, ...] | None = None
    remarks: tuple[RemarkShape, ...]


class RecordFile(Shape, frozen=True, kw_only=True):
    """A file of the record: one session, one registry, or all of them; what a file does not hold is absent.

    `rights` say on what terms it may be used; the text in the languages `translations` is an unofficial translation.
    """

    schema_: str = field(name="$schema")
    format: Literal["1.0"]
    edition: Change | None = None
    name: Localized
    rights: tuple[Rights, ...] = ()
    translations: tuple[LanguageId, ...] = ()
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
