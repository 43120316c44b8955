"""Digests and lengths of remarks. They are kept beside the words, so that the whole record can be counted without reading all words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple


class RemarkStats(NamedTuple):
    """The digest of each paragraph, the length of all without white space, and the number of translator's notes."""

    paragraphs: Sequence[str]
    length: int
    translators_notes: int


def remark_stats_of(paragraphs: Sequence[str], translators_notes: int) -> RemarkStats:
    """Return the stats of a remark with these paragraphs and this number of translator's notes."""
    bare = [_bare(words) for words in paragraphs]
    return RemarkStats([digest(words) for words in bare], sum(map(len, bare)), translators_notes)


def digest(words: str) -> str:
    """Return eight hexadecimal digits of the SHA-256 of the words without white space."""
    return hashlib.sha256(_bare(words).encode()).hexdigest()[:8]


def _bare(words: str) -> str:
    return "".join(words.split())
