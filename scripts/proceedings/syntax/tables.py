"""The tables that come with the program: YAML for people, which is read anew only after it was changed."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from proceedings.incremental.storage import compiled, keep, restored
from proceedings.problems import Problem
from proceedings.syntax.source import read_yaml


class _Read(NamedTuple):
    """What was read from a file of this size, changed last at this time (in nanoseconds), by which Python too knows its modules."""

    path: str
    size: int
    modified: int
    data: Any


@cache
def table(file: Path) -> Any:
    """Return what a table holds, as plain data. Raises OSError where there is none, and ValueError where it is not sound."""
    state, folder = file.stat(), compiled("tables")
    now = str(file), state.st_size, state.st_mtime_ns
    read = restored(folder / file.name, _Read) if folder else None
    if read is None or read[:-1] != now:
        problems: list[Problem] = []
        document = read_yaml(file.read_text(encoding="utf-8"), str(file), problems)
        if problems or not document:
            raise ValueError("\n".join(map(str, problems)))
        read = _Read(*now, document.data)
        with suppress(OSError):  # as Python goes on where it cannot keep what it compiled
            if folder:
                keep(folder / file.name, read)
    return read.data
