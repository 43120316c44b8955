"""The files of the site on their way to the disk, made in parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from proceedings.processes import together
from proceedings.reading import note, watching


class Piece(NamedTuple):
    """A piece of a file, by the name that it has in it in every build; while the words that it reads are the same, it need not be made again."""

    name: str
    make: Callable[[], str]


Content = str | bytes | Sequence[str | Piece]
Files = Iterable[tuple[str, Content]]  # path, from a folder, and content


class Joined(NamedTuple):
    """A file that was joined from pieces: when it was written, in nanoseconds, and of each piece the name, the sources whose words it read, and the bytes."""

    at: int = 0
    pieces: Sequence[tuple[str, Collection[str], int]] = ()


class Part(NamedTuple):
    """Makes some files, whatever other parts do; its name is the same in every build."""

    name: str
    make: Callable[[], Files]


class Written(NamedTuple):
    """What became of a part: the sources whose words it read, the paths of its files, those whose content is new, and those that were joined."""

    part: str
    read: frozenset[str]
    files: Sequence[str]
    new: Sequence[str]
    joined: Mapping[str, Joined]


class Before(NamedTuple):
    """What stands under a folder: the files that were joined, by path, and the sources whose words are as they were then."""

    joined: Mapping[str, Joined] = {}
    sound: AbstractSet[str] = frozenset()


NOTHING = Before()


def text(content: Content) -> str:
    """Return the content of a file as one text."""
    if isinstance(content, bytes):
        return content.decode()
    return content if isinstance(content, str) else "".join(_words(piece) for piece in content)


def write(folder: Path, parts: Iterable[Part], before: Before = NOTHING) -> list[Written]:
    """Write the files of all parts under `folder`; a file that is right already is not touched, any other is replaced by a new one.

    Pieces that read sound sources alone are taken from the file that is there, if it is as it was written.
    """
    there: set[Path] = set()
    return [_written(folder, part, before, there) for part in parts]


def _written(folder: Path, part: Part, before: Before, there: set[Path]) -> Written:
    read: set[str] = set()
    files: dict[str, bool] = {}
    joined: dict[str, Joined] = {}
    with watching(read):
        for path, content in part.make():
            file = folder / path
            if isinstance(content, str | bytes):
                files[path] = _put(file, content.encode() if isinstance(content, str) else content, there)
                continue
            pieces = list(_made(file, content, before.joined.get(path, Joined()), before.sound))
            files[path] = _put(file, b"".join([words for *_, words in pieces]), there)
            joined[path] = Joined(file.stat().st_mtime_ns, [(name, sources, len(words)) for name, sources, words in pieces])
    return Written(part.name, frozenset(read), list(files), [path for path, new in files.items() if new], joined)


def _words(piece: str | Piece) -> str:
    return piece if isinstance(piece, str) else piece.make()


def _made(file: Path, pieces: Sequence[str | Piece], joined: Joined, sound: AbstractSet[str]) -> Iterator[tuple[str, Collection[str], memoryview]]:
    """Yield the name of each piece of a file, the sources that it reads, and its content; those that are as they were in it are taken from there."""
    there = len(joined.pieces) == len(pieces) and file.stat().st_mtime_ns == joined.at
    old, at = memoryview(file.read_bytes() if there else b""), 0
    for piece, (name, before, length) in zip(pieces, joined.pieces if there else repeat(("", (), 0)), strict=False):
        own = "" if isinstance(piece, str) else piece.name
        if own and own == name and all(source in sound for source in before):
            read, words = before, old[at : at + length]
        else:
            with watching(found := set[str]()):
                words = memoryview(_words(piece).encode())
            read = tuple(found)
        note(read)
        yield own, read, words
        at += length


def _put(file: Path, own: bytes, there: set[Path]) -> bool:
    """Write a file, into one of the folders that are `there`; return whether it is new."""
    if file.parent not in there:
        file.parent.mkdir(parents=True, exist_ok=True)
        there.add(file.parent)
    try:
        handle = file.open("xb")
    except FileExistsError:
        if file.read_bytes() == own:
            return False
        file.unlink()  # it may be one and the same as a file of the published site
        handle = file.open("xb")
    with handle:
        handle.write(own)
    return True


def write_together(folder: Path, parts: Sequence[Part], before: Before = NOTHING) -> list[Written]:
    """Write the files of all parts under `folder`, by all cores, as `write` does."""
    return [one for some in together(partial(write, folder, before=before), parts) for one in some]
