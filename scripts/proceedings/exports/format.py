"""The description of an export format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.incremental.outputs import Content, Segment
from proceedings.model.edition import Edition
from proceedings.model.record import Session


class References(Struct, frozen=True):
    """How a format cites works.

    Attributes: `entry` makes the entry of a work; a file begins with `start`, has `joint` between two entries, and ends with `end`.
    """

    entry: Callable[[CitedWork], str]
    start: str = ""
    joint: str = "\n"
    end: str = ""

    def file(self, entries: Iterable[str]) -> str:
        """Return the file that holds the entries."""
        return f"{self.start}{self.joint.join(entries)}{self.end}"


def session_segments(sessions: Iterable[Session], make: Callable[[Session], str]) -> list[Segment]:
    """Return a segment of a file for each session; `make` writes it. A rebuild makes only the segments whose session changed."""
    return [Segment(session.id, partial(make, session)) for session in sessions]


class Format(Struct, frozen=True):
    """A data format.

    Attributes:
    - `id`, `ending` of its files, `media_type`.
    - `session` makes the file beside the page of a session; None where the format has no such file.
    - `whole` makes the files under `data/`, by their name without the ending.
    - `multilingual`: the files of `whole` hold all languages. They are made once, from the edition in the default language, and stand
      only under the `data/` of that language. Those of `session` hold all languages too, and stand beside the page of every language.
    - `references` make the files beside the pages of sessions and of single remarks, in a format that cites; otherwise None.
    - `available` says of an edition whether it has content for the files of `whole`; if not, they are not made.

    """

    id: str
    ending: str
    media_type: str
    session: Callable[[Edition, Session], Content] | None = None
    whole: Mapping[str, Callable[[Edition], Content]] = {}
    multilingual: bool = False
    references: References | None = None
    available: Callable[[Edition], bool] = lambda _: True

    @property
    def beside(self) -> bool:
        """Whether a file of it stands beside the page of every session."""
        return bool(self.session or self.references)
