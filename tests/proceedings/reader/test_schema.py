"""The schema: whatever it refuses is told, and where it stands."""

from __future__ import annotations

import copy
import gc
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import ValidationError, convert, inspect

from conftest import DATA
from proceedings.model.facts import Conference, Erratum, Fact, Figure, Organisation, Speaker, Term
from proceedings.reader.loader import load
from proceedings.reader.schema import SessionFront, TwinFront, faults
from proceedings.syntax.yaml_file import Key

DOCUMENTS = load(DATA / "other").documents
ROWS: dict[type[Fact], list[Any]] = {
    Conference: [DOCUMENTS["conference"].data],
    Speaker: DOCUMENTS["speakers"].data,
    Organisation: DOCUMENTS["organisations"].data,
    Term: DOCUMENTS["glossary"].data["terms"],
    Figure: DOCUMENTS["figures"].data["figures"],
    Erratum: DOCUMENTS["errata"].data,
    SessionFront: [DOCUMENTS["sessions/panel-1"].data],
    TwinFront: [DOCUMENTS["sessions/panel-1.en"].data],
}
HOSTILE: tuple[Any, ...] = (
    *(None, True, 0, -1, 2, 10**20, 1.5, float("inf"), "", " ", "x\n", "x\ty", "<b>", "A_b", "a" * 100, "2031-02-30", "2031-05-12", "http://a b"),
    *([], [1], [1, 2], ["", 1], [1, 2, 3], [None], {}, {"fr": ""}, {"x y": "z"}, {"fr": ["a"]}, {"unknown": 1}),
)


def places(value: Any, at: Key = ()) -> Iterator[Key]:
    if at:
        yield at
    if isinstance(value, dict | list):
        for name, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(item, (*at, name))


def changed(row: Any, at: Key, value: Any) -> Any:
    if not at:
        return value
    changed_row = copy.copy(row)
    changed_row[at[0]] = changed(row[at[0]], at[1:], value)
    return changed_row


def refused(kind: type[Fact], row: Any) -> bool:
    try:
        convert(row, kind)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("kind", ROWS)
def test_what_is_refused_is_told_at_its_place_and_nothing_else(kind: type[Fact]) -> None:
    tree = inspect.type_info(kind)
    for row in ROWS[kind]:
        assert not refused(kind, row)
        assert not list(faults(tree, row))
        for at in places(row):
            for value in HOSTILE:
                damaged = changed(row, at, value)
                results = list(faults(tree, damaged))
                assert bool(results) == refused(kind, damaged), (at, value, results)
                assert all(fault.at[: len(at)] == at for fault in results), (at, value, results)
    gc.collect()  # looks through what msgspec keeps of the kind, which a release of it did wrongly for some unions


def test_all_faults_are_told_at_once() -> None:
    row = {"id": "A", "name": {"fr": "x", "x y": "z"}, "kind": "Club", "url": "ftp://x", "members": 3}
    assert [(fault.at, f"{fault.message}; {fault.fix}") for fault in faults(inspect.type_info(Organisation), row)] == [
        (("id",), "'A' is not an id; write lower-case letters, digits and hyphens, a letter first"),
        (("name", "x y"), "'x y' is no language; write its ISO 639-1 code"),
        (("kind",), "'Club' is not an id; write lower-case letters, digits and hyphens, a letter first"),
        (("url",), "'ftp://x' is not an address; write one that begins with https://"),
        (
            ("members",),
            "unknown key 'members'; remove it, or correct it (known here: id, name, kind, variants, chance, part_of, url, note)",
        ),
    ]
    assert [fault.message for fault in faults(inspect.type_info(Organisation), {"id": "a", "kind": "other"})] == ["the key 'name' is missing"]
