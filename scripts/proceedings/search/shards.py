"""The bytes of the index: sorted keys with their lists, cut into files small enough to be fetched one by one.

A shard is, deflated (RFC 1950): the length of the keys, the keys themselves joined by line feeds, for each key the length of its
list times two, plus one where it lists entries and not places, then the lists. Numbers are written seven bits to a byte, the lowest first.
A list of places or entries holds the differences; that of the entries begins with their number and ends with their weights.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

_SHARD = 8_000  # bytes before deflation: about 5 kB to fetch


class Posting(Struct, frozen=True):
    """A key with its list, ready to be written."""

    key: str
    listed: bytes
    entries: bool = False


def places(key: str, found: Sequence[int]) -> Posting:
    """Return the posting of a gram with its places, in order."""
    return Posting(key, _differences(found))


def weighed(key: str, found: Mapping[int, int]) -> Posting:
    """Return the posting of a frequent gram with the entries that have it, in order, each with its weight."""
    listed = numbers([len(found)]) + _differences(list(found)) + bytes(found.values())
    return Posting(key, listed, entries=True)


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


def _differences(values: Sequence[int]) -> bytes:
    return numbers(map(int.__sub__, values, (0, *values[:-1])))


def deflated(content: bytes) -> bytes:
    """Return bytes as they are shipped."""
    return zlib.compress(content, 9)


def shards(postings: Iterable[Posting]) -> Iterator[tuple[str, bytes]]:
    """Yield each shard behind the shortest words that are greater than every key before it and not than its own.

    Keys that differ only behind a control character stay together; large lists stand alone.
    """
    group: list[Posting] = []
    size, start = 0, ""
    for posting in sorted(postings, key=lambda one: one.key.encode("utf-16-be", "surrogatepass")):
        own = len(posting.key.encode()) // 2 + len(posting.listed) + 2
        together = group and _stem(group[-1].key) == _stem(posting.key) and size < 4 * _SHARD
        if group and not together and size + own > _SHARD:
            yield start, _shard(group)
            start = _between(group[-1].key, posting.key)
            group, size = [], 0
        group.append(posting)
        size += own
    if group:
        yield start, _shard(group)


def _between(before: str, key: str) -> str:
    """Return the shortest beginning of `key` that is greater than `before`, which is smaller."""
    return key[: next(at for at, one in enumerate(key) if before[at : at + 1] != one) + 1]


def _stem(key: str) -> str:
    """Return the part of a word's key that all inflections share; of other keys, the whole."""
    return key[: min((at for at in (key.find("\x02"), key.find("\x03")) if at >= 0), default=len(key))]


def _shard(group: Sequence[Posting]) -> bytes:
    keys = "\n".join(one.key for one in group).encode()
    sizes = numbers(2 * len(one.listed) + one.entries for one in group)
    return deflated(numbers([len(keys)]) + keys + sizes + b"".join(one.listed for one in group))
