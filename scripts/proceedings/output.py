"""The files of the site on their way to the disk, made in parts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import takewhile
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


class Behind:
    """Files that are written behind what a reader waits for, in a thread of their own."""

    def __init__(self, folder: Path, parts: Iterable[Part]) -> None:
        """Begin to write the files of all parts under `folder`."""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._write, args=(folder, parts), daemon=True)
        self._thread.start()

    def _write(self, folder: Path, parts: Iterable[Part]) -> None:
        write(folder, takewhile(lambda _: not self._over.is_set(), parts))

    def stop(self) -> None:
        """Write no further part, and return when the last one has ended."""
        self._over.set()
        self._thread.join()


def write_together(folder: Path, parts: Sequence[Part]) -> int:
    """Write the files of all parts under `folder`, by all cores; return how many there are."""
    return sum(together(partial(write, folder), parts))
