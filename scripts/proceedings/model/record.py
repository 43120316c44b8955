"""The typed model of the record: sessions, what was said in them, and all that belongs to it. Facts only, no reading and no writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeVar

from proceedings.model.facts import Accepted, Change, Conference, Erratum, Fact, Figure, Named, Organisation, Speaker, Term, Theme
from proceedings.model.remark_stats import RemarkStats
from proceedings.model.values import AnchorId, Date, Id, Localized, RemarkId, RemarkKind, SessionId, SessionKind, Status, WholeNumber, Words
from proceedings.syntax.inline import Text

_One = TypeVar("_One")


class Appearance(Fact, frozen=True):
    """A person in one session, with the role, the organisations and the post of that day."""

    id: Id
    role: Literal["moderator", "speaker"]
    organisations: tuple[Id, ...] = ()
    post: Localized | None = None


class Note(Fact, frozen=True):
    """A note called from the words of a remark: a printed footnote (digits) or a translator's note (letters)."""

    label: str
    text: Text
    line: int = 1
    erratum: Id | None = None

    @property
    def printed(self) -> bool:
        """Whether the note belongs to the record itself."""
        return self.label.isdigit()


class Paragraph(Fact, frozen=True):
    """One paragraph of a text, with the line it stands on."""

    text: Text
    line: int = 1


class RemarkText(Fact, frozen=True, dict=True):
    """The words of a remark in one language: the heading as printed (may be empty), paragraphs, notes."""

    heading: Text
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    line: int = 1

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """What was said and printed: heading, paragraphs, printed footnotes."""
        notes = tuple(note.text for note in self.notes if note.printed)
        return (self.heading, *(paragraph.text for paragraph in self.paragraphs), *notes)


class WrittenException(Fact, frozen=True):
    """A place of a twin that a check passes over: `words` are those the check would name, `at` is a remark or a paragraph."""

    at: AnchorId
    check: Literal["numbers", "names", "terms", "script", "typography", "errata"]
    words: Words
    reason: Words


class SessionText(Fact, frozen=True):
    """A session in one language; `remark_stats` tells of its remarks what need not be read in them."""

    path: str
    title: Words
    summary: Words
    status: Status = "edited"
    preamble: tuple[Paragraph, ...] = ()
    remarks: Mapping[str, RemarkText] = {}
    remark_stats: Mapping[str, RemarkStats] = {}
    exceptions: tuple[WrittenException, ...] = ()


class Remark(Fact, frozen=True):
    """One uninterrupted turn of one person, or a passage nobody spoke."""

    id: RemarkId
    kind: RemarkKind
    by: Id | None = None
    themes: tuple[Id, ...] = ()
    answers: RemarkId | None = None


