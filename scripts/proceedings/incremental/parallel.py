"""Work for all cores of the machine: forked processes, which have in common what is loaded already."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, starmap
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MANY = 50  # from so many sessions on, it pays to share them between the cores

_FORK: Any = multiprocessing.get_context("fork") if sys.platform != "win32" else None
_One = TypeVar("_One")
_Result = TypeVar("_Result")


def map_chunks(work: Callable[[Iterable[_One]], _Result], many: Sequence[_One], least: int = 0, *, first: Callable[[], object] | None = None) -> list[_Result]:
    """Return what `work` makes of each share of `many`, one share for each core, all at the same time; who is done first takes more.

    This process begins with the first of them, after it has done what is to be done `first`. Fewer than `least` are one share; so is all
    where a system does not fork safely. A process ends with its share, whatever became of the first one. Raises OSError where one does, and
    ChildProcessError where one fails otherwise, after it said why.
    """

    def own(share: Iterable[_One]) -> _Result:
        if first:
            first()
        return work(share)

    cores = max(1, min(len(os.sched_getaffinity(0)), len(many))) if len(many) >= least and _forks() else 1
    if cores == 1:
        return [own(many)]
    taken = _FORK.Value("q", 1)
    others: list[tuple[Any, Connection]] = []
    try:
        others.extend(_started(partial(work, _share(many, taken))) for _ in range(1, cores))
        return [own(chain(many[:1], _share(many, taken))), *starmap(_received, others)]
    finally:
        for process, _ in others:
            process.kill()
            process.join()


@contextmanager
def in_background(work: Callable[[], _Result]) -> Generator[Callable[[], _Result]]:
    """Yield what returns the result of `work`, which another process begins at once, and raises as `map_chunks` does.

    Where a system does not fork safely, this process does it when it is asked.
    """
    if not _forks():
        yield work
        return
    process, here = _started(work)
    try:
        yield partial(_received, process, here)
    finally:
        process.kill()
        process.join()


@contextmanager
def worker(work: Callable[[], Iterator[object]]) -> Generator[Callable[[], object]]:
    """Yield what has `work` done, and returns when its first step is: by a process of its own, which uses all cores whatever threads are begun here.

    The other steps follow before it begins anew. Where a system does not fork safely, all are done by this process, before it returns.
    """
    if sys.platform != "linux":
        yield lambda: list(work())
        return
    here, there = _FORK.Pipe()
    process = _FORK.Process(target=_answer, args=(work, here, there))
    process.start()
    there.close()

    def ask() -> None:
        here.send(None)
        here.recv()

    try:
        yield ask
    finally:
        here.close()
        process.join()


def _answer(work: Callable[[], Iterator[object]], here: Connection, there: Connection) -> None:
    """Do the work whenever asked, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the first process, and that this one
    here.close()
    with suppress(EOFError):
        while True:
            there.recv()
            steps = _told(work)
            next(steps, None)
            there.send(None)
            for _ in steps:
                pass


def _told(work: Callable[[], Iterator[object]]) -> Iterator[object]:
    """Yield the steps of some work; whatever is wrong with the program is told, and may be mended before the next time."""
    try:
        yield from work()
    except Exception:  # noqa: BLE001 -- see above
        traceback.print_exc()


def _forks() -> bool:
    """Return whether a process can be forked safely: not on Windows or macOS, nor beside other threads, as in a preview."""
    return sys.platform == "linux" and threading.active_count() == 1


def _started(work: Callable[[], object]) -> tuple[Any, Connection]:
    """Return a process that does some work, and the end of a pipe at which its result comes."""
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_send, args=(work, there))
    process.start()
    there.close()
    return process, here


def _share(many: Sequence[_One], taken: Any) -> Iterator[_One]:
    """Yield the next one that no process has taken, until there is none."""
    while True:
        with taken.get_lock():
            number = taken.value
            taken.value += 1
        if number >= len(many):
            return
        yield many[number]


def _send(work: Callable[[], object], to: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it in silence; the first process answers
    try:
        to.send((work(), None))
    except OSError as error:  # the first process tells it
        to.send((None, error))


def _received(process: Any, here: Connection) -> Any:
    try:
        result, error = here.recv()
    except EOFError:
        raise ChildProcessError("A part of the work failed; see the lines above.") from None
    if error:
        raise error
    process.join()
    return result
