"""How far a long build has come, on one line of a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import partial

from proceedings.incremental.outputs import Files, Task

_SILENT = 2  # seconds; a build that takes less shows nothing
_WIDTH = 40  # columns of the bar
_CLEAR = "\r\x1b[K"  # back to the start of the line, and erase it (ECMA-48, 8.3.41)


@contextmanager
def shown(tasks: Sequence[Task]) -> Generator[Sequence[Task]]:
    """Yield the tasks; on a terminal, each shows on the standard error stream how many were begun before it. The line is erased at the end.

    The processes that share the tasks write one line, since each task knows its place among all.
    """
    if not sys.stderr.isatty():
        yield tasks
        return
    silent_until = time.monotonic() + _SILENT
    try:
        yield [Task(task.name, partial(_begin, task, number, len(tasks), silent_until)) for number, task in enumerate(tasks)]
    finally:
        sys.stderr.write(_CLEAR)


def _begin(task: Task, number: int, count: int, silent_until: float) -> Files:
    if time.monotonic() > silent_until:
        done = _WIDTH * number // count
        print(f"{_CLEAR}[{'#' * done}{'.' * (_WIDTH - done)}] {number} / {count}", end="", file=sys.stderr, flush=True)
    return task.make()
