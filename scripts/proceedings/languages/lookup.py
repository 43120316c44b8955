"""Many strings looked for at once: a text is gone through once, however many they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick


class Found(NamedTuple):
    """A string that stands in a text, from where to where."""

    start: int
    end: int
    string: str


class Lookup:
    """Strings to look for, none of them empty."""

    def __init__(self, strings: Iterable[str]) -> None:
        """Take the strings."""
        self._strings = list(strings)
        self._automaton = AhoCorasick(self._strings)

    def all(self, text: str) -> list[Found]:
        """Return each place where one of them stands, those inside others too."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [Found(start, end, self._strings[number]) for number, start, end in found]


def longest(found: Iterable[Found]) -> list[Found]:
    """Return from what was found the longest at each place, from left to right, none overlapping another."""
    taken: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not taken or one.start >= taken[-1].end:
            taken.append(one)
    return taken
