"""The files of the site on their way to the disk, made in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from proceedings.processes import together
from proceedings.reading import watching

Files = Iterable[tuple[str, str | bytes]]  # path, from a folder, and content


class Part(NamedTuple):
    """Makes some files, whatever other parts do; its name is the same in every build."""

    name: str
    make: Callable[[], Files]


class Written(NamedTuple):
    """What became of a part: the sources whose words it read, the paths of its files, and those whose content is new."""

    part: str
    read: frozenset[str]
    files: Sequence[str]
    new: Sequence[str]


def write(folder: Path, parts: Iterable[Part]) -> list[Written]:
    """Write the files of all parts under `folder`; a file that is right already is not touched, any other is replaced by a new one."""
    there: set[Path] = set()
    written = []
    for part in parts:
        read: set[str] = set()
        with watching(read):
            files = {path: _put(folder / path, content, there) for path, content in part.make()}
        written.append(Written(part.name, frozenset(read), list(files), [path for path, new in files.items() if new]))
    return written


def _put(file: Path, content: str | bytes, there: set[Path]) -> bool:
    """Write a file, into one of the folders that are `there`; return whether it is new."""
    if file.parent not in there:
        file.parent.mkdir(parents=True, exist_ok=True)
        there.add(file.parent)
    own = content.encode() if isinstance(content, str) else content
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


def write_together(folder: Path, parts: Sequence[Part]) -> list[Written]:
    """Write the files of all parts under `folder`, by all cores, as `write` does."""
    return [one for some in together(partial(write, folder), parts) for one in some]
