"""The build folder: one build at a time, beside the last good site, which a whole new one replaces in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, takewhile
from pathlib import Path

from proceedings.incremental.parallel import map_chunks

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FolderStamp = tuple[int, int] | None

_HERE, _SWAP = -100, 2  # AT_FDCWD, and RENAME_EXCHANGE of Linux or RENAME_SWAP of macOS
_OLD = "old-site"
_AT_ONCE = 500  # files that a core links before it looks for more


@contextmanager
def build_lock(folder: Path, say: Callable[[str], None]) -> Generator[None]:
    """Hold the build folder for one build; another one waits until it is free.

    It stays held as long as any process forked meanwhile runs; the system lets go of it when they end, however they end. (Windows has
    no such lock: there, who builds twice at once is not kept from it.)
    """
    folder.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another build is running; this one begins when it has ended …")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def recover(folder: Path, site: Path) -> None:
    """Remove what interrupted builds left, and put back the last good site if one of them had just moved it away."""
    if not os.path.lexists(site) and (folder / _OLD).is_dir():
        (folder / _OLD).rename(site)
    for left in (folder / _OLD, *folder.glob("site-*")):
        remove(left)
    for half in (*folder.glob("known-*"), *folder.glob("ledger-*")):
        half.unlink()


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


def listing(folder: Path) -> dict[str, int]:
    """Return the files under a folder, each with the number that the system gives it, which all its names share."""
    found: dict[str, int] = {}
    waiting = [(str(folder), "")]
    while waiting:
        place, path = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}{entry.name}/"))
                else:
                    found[path + entry.name] = entry.inode()
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


def remove(folder: Path) -> None:
    """Remove a folder, or a link to one, if it is there."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)
