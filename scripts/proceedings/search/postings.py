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
from collections.abc import Iterable, Sequence
from functools import cache
from operator import sub

from msgspec import Struct

from proceedings.search.grams import Stream

TIMES = (1, 2, 3, 4, 6, 10, 20, 40)
TITLE = 8  # the bit of a weight
TITLES = 65_536  # the first position of a title: no entry is as long
_CLASSES = [bisect_right(TIMES, count) - 1 for count in range(TIMES[-1] + 1)]


class Posting(Struct, frozen=True):
    """A key with the streams of its list, ready to be written; `positional` tells whether it has positions."""

    key: str
    entries: bytes = b""
    behind: bytes = b""
    positional: bool = True


def positions(key: str, stream: Stream, places: Sequence[int]) -> Posting:
    """Return the posting of a rare gram with its places in the stream, in order."""
    entries = [*map(stream.owners.__getitem__, places)]
    offsets = [*map(stream.positions.__getitem__, places)]
    if max(offsets) >= TITLES:  # in the stream, titles stand before the words
        entries, offsets = map(list, zip(*sorted(zip(entries, offsets, strict=True)), strict=True))
    gaps = [*map(sub, entries, (-1, *entries[:-1]))]
    behind = [offset if gap else step for gap, offset, step in zip(gaps, offsets, map(sub, offsets, (0, *offsets[:-1])), strict=True)]
    return Posting(key, numbers(gaps), numbers(behind))


def weights(key: str, stream: Stream, places: Sequence[int]) -> Posting:
    """Return the posting of a frequent gram with the entries of its places."""
    owners = [*map(stream.owners.__getitem__, places)]
    times = Counter(owners)
    entries = [*times]
    first = dict(zip(reversed(owners), reversed(places), strict=True))  # where each entry has it first
    titled = [stream.positions[first[entry]] >= TITLES for entry in entries]
    behind = bytes(_CLASSES[min(count, TIMES[-1])] + TITLE * in_title for count, in_title in zip(times.values(), titled, strict=True))
    return Posting(key, numbers(map(sub, entries, (-1, *entries[:-1]))), behind, positional=False)


def length_class(length: int) -> int:
    """Return the class of a length in tokens, 0 to 7: below 32, below 64 …, 2,048 and more."""
    return min(max(length.bit_length() - 5, 0), 7)


def numbers(values: Iterable[int]) -> bytes:
    """Return numbers as bytes."""
    return b"".join(map(_number, values))


@cache
def _number(value: int) -> bytes:
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + _number(value >> 7)
