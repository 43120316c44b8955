"""Sorted keys with their posting lists, cut into files small enough to be fetched one by one, and the directory that tells which file has a key.

A shard is, deflated (RFC 1950): the length of the keys, the keys themselves joined by line feeds, for each key the length of the first stream
of its list times two, plus one where it has positions, and the length of the second; then all first streams, and all second ones. Each of
these three parts is a block of its own, with codes that suit it. A directory has the first key of each shard. Where these are more than `MOST`, it has
those of its pages, each of which has the first keys of `PAGE` shards: a page costs a reader one more answer of the server to wait for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from proceedings.search.grams import ALIAS, FORM
from proceedings.search.postings import Posting, numbers

MOST = 2_048  # first keys in one directory: about 8 kB to fetch
PAGE = 64  # shards of which one page of a directory has the first keys
_SHARD = (1_700, 3_500)  # bytes before deflation, in a short record and in a long one: about 1.3 and 2.5 kB to fetch
_FILES = 500  # a short record is cut into so many files; in longer ones the files grow


def deflated(content: bytes) -> bytes:
    """Return bytes in the compressed form in which they are published."""
    return zlib.compress(content, 9)


def packed(data: Any) -> bytes:
    """Return facts as JSON."""
    return msgspec.json.encode(data)


def file_size(total: int, limits: tuple[int, int]) -> int:
    """Return the bytes of a file, where `total` bytes are cut into files: small files are quicker to fetch, large ones deflate better."""
    return min(max(limits[0], total // _FILES), limits[1])


def shards(postings: Iterable[Posting]) -> Iterator[tuple[str, bytes]]:
    """Yield each shard behind a separator.

    The separator is the shortest string that is greater than all earlier keys, and not greater than the first key of the shard. Keys that differ only
    behind a control character stay together; a large list has a shard of its own.
    """
    sizes = [(posting, len(posting.key.encode()) // 2 + len(posting.entries) + len(posting.behind) + 2) for posting in postings]
    most = file_size(sum(size for _, size in sizes), _SHARD)
    group: list[Posting] = []
    size, start = 0, ""
    for posting, posting_size in sorted(sizes, key=lambda pair: pair[0].key.encode("utf-16-be", "surrogatepass")):
        is_full = group and size + posting_size > most
        if is_full and not (size < 4 * most and _stem(group[-1].key) == _stem(posting.key)):
            yield start, _shard(group)
            start = _between(group[-1].key, posting.key)
            group, size = [], 0
        group.append(posting)
        size += posting_size
    if group:
        yield start, _shard(group)


def directory(keys: Sequence[str]) -> tuple[dict[str, Any], list[bytes]]:
    """Return the facts that the index has about the first keys of files, and the pages that hold the keys where these are many."""
    if len(keys) <= MOST:
        return {"keys": keys}, []
    pages = [keys[at : at + PAGE] for at in range(0, len(keys), PAGE)]
    return {"page": PAGE, "keys": [first for first, *_ in pages]}, [deflated(packed(keys)) for keys in pages]


def _between(before: str, key: str) -> str:
    """Return the shortest beginning of `key` that is greater than `before`, which is smaller."""
    return key[: next(at for at, character in enumerate(key) if before[at : at + 1] != character) + 1]


def _stem(key: str) -> str:
    """Return the part of a word's key that all inflections share; of other keys, the whole."""
    return key[: min((at for at in (key.find(FORM), key.find(ALIAS)) if at >= 0), default=len(key))]


def _shard(group: Sequence[Posting]) -> bytes:
    keys = "\n".join(posting.key for posting in group).encode()
    sizes = numbers(size for posting in group for size in (2 * len(posting.entries) + posting.positional, len(posting.behind)))
    compressor = zlib.compressobj(9, memLevel=9)
    blocks = (numbers([len(keys)]) + keys + sizes, b"".join(posting.entries for posting in group), b"".join(posting.behind for posting in group))
    return b"".join(compressor.compress(block) + compressor.flush(zlib.Z_BLOCK) for block in blocks) + compressor.flush()
