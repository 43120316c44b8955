"""The facts by which results are ordered and narrowed down, of all entries, column by column: search-columns.js reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from proceedings.search.entries import KINDS, Entry
from proceedings.search.shards import numbers

_RECENT = 30  # whoever spoke lately is named by how lately

Places = Mapping[str, Mapping[str, int]]


def ordering(entries: Sequence[Entry], sessions: Mapping[str, int], lengths: Sequence[int], titles: Sequence[int]) -> bytes:
    """Return the columns by which entries are found and ordered: kinds, sessions (steps from one to the next), lengths and lengths of the titles in tokens."""
    kinds = (KINDS.index(entry.kind) for entry in entries)
    steps = _steps([sessions[entry.session] + 1 if entry.session else 0 for entry in entries])
    return b"".join(map(numbers, (kinds, steps, lengths, titles)))


def narrowing(entries: Sequence[Entry], places: Places) -> bytes:
    """Return the other columns by which entries are narrowed down.

    In order: themes (how many, then which); and who, as how many others were named since (0: anew), then everybody anew: how many
    people, which, how many organisations, which.
    """
    themes = [[places["themes"][id] for id in entry.themes] for entry in entries]
    codes, anew = _who(entries, places)
    return b"".join(map(numbers, (map(len, themes), (theme for own in themes for theme in own), codes, anew)))


def _steps(values: Sequence[int]) -> Iterator[int]:
    """Yield the differences between neighbours, twice as large, those downwards odd."""
    before = 0
    for value in values:
        yield 2 * (value - before) if value >= before else 2 * (before - value) - 1
        before = value


def _who(entries: Iterable[Entry], places: Places) -> tuple[list[int], list[int]]:
    recent: list[tuple[list[int], list[int]]] = []
    codes, anew = [], []
    for entry in entries:
        own = [places["speakers"][id] for id in entry.speakers], [places["organisations"][id] for id in entry.organisations]
        if own in recent:
            codes.append(recent.index(own) + 1)
            recent.remove(own)
        else:
            codes.append(0)
            for members in own:
                anew += [len(members), *members]
        recent.insert(0, own)
        del recent[_RECENT:]
    return codes, anew
