"""The index proper: for every sequence of tokens, where it begins.

Every token of the text is the beginning of exactly one indexed sequence ("gram"): the shortest one that begins there and is rare
enough. A rare gram has the list of its places in the text; a frequent one has the list of the entries that contain it, and
its places are those of the longer grams that begin with it. So a string of any length is looked up exactly, and a frequent one
costs no more bytes than a rare one.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

END = 0  # ends each part of an entry: no gram goes across it
# Inside keys; all are smaller than any character of a text. search-postings.js has the same.
SEPARATOR = "\x01"  # between the tokens of a gram
FORM = "\x02"  # between a stem and an inflected form
ALIAS = "\x03"  # between the stem of a word without its accents and the stem in the index
_LONGEST = 8  # tokens: the greatest length; without it, the grams of an often repeated formula would grow without end


class Gram(Struct, frozen=True):
    """A sequence of tokens and the places in the stream where it begins; a `frequent` one is the beginning of longer grams."""

    key: tuple[int, ...]
    places: Sequence[int]
    frequent: bool = False


class Stream(Struct, frozen=True):
    """All entries as one sequence of token numbers; `starts` says where each entry begins.

    For each place, `owners` has the number of its entry, and `positions` its position there, as posting lists have it. They grow from place to
    place of an entry, whose title stands behind its words.
    """

    tokens: Sequence[int]
    starts: Sequence[int]
    owners: Sequence[int]
    positions: Sequence[int]


def grams(stream: Stream, frequent: int) -> Iterator[Gram]:
    """Yield every gram. One with more places than `frequent` is frequent."""
    tokens = stream.tokens
    first: dict[int, array[int]] = defaultdict(_no_places)
    for place, token in enumerate(tokens):
        first[token].append(place)
    del first[END]
    todo: list[tuple[tuple[int, ...], array[int]]] = [((token,), places) for token, places in first.items()]
    while todo:
        key, places = todo.pop()
        if len(places) <= frequent or len(key) == _LONGEST or key[-1] == END:
            yield Gram(_extended(stream, key, places) if len(key) > 1 else key, places)
            continue
        yield Gram(key, places, frequent=True)
        further: dict[int, array[int]] = defaultdict(_no_places)
        ahead = len(key)
        for place in places:
            further[tokens[place + ahead]].append(place)
        todo += [((*key, token), places) for token, places in further.items()]


def _extended(stream: Stream, key: tuple[int, ...], places: Sequence[int]) -> tuple[int, ...]:
    """Return a rare gram extended by the tokens that follow it at every place, so that a longer string needs only this gram."""
    if key[-1] == END:
        return key
    tokens, ahead = stream.tokens, len(key)
    further = tokens[places[0] + ahead : places[0] + _LONGEST]
    if END in further:
        further = further[: further.index(END)]
    for place in places:
        while further and tokens[place + ahead : place + ahead + len(further)] != further:
            further = further[:-1]
        if not further:
            break
    return (*key, *further)


def _no_places() -> array[int]:
    return array("I")
