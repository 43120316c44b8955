"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from proceedings.citations.source import Source
from proceedings.edition import Edition
from proceedings.model import Session


@dataclass(frozen=True)
class References:
    """How a format cites: `entry` makes the entry of a source, `file` the text that holds some of them."""

    entry: Callable[[Source], Any]
    file: Callable[[Sequence[Any]], str]


@dataclass(frozen=True)
class Format:
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
    session: Callable[[Edition, Session], str] | None = None
    whole: Mapping[str, Callable[[Edition], str]] = field(default_factory=dict)
    multilingual: bool = False
    references: References | None = None
    there: Callable[[Edition], bool] = lambda _: True

    @property
    def beside(self) -> bool:
        """Whether a file of it stands beside the page of every session."""
        return bool(self.session or self.references)
