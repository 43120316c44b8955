"""Work for all cores: forked processes, which share what is loaded already.

A pool of the standard library would pickle every session for each process; a forked process has the loaded record at no cost.
Each process ends with the one that started it, however that one ends: it never goes on alone, and never holds the lock of a build.
"""

from __future__ import annotations

import ctypes
import os
import pickle  # noqa: S403 -- for what a process sends to the one that forked it; nothing of it is kept
import signal
import sys
import threading
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from typing import Any, BinaryIO, NoReturn, TypeVar

from proceedings.problems import BuildError

_MOST_BATCHES = 4_000  # their numbers fit into a pipe (64 kB), so that writing them never waits for a reader
_PR_SET_PDEATHSIG = 1  # PR_SET_PDEATHSIG of prctl(2): the signal that a process gets when its parent has ended
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def map_chunks(work: Callable[[Iterable[_Item]], _Result], items: Sequence[_Item], least: int = 0) -> list[_Result]:
    """Map `work` over items in one process for each core; each takes the next items when it is free. Return one result of each process.

    Fewer than `least` items, and all items where a system does not fork safely, are done by this process alone. Raises OSError and BuildError where
    `work` does in any process, and ChildProcessError where it fails otherwise in another one, which has printed why.
    """
    cores = min(len(os.sched_getaffinity(0)), len(items)) if len(items) >= least and _forks() else 1
    with map_in_background(work, items, cores - 1) as finish:
        return finish()


@contextmanager
def map_in_background(work: Callable[[Iterable[_Item]], _Result], items: Sequence[_Item], processes: int) -> Generator[Callable[[], list[_Result]]]:
    """Begin to map `work` over items in other processes. The yielded function takes part in it, and returns and raises what `map_chunks` does."""
    if processes < 1 or not _forks():
        yield lambda: [work(items)]
        return
    with ExitStack() as stack:
        stack.callback(os.close, queue := _queue(len(items)))
        waiting = [stack.enter_context(_process(partial(work, _taken(items, queue)))) for _ in range(processes)]
        yield lambda: [work(chain(items[:1], _taken(items, queue))), *(wait() for wait in waiting)]


def _queue(count: int) -> int:
    """Return a pipe from which processes take batches of items: the number of the first, and how many. A process that is killed locks nothing."""
    size = count // _MOST_BATCHES + 1
    reader, writer = os.pipe()
    os.write(writer, array("q", [number for start in range(1, count, size) for number in (start, min(size, count - start))]).tobytes())
    os.close(writer)
    return reader


def _taken(items: Sequence[_Item], queue: int) -> Iterator[_Item]:
    """Yield the next items that no process has taken, until all are."""
    while batch := os.read(queue, 2 * array("q").itemsize):
        start, length = array("q", batch)
        yield from items[start : start + length]


@contextmanager
def _process(work: Callable[[], _Result]) -> Generator[Callable[[], _Result]]:
    """Start `work` in another process; the yielded function waits for its result, and raises as `map_chunks` does."""
    parent, (reader, writer) = os.getpid(), os.pipe()
    process = os.fork()
    if not process:
        _send(work, parent, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as results:
        try:
            yield partial(_received, results)
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _forks() -> bool:
    """Return whether a process can be forked safely: not on Windows or macOS, nor while other threads run, as in a preview."""
    return sys.platform == "linux" and threading.active_count() == 1


def _send(work: Callable[[], object], parent: int, writer: int) -> NoReturn:
    """Do the work in this new process, send its result or failure, and end without what the first process has to end."""
    outcome = b""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # on Ctrl-C it ends in silence; the first process reports
        end_with(parent)
        outcome = pickle.dumps(work())
    except (OSError, BuildError) as error:
        outcome = pickle.dumps(error)
    except Exception:  # noqa: BLE001 -- whatever it is, it is printed
        sys.excepthook(*sys.exc_info())
    finally:
        with os.fdopen(writer, "wb") as opened:
            opened.write(outcome)
        os._exit(0)


def end_with(parent: int) -> None:
    """Let the system end this process when its parent has ended, by whatever signal."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:  # it ended before
        os._exit(1)


def _received(results: BinaryIO) -> Any:
    try:
        outcome = pickle.load(results)  # noqa: S301 -- see above
    except (EOFError, pickle.UnpicklingError):
        raise ChildProcessError("A part of the work failed; see the lines above.") from None
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
