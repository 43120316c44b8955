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
from operator import sub

from msgspec import Struct

from proceedings.search.grams import Stream

TIMES = (1, 2, 3, 4, 6, 10, 20, 40)
TITLE = 8  # the bit of a weight
TITLES = 65_536  # the first position of a title: no entry is as long


class Posting(Struct, frozen=True):
    """A key with the streams of its list, ready to be written; `positional` tells whether it has positions."""

    key: str
    entries: bytes = b""
    behind: bytes = b""
    positional: bool = True


def positions(key: str, stream: Stream, places: Sequence[int]) -> Posting:
    """Return the posting of a rare gram with its places in the stream, in order."""
    entries = [*map(stream.owners.__getitem__, places)]
    offsets = [*map(sub, places, map(stream.titles.__getitem__, entries))]
    if min(offsets) < 0:
        title_ends = stream.titles
        moved = [
            (entry, place if place >= 0 else place + TITLES + title_ends[entry] - stream.starts[entry]) for entry, place in zip(entries, offsets, strict=True)
        ]
        entries, offsets = map(list, zip(*sorted(moved), strict=True))
    gaps = [*map(sub, entries, (-1, *entries[:-1]))]
    return Posting(
        key, numbers(gaps), numbers([place if gap else place - before for gap, place, before in zip(gaps, offsets, (0, *offsets[:-1]), strict=True)])
    )


def weights(key: str, stream: Stream, places: Sequence[int]) -> Posting:
    """Return the posting of a frequent gram with the entries of its places."""
    owners = [*map(stream.owners.__getitem__, places)]
    first = dict(zip(reversed(owners), reversed(places), strict=True))  # where each entry has it first
    times = Counter(owners)
    entries = [*times]
    behind = bytes(bisect_right(TIMES, count) - 1 + TITLE * (first[entry] < stream.titles[entry]) for entry, count in times.items())
    return Posting(key, numbers(map(sub, entries, (-1, *entries[:-1]))), behind, positional=False)


def length_class(length: int) -> int:
    """Return the class of a length in tokens, 0 to 7: below 32, below 64 …, 2,048 and more."""
    return min(max(length.bit_length() - 5, 0), 7)


def numbers(values: Iterable[int]) -> bytes:
    """Return numbers as bytes."""
    out = bytearray()
    for value in values:
        rest = value
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)
