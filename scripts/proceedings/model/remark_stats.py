"""What is told of a remark without its words: kept beside them, so that whoever counts the whole record need not read all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple


class RemarkStats(NamedTuple):
    """The digest of each paragraph of a remark, how many characters they have without white space, and how many notes a translator wrote."""

    paragraphs: Sequence[str]
    length: int
    translators_notes: int


def remark_stats_of(paragraphs: Sequence[str], translators_notes: int) -> RemarkStats:
    """Return the outline of a remark with these paragraphs, and so many notes by a translator."""
    bare = [_bare(words) for words in paragraphs]
    return RemarkStats([digest(words) for words in bare], sum(map(len, bare)), translators_notes)


def digest(words: str) -> str:
    """Return eight hexadecimal digits of the SHA-256 of the words without white space."""
    return hashlib.sha256(_bare(words).encode()).hexdigest()[:8]


def _bare(words: str) -> str:
    return "".join(words.split())
