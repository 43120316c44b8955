"""The bytes of a posting list: in which entries a gram stands, and at which positions, or, of a frequent one, how often.

All numbers are written seven bits to a byte, the lowest first. A list is two streams. The first has, for each place, the difference of its
entry to the one before (of the first, one more than its number); 0 is the same entry again. The second has, where the gram is rare, the
position of each place in its entry, behind a 0 of the first stream as a difference; where it is frequent, and each entry stands once, a byte
for each: the code of `TIMES`, and `TITLE` where the gram stands in the title or a name. Positions are counted from the first token behind
title and names; those in them are counted from `TITLES` on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import itemgetter, sub

from msgspec import Struct

from proceedings.search.grams import Stream

TIMES = (1, 2, 3, 4, 6, 10, 20, 40)
TITLE = 8  # the bit of a weight
TITLES = 65_536  # the first position of a title: no entry is as long


class _Bytes(dict[int, bytes]):  # ruff: ignore[subclass-builtin]  # only a dict itself is looked up in C
    """The bytes of each number, made when it is first asked for."""

    def __missing__(self, value: int) -> bytes:
        self[value] = written = bytes([value]) if value < 128 else bytes([value & 127 | 128]) + self[value >> 7]
        return written


_bytes_of = _Bytes().__getitem__


class Posting(Struct, frozen=True):
    """A key with the streams of its list, ready to be written; `positional` tells whether it has positions."""

    key: str
    entries: bytes = b""
    behind: bytes = b""
    positional: bool = True


def positions(key: str, stream: Stream, places: Sequence[int]) -> Posting:
    """Return the posting of a rare gram with its places in the stream, in order."""
    values = _values_at(places)
    entries = values(stream.owners)
    behind: Sequence[int] = values(stream.positions)
    gaps = [*map(sub, entries, (-1, *entries))]
    if 0 in gaps:
        behind = [position if gap else position - before for gap, position, before in zip(gaps, behind, (0, *behind), strict=False)]
    return Posting(key, numbers(gaps), numbers(behind))


def weights(key: str, stream: Stream, places: Sequence[int]) -> Posting:
    """Return the posting of a frequent gram with the entries of its places."""
    values = _values_at(places)
    owners = values(stream.owners)
    times = Counter(owners)
    last_positions = dict(zip(owners, values(stream.positions), strict=True))
    behind = bytearray(map(_code, times.values()))
    for at, position in enumerate(last_positions.values()):
        if position >= TITLES:
            behind[at] += TITLE
    return Posting(key, numbers(map(sub, times, (-1, *times))), bytes(behind), positional=False)


@cache
def _code(count: int) -> int:
    """Return the code of `TIMES` for a count."""
    return bisect_right(TIMES, count) - 1


def _values_at(places: Sequence[int]) -> Callable[[Sequence[int]], tuple[int, ...]]:
    """Return a function from a sequence to its values at some places."""
    return itemgetter(*places) if len(places) > 1 else lambda values: (values[places[0]],)


def length_class(length: int) -> int:
    """Return the class of a length in tokens, 0 to 7: below 32, below 64 …, 2,048 and more."""
    return min(max(length.bit_length() - 5, 0), 7)


def numbers(values: Iterable[int]) -> bytes:
    """Return numbers as bytes."""
    return b"".join(map(_bytes_of, values))
