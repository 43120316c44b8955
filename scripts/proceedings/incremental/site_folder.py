"""The folders of a build: one build at a time, a site that is replaced in one step, and its standby, by which changes by other programs are noticed."""

from __future__ import annotations

import ctypes
import fcntl
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from functools import cache, partial
from itertools import chain, takewhile
from pathlib import Path

from proceedings.incremental.parallel import map_chunks
from proceedings.incremental.storage import load_snapshot, remove, save_atomically

_CURRENT_FOLDER, _SWAP = -100, 2  # AT_FDCWD, and RENAME_EXCHANGE of Linux or RENAME_SWAP of macOS
_OLD = "old-site"
_HOLDER = "process"  # the file that names the process that holds the folder
_SILENT = 1.0  # seconds: a build that waits no longer says nothing
_HALF_DONE = ("site-*", "parsed-*", "manifest-*", "process-*")
_BATCH = 500  # paths


@contextmanager
def build_lock(folder: Path, say: Callable[[str], None]) -> Generator[None]:
    """Hold the build folder for one build, until it and all its processes have ended. Another build waits, and says for which process."""
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / _HOLDER
    with open_folder(folder) as handle:
        if not _locked_within(_SILENT, handle):
            say(f"Another build is running (process {load_snapshot(holder, int) or 'unknown'}); this one begins when it has ended …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        save_atomically(holder, os.getpid())
        try:
            yield
        finally:
            remove(holder)


@contextmanager
def open_folder(folder: Path) -> Generator[int]:
    """Hold a folder open, and yield its handle."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _locked_within(seconds: float, handle: int) -> bool:
    """Take the lock if it becomes free in time; return whether it was taken."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        time.sleep(0.02)
    return False


def recover(folder: Path, site: Path) -> None:
    """Remove what interrupted builds left, and put back the last good site if one of them had just moved it away."""
    if not os.path.lexists(site) and (folder / _OLD).is_dir() and not (folder / _OLD).is_symlink():
        (folder / _OLD).rename(site)
    for debris in (folder / _OLD, *chain.from_iterable(map(folder.glob, _HALF_DONE))):
        remove(debris)


def swap(site: Path, fresh: Path, folder: Path) -> None:
    """Swap two folders, in one step where the system can; else the last site is moved aside first, and `recover` knows where to find it."""
    if not os.path.lexists(site):
        fresh.rename(site)
    elif not _swapped(fresh, site):
        site.rename(folder / _OLD)
        fresh.rename(site)
        (folder / _OLD).rename(fresh)


def _swapped(first: Path, second: Path) -> bool:
    """Swap two folders; return whether the system could (renameat2 of Linux 3.15, renamex_np of macOS 10.12)."""
    paths = os.fsencode(first), os.fsencode(second)
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*paths, _SWAP) == 0)
        return bool(system.renameat2(_CURRENT_FOLDER, paths[0], _CURRENT_FOLDER, paths[1], _SWAP) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return the folders of files and all folders around them, without the outermost."""
    folders = {""}
    for path in paths:
        while (path := path.rpartition("/")[0]) not in folders:
            folders.add(path)
    return folders - {""}


def changed_at(path: str, folder: int | None = None) -> int:
    """Return st_ctime in nanoseconds: when a file was last added, replaced, written or renamed, which no program can set; 0 where there is none."""
    try:
        return os.lstat(path, dir_fd=folder).st_ctime_ns
    except OSError:
        return 0


def batches(paths: Iterable[str]) -> list[list[str]]:
    """Return paths in order, in batches for several processes."""
    ordered = sorted(paths)
    return [ordered[start : start + _BATCH] for start in range(0, len(ordered), _BATCH)]


def next_moment(folder: Path) -> int:
    """Change a folder and return the time of that change. It is later than all changes before: the clock of a file system moves in steps."""
    os.utime(folder)
    before = changed_at(str(folder))
    while (moment := changed_at(str(folder))) == before:
        time.sleep(0.001)
        os.utime(folder)
    return moment


def link_files(site: Path, standby: Path, paths: Iterable[str]) -> None:
    """Give files of a site a second name in the standby, on all cores. Raises OSError where the system cannot."""
    map_chunks(partial(_link_batches, site, standby), batches(paths))


def _link_batches(site: Path, standby: Path, path_batches: Iterable[Iterable[str]]) -> None:
    make_folder = cache(partial(os.makedirs, exist_ok=True))
    for path in chain.from_iterable(path_batches):
        make_folder(f"{standby}/{path}".rpartition("/")[0])
        os.link(f"{site}/{path}", f"{standby}/{path}")


def delete_files(folder: Path, paths: Iterable[str]) -> None:
    """Remove files, with the folders that held nothing else. A path that leads out of the folder is passed over."""
    for path in paths:
        if os.path.normpath(path) == path and not path.startswith(("/", "..")):
            remove(folder / path)
            with suppress(OSError):  # a folder holds other files, or is gone
                for parent in takewhile(lambda parent: parent != folder, (folder / path).parents):
                    parent.rmdir()
