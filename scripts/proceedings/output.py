"""The files of the site on their way to the disk, made in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from proceedings.processes import together

Files = Iterable[tuple[str, str | bytes]]  # path, from a folder, and content
Part = Callable[[], Files]  # makes some files, whatever other parts do


def write(folder: Path, parts: Iterable[Part]) -> int:
    """Write the files of all parts under `folder`; return how many there are."""
    there: set[Path] = set()
    count = 0
    for part in parts:
        for path, content in part():
            file = folder / path
            if file.parent not in there:
                file.parent.mkdir(parents=True, exist_ok=True)
                there.add(file.parent)
            with file.open("wb") as own:
                own.write(content.encode() if isinstance(content, str) else content)
            count += 1
    return count


def write_together(folder: Path, parts: Sequence[Part]) -> int:
    """Write the files of all parts under `folder`, by all cores; return how many there are."""
    return sum(together(partial(write, folder), parts))
