"""Tasks, and the files that they make, on their way to the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import partial
from io import FileIO
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from proceedings.incremental.parallel import map_chunks
from proceedings.incremental.storage import map_file, open_file, remove
from proceedings.incremental.tracking import depend_on, record_dependencies
from proceedings.problems import BuildError


class Segment(NamedTuple):
    """A part of a large file that is copied from the last build while its sources are unchanged. Its name in the file is the same in every build."""

    name: str
    make: Callable[[], str]


Content = str | bytes | Sequence[str | Segment]
Files = Iterable[tuple[str, Content]]  # the path of each file from the site folder, and its content
Written = Sequence[tuple[str, Collection[str], int]]  # of each segment in a file the name (empty for plain words), sources and bytes


class Task(NamedTuple):
    """Makes some files that no other task makes. Its name is the same in every build. It reads files through `tracking.read_file` alone."""

    name: str
    make: Callable[[], Files]


class TaskRecord(NamedTuple):
    """What the manifest holds of the files of a task: their paths, and of those that consist of segments, the segments."""

    files: Sequence[str]
    segmented: Mapping[str, Written] = {}


class TaskResult(NamedTuple):
    """The result of a task: the sources that it read, the record of its files, and the paths of those whose content is new."""

    task: str
    sources: Sequence[str]
    record: TaskRecord
    new: Sequence[str]


_Last = Mapping[str, TaskRecord]  # the records of those tasks whose files have not changed since they were written


def text(content: Content) -> str:
    """Return the content of a file as one text."""
    if isinstance(content, bytes):
        return content.decode()
    return content if isinstance(content, str) else "".join(part if isinstance(part, str) else part.make() for part in content)


def write(folder: Path, tasks: Iterable[Task], last: _Last | None = None, unchanged: AbstractSet[str] = frozenset()) -> list[TaskResult]:
    """Run tasks and write their files under `folder`, save those that are right already. Raises BuildError where a task makes one file twice.

    `last` holds the records of tasks whose files are as they were written: a segment of them is copied where its sources are all `unchanged`.
    """
    return [_run(folder, task, (last or {}).get(task.name, TaskRecord(())), unchanged) for task in tasks]


def write_together(folder: Path, tasks: Sequence[Task], last: _Last | None = None, unchanged: AbstractSet[str] = frozenset()) -> list[TaskResult]:
    """Run tasks on all cores, as `write` does."""
    return [result for chunk in map_chunks(partial(write, folder, last=last, unchanged=unchanged), tasks) for result in chunk]


def refuse_shared_files(tasks: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Raise BuildError where two tasks make the same file. Paths that differ only in case are the same file. Tasks are given by name with their paths."""
    makers: dict[str, str] = {}
    for name, paths in tasks:
        for path in paths:
            folded = path if path.isascii() and path.islower() else path.casefold()  # most paths are folded already, and need no second string
            if (maker := makers.setdefault(folded, name)) != name:
                raise BuildError(f"{path} is made twice, by '{maker}' and by '{name}'; change an address or a redirect, so that each file is made once.")


def _run(folder: Path, task: Task, last: TaskRecord, unchanged: AbstractSet[str]) -> TaskResult:
    sources: set[str] = set()
    files: dict[str, bool] = {}
    segmented: dict[str, Written] = {}
    with record_dependencies(sources):
        for path, content in task.make():
            file = f"{folder}/{path}"
            if path in files:
                raise BuildError(f"{path} is made twice by '{task.name}'.")
            if isinstance(content, str | bytes):
                files[path] = _put(file, [content.encode() if isinstance(content, str) else content])
            else:
                segmented[path], parts = _segments(content, file, last.segmented.get(path, ()), unchanged)
                files[path] = bool(parts) and _put(file, parts)
    return TaskResult(task.name, tuple(sorted(sources)), TaskRecord(list(files), segmented), [path for path, new in files.items() if new])


def _segments(content: Sequence[str | Segment], file: str, last: Written, unchanged: AbstractSet[str]) -> tuple[Written, list[bytes | memoryview]]:
    """Return what a file consists of, and its new bytes, or none where it stays; for them, it is removed. A segment whose sources are unchanged is copied."""
    same = len(last) == len(content)
    existing = map_file(Path(file)) if same else memoryview(b"")
    written: list[tuple[str, Collection[str], int]] = []
    parts: list[bytes | memoryview] = []
    taken = position = 0  # the bytes in between stay as they are
    for part, (last_name, last_sources, length) in zip(content, last if same else repeat(("", (), 0)), strict=False):
        name = "" if isinstance(part, str) else part.name
        if name and name == last_name and unchanged >= {*last_sources}:
            written.append((name, last_sources, length))
        else:
            with record_dependencies(sources := set[str]()):
                made = (part if isinstance(part, str) else part.make()).encode()
            written.append((name, tuple(sources), len(made)))
            if existing[position : position + length] != made:
                parts += [existing[taken:position], made]
                taken = position + length
        position += length
        depend_on(written[-1][1])
    if parts or not same:
        remove(Path(file))  # nothing compares the new with the old once more
        parts.append(existing[taken:])
    return written, parts


def _put(file: str, parts: Sequence[bytes | memoryview]) -> bool:
    """Write a file, unless it has this content already; return whether it was written. A folder or link with its name is removed."""
    while True:
        try:
            opened = FileIO(file, "x")
        except FileNotFoundError:
            os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 -- a path as an object takes as long as to write the file
        except FileExistsError:
            if _holds(Path(file), parts):
                return False
            remove(Path(file))  # never written in place: the published site may hold the same file under another name
        else:
            break
    with opened:
        for part in parts:
            written = 0
            while written < len(part):  # a full disk takes a part of it, and raises the next time
                written += opened.write(part[written:] if written else part)
    return True


def _holds(file: Path, parts: Iterable[bytes | memoryview]) -> bool:
    with suppress(OSError), open_file(file) as opened:
        return all(opened.read(len(part)) == part for part in parts) and not opened.read(1)
    return False
