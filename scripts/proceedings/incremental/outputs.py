"""Tasks, and the files that they make, on their way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import BinaryIO, NamedTuple

from proceedings.incremental.parallel import map_chunks
from proceedings.incremental.site_folder import delete_files, listing
from proceedings.incremental.storage import open_file, remove
from proceedings.incremental.tracking import depend_on, record_dependencies
from proceedings.problems import BuildError


class Segment(NamedTuple):
    """A part of a large file that is copied from the last build while its sources are unchanged. Its name in the file is the same in every build."""

    name: str
    make: Callable[[], str]


Content = str | bytes | Sequence[str | Segment]
Files = Iterable[tuple[str, Content]]  # the path of each file, from the folder of the site, and its content


class SegmentedFile(NamedTuple):
    """A file of segments, as it was written: its time of change in nanoseconds; of each segment the name (empty for plain words), sources and bytes."""

    modified: int = 0
    segments: Sequence[tuple[str, Collection[str], int]] = ()


class Task(NamedTuple):
    """Makes some files that no other task makes. Its name is the same in every build. It reads files through `tracking.read_file` alone."""

    name: str
    make: Callable[[], Files]


class TaskResult(NamedTuple):
    """The result of a task: the sources that it read, the paths of its files, those whose content is new, and those of segments."""

    task: str
    sources: frozenset[str]
    files: Sequence[str]
    new: Sequence[str]
    segmented: Mapping[str, SegmentedFile]


class PreviousOutputs(NamedTuple):
    """What the last build left in the folder: its files of segments by path, and the sources that are unchanged since."""

    segmented: Mapping[str, SegmentedFile] = {}
    unchanged: AbstractSet[str] = frozenset()


NOTHING = PreviousOutputs()
_NO_SEGMENT = "", (), 0
_BLOCK = 100_000  # bytes


def text(content: Content) -> str:
    """Return the content of a file as one text."""
    if isinstance(content, bytes):
        return content.decode()
    return content if isinstance(content, str) else "".join(_words(part) for part in content)


def _words(part: str | Segment) -> str:
    return part if isinstance(part, str) else part.make()


def write(folder: Path, tasks: Iterable[Task], previous: PreviousOutputs = NOTHING) -> list[TaskResult]:
    """Run tasks and write their files under `folder`. A file that is right already is not touched, any other is replaced by a new one.

    A segment whose sources are all unchanged is copied from the existing file, provided that file's time of change is the recorded one.
    Raises BuildError where a task makes one file twice.
    """
    folders: set[Path] = set()
    return [_run(folder, task, previous, folders) for task in tasks]


def write_together(folder: Path, tasks: Sequence[Task], previous: PreviousOutputs = NOTHING) -> list[TaskResult]:
    """Run tasks on all cores, as `write` does."""
    return [result for chunk in map_chunks(partial(write, folder, previous=previous), tasks) for result in chunk]


def refuse_shared_files(tasks: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Raise BuildError where two of the tasks, given by name with the paths of their files, make one file, be it in another case alone."""
    makers: dict[str, str] = {}
    for name, paths in tasks:
        for path in paths:
            if (maker := makers.setdefault(path.casefold(), name)) != name:
                raise BuildError(f"{path} is made twice, by '{maker}' and by '{name}'; change an address or a redirect, so that each file is made once.")


def write_exactly(folder: Path, files: Mapping[str, str]) -> None:
    """Make a folder hold these files and nothing else. Files that are right are not touched; links are removed, never followed."""
    if folder.is_symlink() or not folder.is_dir():
        remove(folder)
    delete_files(folder, [path for path, regular in listing(folder).items() if not regular or path not in files])
    write(folder, [Task(folder.name, files.items)])


def _run(folder: Path, task: Task, previous: PreviousOutputs, folders: set[Path]) -> TaskResult:
    sources: set[str] = set()
    files: dict[str, bool] = {}
    segmented: dict[str, SegmentedFile] = {}
    with record_dependencies(sources):
        for path, content in task.make():
            file = folder / path
            if path in files:
                raise BuildError(f"{path} is made twice by '{task.name}'.")
            if isinstance(content, str | bytes):
                files[path] = _put(file, content.encode() if isinstance(content, str) else content, folders)
                continue
            last = previous.segmented.get(path, SegmentedFile())
            as_recorded = len(last.segments) == len(content) and file.stat().st_mtime_ns == last.modified
            parts = list(_made(content, last.segments if as_recorded else repeat(_NO_SEGMENT), previous.unchanged))
            files[path] = _patch(file, parts, last) if as_recorded else _put(file, b"".join([part.content or b"" for part in parts]), folders)
            segmented[path] = SegmentedFile(file.stat().st_mtime_ns, [(part.name, part.sources, part.length) for part in parts])
    return TaskResult(task.name, frozenset(sources), list(files), [path for path, new in files.items() if new], segmented)


class _Part(NamedTuple):
    """A part of a file of segments: its name, sources and length in bytes, and its content, or None where the file holds it already."""

    name: str
    sources: Collection[str]
    length: int
    content: bytes | None = None


def _made(content: Sequence[str | Segment], last: Iterable[tuple[str, Collection[str], int]], unchanged: AbstractSet[str]) -> Iterator[_Part]:
    """Yield the parts of a file, in which the `last` ones stand. A segment whose sources are all unchanged is not made."""
    for part, (last_name, last_sources, length) in zip(content, last, strict=False):
        name = "" if isinstance(part, str) else part.name
        if name and name == last_name and all(source in unchanged for source in last_sources):
            made = _Part(name, last_sources, length)
        else:
            with record_dependencies(sources := set[str]()):
                words = _words(part).encode()
            made = _Part(name, tuple(sources), len(words), words)
        depend_on(made.sources)
        yield made


def _patch(file: Path, parts: Sequence[_Part], last: SegmentedFile) -> bool:
    """Replace a file by one with new parts, the others copied from it; return whether it differs.

    It is copied block by block: the longest file of an archive of 1,200 sessions has 37 MB, which take longer to hold than to copy.
    """
    patched_file = file.with_name(f"{file.name}-new")
    position = copied = 0
    differs = False
    with file.open("rb") as old, patched_file.open("xb") as patched:
        for part, (*_, length) in zip(parts, last.segments, strict=True):
            if part.content is not None:
                _copy(old, patched, copied, position)
                patched.write(part.content)
                differs = differs or old.read(length) != part.content
                copied = position + length
            position += length
        _copy(old, patched, copied, position)
    if differs:
        patched_file.replace(file)
    else:
        patched_file.unlink()
    return differs


def _copy(old: BinaryIO, new: BinaryIO, start: int, end: int) -> None:
    """Copy the bytes of a file from `start` to `end`, and leave it there."""
    old.seek(start)
    new.writelines(old.read(min(_BLOCK, end - position)) for position in range(start, end, _BLOCK))


def _put(file: Path, content: bytes, folders: set[Path]) -> bool:
    """Write a file, into one of the `folders` that exist; return whether it is new. Anything else that has its name is removed."""
    if file.parent not in folders:
        file.parent.mkdir(parents=True, exist_ok=True)
        folders.add(file.parent)
    while True:
        try:
            opened = file.open("xb")
        except FileExistsError:
            if _holds(file, content):
                return False
            remove(file)  # never written in place: the published site may hold the same file under another name
        else:
            break
    with opened:
        opened.write(content)
    return True


def _holds(file: Path, content: bytes) -> bool:
    try:
        with open_file(file) as opened:
            return opened.read() == content
    except OSError:
        return False
