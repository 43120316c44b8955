"""The facts by which results are filtered, in blocks of entries: search-facets.js reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from proceedings.search.entries import ENTRY_KINDS, Entry
from proceedings.search.postings import numbers
from proceedings.search.shards import deflated, packed
from proceedings.staging.context import PageContext

BLOCK = 2_048  # entries in a block
RECENT = 30  # so many sets of speakers and organisations can be named by how recently they occurred


def blocks(context: PageContext, entries: Sequence[Entry], days: Mapping[date, str]) -> Iterator[bytes]:
    """Yield the blocks of the facets, each with the ids and names of all that its entries can be filtered by."""
    for start in range(0, len(entries), BLOCK):
        yield _block(context, entries[start : start + BLOCK], days)


def _block(context: PageContext, entries: Sequence[Entry], days: Mapping[date, str]) -> bytes:
    """Return the facets of these entries as a compressed block."""
    record = context.record
    places = {
        "sessions": _places([entry.session] for entry in entries if entry.session),
        "themes": _places(entry.themes for entry in entries),
        "speakers": _places(entry.speakers for entry in entries),
        "organisations": _places(entry.organisations for entry in entries),
    }
    order = {id: number for number, id in enumerate(record.sessions)}
    dates = {id: record.sessions[id].date for id in places["sessions"]}
    named: dict[str, Mapping[str, Any]] = {"themes": record.themes, "speakers": record.speakers, "organisations": record.organisations}
    head: dict[str, Any] = {
        "days": [[day.isoformat(), days[day]] for day in dict.fromkeys(filter(None, dates.values()))],
        "sessions": [[id, day.isoformat() if day else "", order[id]] for id, day in dates.items()],
        **{key: [[id, facts[id].name[context.language]] for id in places[key]] for key, facts in named.items()},
    }
    kinds = (ENTRY_KINDS.index(entry.kind) for entry in entries)
    sessions = _steps([places["sessions"][entry.session] + 1 if entry.session else 0 for entry in entries])
    themes = [[places["themes"][id] for id in entry.themes] for entry in entries]
    codes, sets = _people(entries, places)
    columns: list[Iterable[int]] = [kinds, sessions, map(len, themes), (theme for themes_of_entry in themes for theme in themes_of_entry), codes, sets]
    parts = _places(map(_parts_of, entries))
    if parts:
        head["parts"] = [[place, _heading(context, place)] for place in parts]
        columns += [[len(entry.session_parts) for entry in entries], [parts[place] for entry in entries for place in _parts_of(entry)]]
    first = packed(head)
    return deflated(numbers([len(first)]) + first + numbers([len(entries)]) + b"".join(map(numbers, columns)))


def _parts_of(entry: Entry) -> list[str]:
    """Return the parts of a session in which an entry stands, as session/part: their ids are those of the session."""
    return [f"{entry.session}/{part}" for part in entry.session_parts]


def _heading(context: PageContext, place: str) -> str:
    session, _, part = place.partition("/")
    _, text = context.record.text(context.record.sessions[session], context.language)
    return text.parts[part].heading.words


def _places(ids: Iterable[Iterable[str]]) -> dict[str, int]:
    return {id: number for number, id in enumerate(dict.fromkeys(id for many in ids for id in many))}


def _steps(values: Sequence[int]) -> Iterator[int]:
    """Yield the differences between neighbours as numbers from 0: 2n for a step up by n, 2n − 1 for a step down."""
    before = 0
    for value in values:
        yield 2 * (value - before) if value >= before else 2 * (before - value) - 1
        before = value


def _people(entries: Iterable[Entry], places: Mapping[str, Mapping[str, int]]) -> tuple[list[int], list[int]]:
    """Return two lists about the speakers and organisations of the entries.

    The first has for each entry how many different sets occurred since its set did, plus one; 0 means a new set. The second has the new sets.
    """
    recent: list[tuple[list[int], list[int]]] = []
    codes, sets = [], []
    for entry in entries:
        people = [places["speakers"][id] for id in entry.speakers], [places["organisations"][id] for id in entry.organisations]
        if people in recent:
            codes.append(recent.index(people) + 1)
            recent.remove(people)
        else:
            codes.append(0)
            for members in people:
                sets += [len(members), *members]
        recent.insert(0, people)
        del recent[RECENT:]
    return codes, sets
