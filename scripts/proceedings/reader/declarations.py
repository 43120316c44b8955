"""Facts of remarks that are written at headings. They are joined with those of the front matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from msgspec import inspect
from msgspec.structs import replace

from proceedings.model.record import Remark
from proceedings.problems import Problem
from proceedings.syntax.headings import Heading, read_heading
from proceedings.syntax.page_file import Block
from proceedings.syntax.yaml_file import Document, Key

_REMARK = inspect.type_info(Remark)
assert isinstance(_REMARK, inspect.StructType)
_LISTS = {field.name for field in _REMARK.fields if isinstance(field.type, inspect.VarTupleType)}


class _Entry(NamedTuple):
    """An entry of `remarks`: its place in the list, its data, and the line of each value by its keys."""

    place: tuple[int, int]
    data: Any
    lines: dict[Key, int]


def with_facts_of_headings(document: Document, blocks: Iterable[Block], problems: list[Problem]) -> Document:
    """Return the front matter of a session with the facts that are written at the headings of its body.

    They are added to the entry of `remarks` with the same id. Where there is none, a new entry is made behind that of the remark before. A word that
    is no attribute is reported, and so is a fact with another value in the front matter.
    """
    headings = [(heading, block.line) for block in blocks if (heading := read_heading(block.text))]
    declared = document.data.get("remarks", []) if isinstance(document.data, dict) else None
    if not isinstance(declared, list) or not any(heading.attributes for heading, _ in headings):
        return document
    entries: dict[str, _Entry] = {}
    for index, data in enumerate(declared):
        entries[_key(data, index, entries)] = _Entry((index, 0), data, _lines_of(document, index))
    seen: set[str] = set()
    before = -1
    for number, (heading, line) in enumerate(headings, 1):
        entry = entries.get(heading.id)
        before = entry.place[0] if entry else before
        if heading.attributes and heading.id not in seen:
            facts = _facts(heading, document.path, line, problems)
            entries[heading.id] = _joined(entry or _Entry((before, number), {}, {(): line}), facts, document.path, line, problems)
        seen.add(heading.id)
    ordered = sorted(entries.values(), key=lambda entry: entry.place)
    lines = {key: line for key, line in document.lines.items() if key[:1] != ("remarks",) or len(key) == 1}
    for index, entry in enumerate(ordered):
        lines |= {("remarks", index, *key): line for key, line in entry.lines.items()}
    return replace(document, data={**document.data, "remarks": [entry.data for entry in ordered]}, lines=lines)


def _key(data: Any, index: int, entries: Collection[str]) -> str:
    """Return the id of a declared remark. One without an id, or with a repeated id, gets a key that is no id."""
    id = data.get("id") if isinstance(data, dict) else None
    return id if isinstance(id, str) and id not in entries else f"#{index}"


def _lines_of(document: Document, index: int) -> dict[Key, int]:
    return {key[2:]: line for key, line in document.lines.items() if key[:2] == ("remarks", index)}


def _facts(heading: Heading, path: str, line: int, problems: list[Problem]) -> dict[str, Any]:
    """Return the facts that stand at a heading; lists are written with commas."""
    facts: dict[str, Any] = {"id": heading.id}
    for attribute in heading.attributes:
        key, sign, value = attribute.partition("=")
        if not sign or not key or not value:
            problems.append(Problem(path, line, f"'{attribute}' behind the id of '{heading.id}'", "write key=value without spaces, such as kind=speech"))
        elif key in facts:
            problems.append(Problem(path, line, f"the key '{key}' stands twice at '{heading.id}'", "keep one of them"))
        else:
            facts[key] = value.split(",") if key in _LISTS else value
    return facts


def _joined(entry: _Entry, facts: dict[str, Any], path: str, line: int, problems: list[Problem]) -> _Entry:
    for key in facts.keys() & entry.data.keys():
        if entry.data[key] != facts[key]:
            message = f"'{key}' of '{facts['id']}' is not the one of line {entry.lines.get((key,), 1)}"
            problems.append(Problem(path, line, message, "keep the right one, and take the other out"))
    lines: dict[Key, int] = {(key,): line for key in facts}
    return _Entry(entry.place, {**facts, **entry.data}, lines | entry.lines)