class Session(Fact, frozen=True, kw_only=True):
    """A sitting: its facts, and its text in each language."""

    id: SessionId
    kind: SessionKind
    date: Date | None = None
    page: WholeNumber | None = None
    speakers: tuple[Appearance, ...] = ()
    remarks: tuple[Remark, ...]
    texts: Mapping[str, SessionText]

    @property
    def source(self) -> str:
        """What the files are called together from which it was read."""
        return f"sessions/{self.id}"

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of its remarks, in order of first mention."""
        return tuple(dict.fromkeys(theme for remark in self.remarks for theme in remark.themes))

    def remark(self, id: str) -> Remark | None:
        """Return the remark with this id, if there is one."""
        return next((remark for remark in self.remarks if remark.id == id), None)

    def appearance(self, speaker: str | None) -> Appearance | None:
        """Return how a person appears here, if at all."""
        return next((one for one in self.speakers if one.id == speaker), None)

    def position(self, remark: Remark) -> int:
        """Return how many remarks stand before one of these."""
        return next(number for number, one in enumerate(self.remarks) if one.id == remark.id)

    def answered(self, remark: Remark) -> Remark | None:
        """Return what an answer answers: what it names, or the nearest question or passage before it."""
        if remark.kind != "answer":
            return None
        if remark.answers:
            return self.remark(remark.answers)
        before = self.remarks[: self.position(remark)]
        return next((one for one in reversed(before) if one.kind in ("question", "passage")), None)


class Page(Fact, frozen=True):
    """A page of prose that people wrote, such as the page about the record; `lines` says where each body begins in its file."""

    id: Id
    titles: Localized
    bodies: Mapping[str, str]
    paths: Mapping[str, str]
    lines: Mapping[str, int]

    @property
    def source(self) -> str:
        """What its files are called together."""
        return f"pages/{self.id}"


class Proceedings(Fact, frozen=True, kw_only=True, dict=True):
    """The whole record. `moved` says, for a published paragraph, where its words stand now (both as session/paragraph)."""

    conference: Conference
    speakers: Mapping[str, Speaker]
    organisations: Mapping[str, Organisation]
    themes: Mapping[str, Theme]
    terms: Mapping[str, Term]
    categories: Mapping[str, Named]
    accepted: tuple[Accepted, ...] = ()
    figures: Mapping[str, Figure]
    units: Mapping[str, Named]
    groups: Mapping[str, Named]
    errata: Mapping[str, Erratum]
    changes: tuple[Change, ...]
    redirects: Mapping[str, str]
    moved: Mapping[str, str] = {}
    pages: Mapping[str, Page]
    sessions: Mapping[str, Session]

    @property
    def languages(self) -> tuple[str, ...]:
        """The ids of the languages, the default first."""
        return tuple(language.id for language in self.conference.languages)

    def text(self, session: Session, language: str) -> tuple[str, SessionText]:
        """Return the session's text in `language`, or in the default one where it is not there yet."""
        own = session.texts.get(language)
        if own and own.status != "none":
            return language, own
        return self.conference.default_language, session.texts[self.conference.default_language]

    def remarks(self) -> Iterator[tuple[Session, Remark]]:
        """Yield every remark with its session, in order."""
        for session in self.sessions.values():
            for remark in session.remarks:
                yield session, remark

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Session | None, Session | None]]:
        """The session before and the one after each session, by its id."""
        order = [None, *self.sessions.values(), None]
        return {session.id: (order[at], order[at + 2]) for at, session in enumerate(self.sessions.values())}

    @cached_property
    def sessions_on(self) -> Mapping[Date | None, list[Session]]:
        """The sessions of each day, in order; one without a date belongs to the day before it, and to none (None) before the first."""
        found: dict[Date | None, list[Session]] = {}
        day = None
        for session in self.sessions.values():
            day = session.date or day
            found.setdefault(day, []).append(session)
        return found

    @cached_property
    def remarks_by(self) -> Mapping[str, list[tuple[Session, Remark]]]:
        """The remarks of each speaker who made any, in order."""
        return _grouped((remark.by, (session, remark)) for session, remark in self.remarks() if remark.by)

    @cached_property
    def remarks_on(self) -> Mapping[str, list[tuple[Session, Remark]]]:
        """The remarks on each theme that has any, in order."""
        return _grouped((theme, (session, remark)) for session, remark in self.remarks() for theme in dict.fromkeys(remark.themes))

    @cached_property
    def appearances_of(self) -> Mapping[str, list[tuple[Session, Appearance]]]:
        """The appearances of each speaker, in order."""
        return _grouped((one.id, (session, one)) for session in self.sessions.values() for one in session.speakers)

    @cached_property
    def appearances_for(self) -> Mapping[str, list[tuple[Session, Appearance]]]:
        """The appearances for each organisation, in order."""
        return _grouped((id, (session, one)) for session in self.sessions.values() for one in session.speakers for id in one.organisations)

    def find(self, place: str) -> tuple[Session, Remark] | None:
        """Return what `session/remark` stands for, if it exists."""
        session_id, _, remark_id = place.partition("/")
        session = self.sessions.get(session_id)
        remark = session.remark(remark_id) if session else None
        return (session, remark) if session and remark else None


def _grouped(pairs: Iterable[tuple[str, _One]]) -> dict[str, list[_One]]:
    found: dict[str, list[_One]] = {}
    for name, one in pairs:
        found.setdefault(name, []).append(one)
    return found
