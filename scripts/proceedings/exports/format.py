"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from proceedings.edition import Edition
from proceedings.model import Remark, Session


@dataclass(frozen=True)
class Format:
    """A machine-readable form of the record.

    `session` makes the file beside a session's page, `remark` the one beside a single remark's; `whole` makes files under `data/`, by their name without ending.
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
    remark: Callable[[Edition, Session, Remark], str] | None = None
    there: Callable[[Edition], bool] = lambda _: True
