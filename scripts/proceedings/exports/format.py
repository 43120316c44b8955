"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.incremental.outputs import Content, Segment
from proceedings.model.edition import Edition
from proceedings.model.record import Session


class References(Struct, frozen=True):
    """How a format cites: `entry` makes the entry of a source; in a file that holds some of them, `joint` stands between two."""

    entry: Callable[[CitedWork], str]
    start: str = ""
    joint: str = "\n"
    end: str = ""

    def file(self, entries: Iterable[str]) -> str:
        """Return the file that holds some entries."""
        return f"{self.start}{self.joint.join(entries)}{self.end}"


def of_each(sessions: Iterable[Session], make: Callable[[Session], str]) -> list[Segment]:
    """Return what is made of each session as a piece of a file."""
    return [Segment(session.id, partial(make, session)) for session in sessions]


class Format(Struct, frozen=True):
    """A machine-readable form of the record.

    `session` makes the file beside a session's page; `whole` makes files under `data/`, by their name without ending.
    Where it has `references`, these make the files beside the pages of sessions and of single remarks.
    Where `multilingual`, the files of `whole` hold all languages at once: each is made once, from the edition in the
    default language, and stands under that language's `data/` alone. (Files beside a session are made for every language.)
    `there` tells of an edition whether it has anything to put into the files of `whole`; if not, there are none.
    """

    id: str
    ending: str
    media_type: str
    session: Callable[[Edition, Session], Content] | None = None
    whole: Mapping[str, Callable[[Edition], Content]] = {}
    multilingual: bool = False
    references: References | None = None
    there: Callable[[Edition], bool] = lambda _: True

    @property
    def beside(self) -> bool:
        """Whether a file of it stands beside the page of every session."""
        return bool(self.session or self.references)
