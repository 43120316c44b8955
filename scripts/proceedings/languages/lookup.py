"""A search for many strings at once, in one pass over the text (the algorithm of Aho and Corasick)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick


class Match(NamedTuple):
    """An occurrence of a string in a text, from `start` to `end`."""

    start: int
    end: int
    string: str


class Lookup:
    """A set of strings to search for. None of them is empty."""

    def __init__(self, strings: Iterable[str]) -> None:
        """Take the strings."""
        self._strings = list(strings)
        self._automaton = AhoCorasick(self._strings)

    def all(self, text: str) -> list[Match]:
        """Return every occurrence of every string, overlapping ones too."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [Match(start, end, self._strings[number]) for number, start, end in matches]


def longest(matches: Iterable[Match]) -> list[Match]:
    """Return the longest matches, from left to right, without overlaps."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
    return chosen
