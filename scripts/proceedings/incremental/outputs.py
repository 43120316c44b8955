"""The files of the site on their way to the disk, made in parts."""

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


class Segment(NamedTuple):
    """A piece of a file, by the name that it has in it in every build; while the words that it reads are the same, it need not be made again."""

    name: str
    make: Callable[[], str]


Content = str | bytes | Sequence[str | Segment]
Files = Iterable[tuple[str, Content]]  # path, from a folder, and content


class SegmentedFile(NamedTuple):
    """A file that was joined from pieces: when it was written, in nanoseconds, and of each piece the name, the sources whose words it read, and the bytes."""

    at: int = 0
    pieces: Sequence[tuple[str, Collection[str], int]] = ()


class Task(NamedTuple):
    """Makes some files, whatever other parts do; its name is the same in every build."""

    name: str
    make: Callable[[], Files]


class TaskResult(NamedTuple):
    """What became of a part: the sources whose words it read, the paths of its files, those whose content is new, and those that were joined."""

    part: str
    read: frozenset[str]
    files: Sequence[str]
    new: Sequence[str]
    joined: Mapping[str, SegmentedFile]


class PreviousOutputs(NamedTuple):
    """What stands under a folder: the files that were joined, by path, and the sources whose words are as they were then."""

    joined: Mapping[str, SegmentedFile] = {}
    sound: AbstractSet[str] = frozenset()


NOTHING = PreviousOutputs()
_NO_PIECE = "", (), 0
_BLOCK = 100_000  # bytes


def text(content: Content) -> str:
    """Return the content of a file as one text."""
    if isinstance(content, bytes):
        return content.decode()
    return content if isinstance(content, str) else "".join(_words(piece) for piece in content)


def write(folder: Path, parts: Iterable[Task], before: PreviousOutputs = NOTHING) -> list[TaskResult]:
    """Write the files of all parts under `folder`; a file that is right already is not touched, any other is replaced by a new one.

    Pieces that read sound sources alone are taken from the file that is there, if it is as it was written.
    """
    there: set[Path] = set()
    return [_written(folder, part, before, there) for part in parts]


def _written(folder: Path, part: Task, before: PreviousOutputs, there: set[Path]) -> TaskResult:
    read: set[str] = set()
    files: dict[str, bool] = {}
    joined: dict[str, SegmentedFile] = {}
    with record_dependencies(read):
        for path, content in part.make():
            file = folder / path
            if isinstance(content, str | bytes):
                files[path] = _put(file, content.encode() if isinstance(content, str) else content, there)
                continue
            last = before.joined.get(path, SegmentedFile())
            as_it_was = len(last.pieces) == len(content) and file.stat().st_mtime_ns == last.at
            pieces = list(_made(content, last.pieces if as_it_was else repeat(_NO_PIECE), before.sound))
            files[path] = _mend(file, pieces, last) if as_it_was else _put(file, b"".join([one.words or b"" for one in pieces]), there)
            joined[path] = SegmentedFile(file.stat().st_mtime_ns, [(one.name, one.read, one.length) for one in pieces])
    return TaskResult(part.name, frozenset(read), list(files), [path for path, new in files.items() if new], joined)


def _words(piece: str | Segment) -> str:
    return piece if isinstance(piece, str) else piece.make()


class _Made(NamedTuple):
    """A piece of a file: its name, the sources that it reads, its length in bytes, and its content, unless it is as it was in the file."""

    name: str
    read: Collection[str]
    length: int
    words: bytes | None = None


def _made(pieces: Sequence[str | Segment], before: Iterable[tuple[str, Collection[str], int]], sound: AbstractSet[str]) -> Iterator[_Made]:
    """Yield the pieces of a file, where the ones `before` stand in it; those that read sound sources alone are not made."""
    for piece, (name, sources, length) in zip(pieces, before, strict=False):
        own = "" if isinstance(piece, str) else piece.name
        if own and own == name and all(source in sound for source in sources):
            made = _Made(own, sources, length)
        else:
            with record_dependencies(found := set[str]()):
                words = _words(piece).encode()
            made = _Made(own, tuple(found), len(words), words)
        depend_on(made.read)
        yield made


def _mend(file: Path, pieces: Sequence[_Made], last: SegmentedFile) -> bool:
    """Write a file anew, its pieces that are as they were from where they stand in it; return whether it is another then.

    It is copied block by block: a file of the whole record is as long as that, and to hold it in memory takes longer than to copy it.
    """
    new = file.with_name(f"{file.name}-new")
    at = copied = 0
    other = False
    with file.open("rb") as old, new.open("xb") as mended:
        for one, (*_, length) in zip(pieces, last.pieces, strict=True):
            if one.words is not None:
                _copy(old, mended, copied, at)
                mended.write(one.words)
                other = other or old.read(length) != one.words
                copied = at + length
            at += length
        _copy(old, mended, copied, at)
    if other:
        new.replace(file)
    else:
        new.unlink()
    return other


def _copy(old: BinaryIO, new: BinaryIO, start: int, end: int) -> None:
    """Copy the bytes of a file from `start` to `end`, and stay there."""
    old.seek(start)
    new.writelines(old.read(min(_BLOCK, end - at)) for at in range(start, end, _BLOCK))


def _put(file: Path, content: bytes, folders: set[Path]) -> bool:
    """Write a file, into one of the `folders` that exist; return whether it is new. Anything else that has its name is removed."""
    if file.parent not in folders:
        file.parent.mkdir(parents=True, exist_ok=True)
        folders.add(file.parent)
    while True:
        try:
            handle = file.open("xb")
        except FileExistsError:
            if _holds(file, content):
                return False
            remove(file)  # never written in place: it may be one and the same as a file of the published site
        else:
            break
    with handle:
        handle.write(content)
    return True


def _holds(file: Path, content: bytes) -> bool:
    try:
        with open_file(file) as opened:
            return opened.read() == content
    except OSError:
        return False


def write_exactly(folder: Path, files: Mapping[str, str]) -> None:
    """Make a folder hold these files and nothing else. Files that are right are not touched; links are removed, never followed."""
    if folder.is_symlink() or not folder.is_dir():
        remove(folder)
    delete_files(folder, [path for path, regular in listing(folder).items() if not regular or path not in files])
    write(folder, [Task(folder.name, files.items)])


def write_together(folder: Path, parts: Sequence[Task], before: PreviousOutputs = NOTHING) -> list[TaskResult]:
    """Write the files of all parts under `folder`, by all cores, as `write` does."""
    return [one for some in map_chunks(partial(write, folder, before=before), parts) for one in some]
