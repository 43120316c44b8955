"""Files that one command keeps for the next.

A kept file is data: it is written in one step, and read only where it is whole and of its type. Anything else in its place is passed
over, and replaced when the next command keeps something.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO, TypeVar
from zlib import crc32

from msgspec import MsgspecError, msgpack

_ONLY_A_FILE = os.O_NOFOLLOW | os.O_NONBLOCK  # no link, and no pipe that would wait
_SUM = 4  # bytes of the CRC-32 (ISO/IEC 3309) at the end of a kept file
_Kind = TypeVar("_Kind")


def save_atomically(file: Path, facts: object) -> None:
    """Keep facts for the next command, in one step: an interruption leaves what was kept before."""
    content = msgpack.encode(facts)
    write_atomically(file, content, crc32(content).to_bytes(_SUM, "big"))


def write_atomically(file: Path, *content: bytes) -> None:
    """Write a file in one step. A link or a folder in its place is replaced, never followed or filled."""
    half = file.with_name(f"{file.name}-{os.getpid()}")
    remove(half)
    try:
        with half.open("xb") as opened:
            opened.writelines(content)
        if file.is_dir():
            remove(file)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def load_snapshot(file: Path, kind: type[_Kind]) -> _Kind | None:
    """Return what `save_atomically` kept; None where there is nothing, or nothing whole of this type. Views of bytes in it point into the file."""
    try:
        content = map_file(file)
        facts, checksum = content[:-_SUM], content[-_SUM:]
        return msgpack.decode(facts, type=kind) if crc32(facts).to_bytes(_SUM, "big") == checksum else None
    except (OSError, ValueError, MsgspecError, RecursionError):
        return None


def map_file(file: Path) -> memoryview:
    """Return a view of the content of a file: what nobody looks at is not read from the disk. Raises OSError where there is none."""
    with open_file(file) as opened:
        size = os.fstat(opened.fileno()).st_size
        return memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ) if size else b"")  # nothing cannot be mapped


def open_file(file: Path) -> BinaryIO:
    """Open a file to be read. Raises OSError where there is none, or a link, a folder or a pipe instead."""
    handle = os.open(file, os.O_RDONLY | _ONLY_A_FILE)
    opened = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        opened.close()
        raise FileNotFoundError(errno.ENOENT, "not a file", str(file))
    return opened


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
