"""A search for many strings at once finds each of them as a search for that one would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from proceedings.languages.lookup import Lookup, Match, longest
from timing import AT_ANY_SPEED

LETTERS = st.text("ab中é𠮷\n", max_size=30)


@AT_ANY_SPEED
@given(st.lists(LETTERS.filter(bool), max_size=8, unique=True), LETTERS)
def test_every_place_is_found(strings: list[str], text: str) -> None:
    alone = [Match(at, at + len(string), string) for string in strings for at in range(len(text)) if text.startswith(string, at)]
    assert sorted(Lookup(strings).all(text)) == sorted(alone)


def test_of_what_overlaps_the_first_and_then_the_longest_is_taken() -> None:
    results = Lookup(["ab", "abc", "cd", "d", "de"]).all("abcde abd")
    assert [match.string for match in longest(results)] == ["abc", "de", "ab", "d"]
