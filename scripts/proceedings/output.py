"""The files of the site on their way to the disk: made in parts, which are spread over the cores of the machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

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


def write_together(folder: Path, parts: Sequence[Part]) -> None:
    """Write the files of all parts under `folder`, each process a share of them.

    The processes are forks, which have in common what is loaded already. Where a system does not fork safely (Windows, macOS, or
    beside other threads, as in a preview) there is one. Raises ChildProcessError where one of them fails, after it said why.
    """
    safe = sys.platform == "linux" and threading.active_count() == 1
    shares = len(os.sched_getaffinity(0)) if safe else 1
    others = [multiprocessing.get_context("fork").Process(target=_write_share, args=(folder, parts[number::shares])) for number in range(1, shares)]
    try:
        for one in others:
            one.start()
        write(folder, parts[::shares])
        for one in others:
            one.join()
    finally:
        for one in others:
            one.kill()
    if any(one.exitcode for one in others):
        raise ChildProcessError("A part of the site could not be written; see the lines above.")


def _write_share(folder: Path, parts: Sequence[Part]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it in silence; the first process answers
    write(folder, parts)
