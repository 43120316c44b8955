"""The parts of a session, such as agenda items. A part has a heading and an id, and may have parts inside it. A session may have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from proceedings.model.facts import Fact
from proceedings.model.values import RemarkId
from proceedings.syntax.inline import Text

Member = TypeVar("Member")  # a remark

PartLevel = Literal[1, 2]
PART_LEVELS: Mapping[str, PartLevel] = {"part": 1, "subpart": 2}  # by the kind that stands at the heading


class Part(Fact, frozen=True):
    """A part of a session: its id, its level (2 inside another part), and its remarks.

    The remarks have the positions from `start` up to, not including, `end` in the session; those of parts inside it are among them. A part may be
    empty, where the record has only a heading.
    """

    id: RemarkId
    level: PartLevel
    start: int
    end: int


class PartText(Fact, frozen=True):
    """A part in one language: its heading, how many remarks stand before it, and its line."""

    heading: Text
    start: int = 0
    line: int = 1


class Division(Struct, Generic[Member], frozen=True):
    """A part with what it holds, in order: remarks, and the parts inside it."""

    part: Part
    children: Sequence[Member | Division[Member]]


def parts_of(texts: Mapping[str, PartText], levels: Mapping[str, PartLevel], remarks: int) -> Iterator[Part]:
    """Yield the parts of a session, in order, from the headings in the default language and the number of its `remarks`.

    A part ends where the next one of its level, or of the level above, begins.
    """
    ids = list(texts)
    for number, id in enumerate(ids):
        ends = (texts[later].start for later in ids[number + 1 :] if levels[later] <= levels[id])
        yield Part(id, levels[id], min(texts[id].start, remarks), min(next(ends, remarks), remarks))


def divided(parts: Sequence[Part], remarks: Sequence[Member]) -> Sequence[Member | Division[Member]]:
    """Return the remarks of a session in order; those of a part are inside the part."""
    children_by_level: dict[int, list[Member | Division[Member]]] = {0: []}
    position = 0
    for part in parts:
        children_by_level[max(children_by_level)] += remarks[position : part.start]
        position = part.start
        children_by_level = {level: children for level, children in children_by_level.items() if level < part.level}
        children: list[Member | Division[Member]] = []
        children_by_level[max(children_by_level)].append(Division(part, children))
        children_by_level[part.level] = children
    children_by_level[max(children_by_level)] += remarks[position:]
    return children_by_level[0]


def flattened(children: Sequence[Member | Division[Member]], depth: int = 0) -> Iterator[tuple[int, Member | Part]]:
    """Yield remarks and parts in order, each with the number of parts around it."""
    for child in children:
        if isinstance(child, Division):
            yield depth, child.part
            yield from flattened(child.children, depth + 1)
        else:
            yield depth, child
