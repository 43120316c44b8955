"""The build folder: one build at a time, beside the last good site, which a whole new one replaces in one step."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, takewhile
from pathlib import Path

from proceedings.incremental.parallel import map_chunks
from proceedings.incremental.storage import load_snapshot, remove, save_atomically

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FolderStamp = tuple[int, int] | None

_HERE, _SWAP = -100, 2  # AT_FDCWD, and RENAME_EXCHANGE of Linux or RENAME_SWAP of macOS
_OLD = "old-site"
_HOLDER = "process"  # the file that says which process holds the folder
_PATIENCE = 1.0  # seconds
_HALF_DONE = ("site-*", "known-*", "ledger-*", "process-*")
_AT_ONCE = 500  # files that a core links before it looks for more


@contextmanager
def build_lock(folder: Path, say: Callable[[str], None]) -> Generator[None]:
    """Hold the build folder for one build. Another one waits; after a second it says for which process.

    The system lets go of the lock when the build and all processes that it started have ended, however they end. (Windows has no such
    lock: two builds at once are not kept apart there.)
    """
    folder.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    handle, holder = os.open(folder, os.O_RDONLY), folder / _HOLDER
    try:
        if not _locked_within(_PATIENCE, handle):
            say(f"Another build is running (process {load_snapshot(holder, int) or 'unknown'}); this one begins when it has ended …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        save_atomically(holder, os.getpid())
        try:
            yield
        finally:
            remove(holder)
    finally:
        os.close(handle)


def _locked_within(seconds: float, handle: int) -> bool:
    """Take a lock, if it is free soon; return whether it was."""
    until = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        else:
            return True


def recover(folder: Path, site: Path) -> None:
    """Remove what interrupted builds left, and put back the last good site if one of them had just moved it away."""
    if not os.path.lexists(site) and (folder / _OLD).is_dir() and not (folder / _OLD).is_symlink():
        (folder / _OLD).rename(site)
    for debris in (folder / _OLD, *chain.from_iterable(map(folder.glob, _HALF_DONE))):
        remove(debris)


def swap(site: Path, other: Path, folder: Path) -> None:
    """Put another site in the place of the last one, and that in the place of the other; who looks at any moment sees one of them whole.

    Where the system cannot exchange two folders in one step, the last site is moved aside first, and `recover` knows where to find it.
    """
    if not os.path.lexists(site):
        other.rename(site)
    elif not _swapped(other, site):
        site.rename(folder / _OLD)
        other.rename(site)
        (folder / _OLD).rename(other)


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two folders; return whether the system could (renameat2 of Linux 3.15, renamex_np of macOS 10.12)."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*paths, _SWAP) == 0)
        return bool(system.renameat2(_HERE, paths[0], _HERE, paths[1], _SWAP) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def listing(folder: Path) -> dict[str, bool]:
    """Return the paths of what is in a folder and its folders, these aside: True for a file, False for a link or anything else."""
    found: dict[str, bool] = {}
    waiting = [(str(folder), "")]
    while waiting:
        place, path = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}{entry.name}/"))
                else:
                    found[path + entry.name] = entry.is_file(follow_symlinks=False)
    return found


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return the folders in which files stand, with those around them; the outermost one is empty."""
    found = {""}
    for path in paths:
        while (path := path.rpartition("/")[0]) not in found:
            found.add(path)
    return found


def folder_stamp(folder: str) -> FolderStamp:
    """Return which folder this is, and when something was last added to it or taken away, in nanoseconds; None where there is none.

    A copy of a folder is another one, whose files share no name with those of its twin.
    """
    try:
        own = os.stat(folder, follow_symlinks=False)  # ruff: ignore[os-stat] -- there are tens of thousands
    except OSError:
        return None
    return own.st_ino, own.st_mtime_ns


def link(site: Path, twin: Path, paths: Iterable[str]) -> None:
    """Give files of a site a second name in another folder, by all cores. Raises OSError where the system cannot."""
    many = sorted(paths)
    map_chunks(partial(_link, site, twin), [many[at : at + _AT_ONCE] for at in range(0, len(many), _AT_ONCE)])


def _link(site: Path, twin: Path, shares: Iterable[Iterable[str]]) -> None:
    there: set[str] = set()
    for path in chain.from_iterable(shares):
        name = f"{twin}/{path}"
        if (folder := name.rpartition("/")[0]) not in there:
            Path(folder).mkdir(parents=True, exist_ok=True)
            there.add(folder)
        os.link(f"{site}/{path}", name)


def delete_files(site: Path, paths: Iterable[str]) -> None:
    """Remove files of a site, with the folders that held nothing else."""
    for path in paths:
        file = site / path
        file.unlink(missing_ok=True)
        for folder in takewhile(lambda folder: folder != site, file.parents):
            try:
                folder.rmdir()
            except OSError:
                break  # something else is in it, or it is gone
