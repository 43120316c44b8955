"""The index proper: for every sequence of tokens, where it begins.

Every token of the text is the beginning of exactly one indexed sequence ("gram"): the shortest one that begins there and is rare
enough. A rare gram has the list of its places in the text; a frequent one has the list of the entries that contain it, and
its places are those of the longer grams that begin with it. So a string of any length is looked up exactly, and a frequent one
costs no more bytes than a rare one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

END = 0  # closes each part of an entry: no gram goes on behind it
SEPARATOR = "\x01"  # between the tokens of a key; smaller than any character of a text
_LONGEST = 8  # tokens: a longer gram is kept whole however often it occurs, or a formula repeated by the hundred would never end


@dataclass(frozen=True)
class Gram:
    """A sequence of tokens: `places` where it begins, or, for a frequent one, the `entries` that have it.

    An entry is its number and its weight: twice the number of times (at most 60), plus one where it stands in the title.
    """

    key: tuple[int, ...]
    places: Sequence[int] | None = None
    entries: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Stream:
    """All entries as one sequence of token numbers; `starts` and `titles` say where each entry begins and its title ends."""

    tokens: Sequence[int]
    starts: Sequence[int]
    titles: Sequence[int]
    owners: Sequence[int]


def grams(stream: Stream, frequent: int) -> Iterator[Gram]:
    """Yield every gram; one is frequent that has more places than `frequent`."""
    first: dict[int, list[int]] = {}
    for place, token in enumerate(stream.tokens):
        if token != END:
            first.setdefault(token, []).append(place)
    todo: list[tuple[tuple[int, ...], list[int]]] = [((token,), places) for token, places in first.items()]
    while todo:
        key, places = todo.pop()
        if len(places) <= frequent or len(key) == _LONGEST or key[-1] == END:
            yield Gram(_extended(stream, key, places) if len(key) > 1 else key, places=places)
            continue
        yield Gram(key, entries=_weighed(stream, places))
        further: dict[int, list[int]] = {}
        ahead = len(key)
        for place in places:
            further.setdefault(stream.tokens[place + ahead], []).append(place)
        todo += [((*key, token), own) for token, own in further.items()]


def _extended(stream: Stream, key: tuple[int, ...], places: Sequence[int]) -> tuple[int, ...]:
    """Return a rare gram with the tokens that follow it at every place: a longer string is then found by it alone."""
    while len(key) < _LONGEST and key[-1] != END:
        following = {stream.tokens[place + len(key)] for place in places}
        if len(following) > 1 or END in following:
            break
        key = (*key, *following)
    return key


def _weighed(stream: Stream, places: Sequence[int]) -> list[tuple[int, int]]:
    owners = stream.owners
    times = Counter([owners[place] for place in places])
    titled = {owners[place] for place in places if place < stream.titles[owners[place]]}
    return [(entry, 2 * min(count, 60) + (entry in titled)) for entry, count in times.items()]
