"""Work for all cores of the machine: forked processes, which have in common what is loaded already."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from itertools import starmap
from multiprocessing.connection import Connection
from typing import Any, TypeVar

_One = TypeVar("_One")
_Result = TypeVar("_Result")


def together(work: Callable[[Sequence[_One]], _Result], many: Sequence[_One]) -> list[_Result]:
    """Return what `work` makes of each share of `many`, one share for each core, all at the same time.

    Where a system does not fork safely (Windows, macOS, or beside other threads, as in a preview) all is one share. A process ends with
    its share, whatever became of the first one. Raises ChildProcessError where one fails, after it said why.
    """
    safe = sys.platform == "linux" and threading.active_count() == 1
    cores = max(1, min(len(os.sched_getaffinity(0)), len(many))) if safe else 1
    others: list[tuple[Any, Connection]] = []
    try:
        for number in range(1, cores):
            here, there = multiprocessing.Pipe(duplex=False)
            process = multiprocessing.get_context("fork").Process(target=_send, args=(partial(work, many[number::cores]), there))
            process.start()
            there.close()
            others.append((process, here))
        return [work(many[::cores]), *starmap(_received, others)]
    finally:
        for process, _ in others:
            process.kill()
            process.join()


def _send(work: Callable[[], object], to: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it in silence; the first process answers
    to.send(work())


def _received(process: Any, here: Connection) -> Any:
    try:
        result = here.recv()
    except EOFError:
        raise ChildProcessError("A part of the work failed; see the lines above.") from None
    process.join()
    return result
