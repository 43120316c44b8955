"""The typed model of the record: sessions, remarks, pages and the whole. It reads and writes no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeVar

from proceedings.languages.collation import sort_key
from proceedings.model.facts import Accepted, Change, Conference, Erratum, Fact, Figure, Named, Organisation, Program, Speaker, Term, Theme
from proceedings.model.parts import Division, Part, divided
from proceedings.model.session_text import SessionText
from proceedings.model.values import (
    SPOKEN_KINDS,
    Date,
    EntryId,
    Id,
    Localized,
    Offset,
    ParagraphStart,
    RecordingId,
    RemarkId,
    RemarkKind,
    SessionId,
    SessionKind,
    TimeOfDay,
    WebAddress,
    WholeNumber,
)

UNNAMED = "unnamed"  # the id of a speech or answer of which the record does not name the speaker

_Member = TypeVar("_Member")


class Appearance(Fact, frozen=True):
    """A person in one session, with the role, the organisations and the post of that day."""

    id: Id
    role: Literal["moderator", "speaker"]
    organisations: tuple[EntryId, ...] = ()
    post: Localized | None = None


class Remark(Fact, frozen=True):
    """One uninterrupted turn of one person, or a passage that nobody spoke. `answers` is the question where it is not the nearest.

    `time` is the time of day at which it begins. `recording` is one of `recordings` by its id, or the address of one; without it, the
    first of `recordings` is meant. `start` is how long that has run when the remark begins, `paragraphs` the same of paragraphs.
    """

    id: RemarkId
    kind: RemarkKind
    by: Id | None = None
    themes: tuple[EntryId, ...] = ()
    answers: RemarkId | None = None
    time: TimeOfDay | None = None
    recording: RecordingId | None = None
    start: Offset | None = None
    paragraphs: tuple[ParagraphStart, ...] = ()

    @property
    def is_spoken(self) -> bool:
        """Whether somebody said it; nobody spoke a passage."""
        return self.kind in SPOKEN_KINDS

    @property
    def has_printed_heading(self) -> bool:
        """Whether the record prints a heading over a remark of this kind, with the name of the speaker."""
        return self.kind in ("speech", "answer")


class Recording(Fact, frozen=True):
    """A recording of a session, at an address of the web."""

    id: Id
    kind: Literal["audio", "video"]
    url: WebAddress


class SessionFacts(Fact, frozen=True, kw_only=True):
    """The facts of a session that its front matter holds: each is a key there, and the same in every language."""

    kind: SessionKind
    date: Date | None = None
    page: WholeNumber | None = None
    speakers: tuple[Appearance, ...] = ()
    recordings: tuple[Recording, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Session(SessionFacts, frozen=True, kw_only=True, dict=True):
    """A sitting: its facts, and its text in each language."""

    id: SessionId
    parts: tuple[Part, ...] = ()
    texts: Mapping[str, SessionText]

    @property
    def source(self) -> str:
        """The name of the files of this session as a source of the build."""
        return f"sessions/{self.id}"

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of its remarks, in order of first mention."""
        return tuple(dict.fromkeys(theme for remark in self.remarks for theme in remark.themes))

    def remark(self, id: str) -> Remark | None:
        """Return the first remark with this id, or None."""
        position = self._positions.get(id)
        return None if position is None else self.remarks[position]

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {remark.id: position for position, remark in reversed([*enumerate(self.remarks)])}

    def appearance(self, speaker: str | None) -> Appearance | None:
        """Return the appearance of a person in this session, or None."""
        return self._appearances.get(speaker or "")

    @cached_property
    def _appearances(self) -> Mapping[str, Appearance]:
        return {appearance.id: appearance for appearance in reversed(self.speakers)}

    def position(self, remark: Remark) -> int:
        """Return the index of a remark of this session."""
        return self._positions[remark.id]

    @cached_property
    def divided(self) -> Sequence[Remark | Division[Remark]]:
        """The remarks in order; those of a part are inside the part."""
        return divided(self.parts, self.remarks)

    def parts_with(self, remark: Remark) -> list[Part]:
        """Return the part that holds a remark, and then the part inside it that holds it too; empty where the session has no parts."""
        return [part for part in self.parts if part.start <= self._positions[remark.id] < part.end]

    def answered(self, remark: Remark) -> Remark | None:
        """Return the remark that an answer answers: the one it names, or the nearest question or passage before it; else None."""
        if remark.kind != "answer":
            return None
        if remark.answers:
            return self.remark(remark.answers)
        nearest = self._questions[self._positions[remark.id]]
        return None if nearest is None else self.remarks[nearest]

    @cached_property
    def _questions(self) -> list[int | None]:
        """The position of the nearest question or passage before each remark."""
        nearest: list[int | None] = [None]
        for position, remark in enumerate(self.remarks):
            nearest.append(position if remark.kind in ("question", "passage") else nearest[-1])
        return nearest


class Page(Fact, frozen=True):
    """A page of prose, such as the page about the record. `lines` are the lines on which each body begins in its file."""

    id: Id
    titles: Localized
    bodies: Mapping[str, str]
    paths: Mapping[str, str]
    lines: Mapping[str, int]

    @property
    def source(self) -> str:
        """The name of the files of this page as a source of the build."""
        return f"pages/{self.id}"


class Proceedings(Fact, frozen=True, kw_only=True, dict=True):
    """The whole record.

    Registries are by id; `redirects` by old address; `moved` maps a published paragraph whose words moved to their present
    place (both as session/paragraph).
    """

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
    programs: Mapping[str, Program] = {}
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
        """Return the text of a session in `language`, or in the default language where it is not translated, with that language."""
        text = session.texts.get(language)
        if text and text.status != "none":
            return language, text
        return self.conference.default_language, session.texts[self.conference.default_language]

    def sorted_speakers(self, language: str) -> list[Speaker]:
        """Return the speakers in the order of a language, by their `sort`."""
        return sorted(self.speakers.values(), key=lambda speaker: sort_key(speaker.sort[language], language))

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
        """The sessions of each day, in order. A session without a date belongs to the day before it; before the first day, to None."""
        sessions_by_day: dict[Date | None, list[Session]] = {}
        day = None
        for session in self.sessions.values():
            day = session.date or day
            sessions_by_day.setdefault(day, []).append(session)
        return sessions_by_day

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
        return _grouped((appearance.id, (session, appearance)) for session in self.sessions.values() for appearance in session.speakers)

    @cached_property
    def appearances_for(self) -> Mapping[str, list[tuple[Session, Appearance]]]:
        """The appearances for each organisation, in order."""
        return _grouped((id, (session, appearance)) for session in self.sessions.values() for appearance in session.speakers for id in appearance.organisations)

    def find(self, place: str) -> tuple[Session, Remark] | None:
        """Return the session and the remark of a place `session/remark`, or None."""
        session_id, _, remark_id = place.partition("/")
        session = self.sessions.get(session_id)
        remark = session.remark(remark_id) if session else None
        return (session, remark) if session and remark else None


def _grouped(pairs: Iterable[tuple[str, _Member]]) -> dict[str, list[_Member]]:
    groups: dict[str, list[_Member]] = {}
    for name, member in pairs:
        groups.setdefault(name, []).append(member)
    return groups
