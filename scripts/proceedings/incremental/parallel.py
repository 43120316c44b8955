"""Work for all cores: forked processes, which share what is loaded already.

A pool of the standard library would pickle every session for each process; a forked process has the loaded record at no cost.
Each process ends with the one that started it, however that one ends: it never goes on alone, and never holds the lock of a build.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from proceedings.problems import BuildError

SERIAL_BELOW = 50  # with fewer sessions than this, one process is faster

_FORK: Any = multiprocessing.get_context("fork") if sys.platform != "win32" else None
_AT_ONCE = 4_000  # shares: their numbers fit into a pipe (64 kB), so that writing them never waits for a reader
_PR_SET_PDEATHSIG = 1  # PR_SET_PDEATHSIG of prctl(2): the signal that a process gets when its parent has ended
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def map_chunks(work: Callable[[Iterable[_Item]], _Result], items: Sequence[_Item], least: int = 0) -> list[_Result]:
    """Map `work` over `items` in one process for each core; each takes the next items when it is free. Return one result of each process.

    Fewer than `least` items, and all items where a system does not fork safely, are done by this process alone. Raises OSError and BuildError where
    `work` does in any process, and ChildProcessError where it fails otherwise in another one, which has printed why.
    """
    cores = max(1, min(len(os.sched_getaffinity(0)), len(items))) if len(items) >= least and _forks() else 1
    if cores == 1:
        return [work(items)]
    numbers = _numbers(len(items))
    with ExitStack() as processes:
        processes.callback(os.close, numbers)
        waiting = [processes.enter_context(in_background(partial(work, _taken(items, numbers)))) for _ in range(1, cores)]
        return [work(chain(items[:1], _taken(items, numbers))), *(wait() for wait in waiting)]


def _numbers(count: int) -> int:
    """Return a pipe from which processes take the numbers of items: the first item of each share, then how many.

    The kernel gives each number to one reader. A lock would stay locked if the process that holds it were killed.
    """
    share = count // _AT_ONCE + 1
    reader, writer = os.pipe()
    os.write(writer, array("q", [number for start in range(1, count, share) for number in (start, min(share, count - start))]).tobytes())
    os.close(writer)
    return reader


def _taken(items: Sequence[_Item], numbers: int) -> Iterator[_Item]:
    """Yield the next items that no process has taken, until all are."""
    while share := os.read(numbers, 2 * array("q").itemsize):
        start, length = array("q", share)
        yield from items[start : start + length]


@contextmanager
def in_background(work: Callable[[], _Result]) -> Generator[Callable[[], _Result]]:
    """Start `work` in another process; the yielded function waits for its result, and raises as `map_chunks` does.

    Where a system does not fork safely, the yielded function does the work itself.
    """
    if not _forks():
        yield work
        return
    receiver, sender = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_send, args=(work, os.getpid(), receiver, sender))
    process.start()
    sender.close()
    try:
        yield partial(_received, receiver)
    finally:
        process.kill()
        process.join()


def _forks() -> bool:
    """Return whether a process can be forked safely: not on Windows or macOS, nor while other threads run, as in a preview."""
    return sys.platform == "linux" and threading.active_count() == 1


def _send(work: Callable[[], object], parent: int, inherited: Connection, sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # on Ctrl-C it ends in silence; the first process reports
    inherited.close()  # with the reading end open here, it could wait for ever to write what nobody reads
    end_with(parent)
    try:
        sender.send((work(), None))
    except (OSError, BuildError) as error:  # the first process reports it
        sender.send((None, error))


def end_with(parent: int) -> None:
    """Let the system end this process when its parent has ended, by whatever signal."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:  # it ended before
        os._exit(1)


def _received(receiver: Connection) -> Any:
    try:
        result, error = receiver.recv()
    except EOFError:
        raise ChildProcessError("A part of the work failed; see the lines above.") from None
    if error:
        raise error
    return result
