"""What stays: in files that one command keeps for the next, each written in one step; beside compiled Python; in memory while much is made."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, msgpack

_MAPPED = sys.platform != "win32"  # where a file that is mapped could not be replaced
_Kind = TypeVar("_Kind")


@contextmanager
def gc_frozen() -> Generator[None]:
    """Let the garbage collector rest while much is made that stays, and pass over it from then on, until the next time."""
    within = not gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if not within:
            gc.enable()


def save_atomically(file: Path, what: object) -> None:
    """Write something for the next build, in one step: an interruption leaves what was there."""
    written = file.with_name(f"{file.name}-{os.getpid()}")
    try:
        written.write_bytes(msgpack.encode(what))
        written.replace(file)
    finally:
        written.unlink(missing_ok=True)


@gc_frozen()
def load_snapshot(file: Path, kind: type[_Kind]) -> _Kind | None:
    """Return what an earlier build kept, the views of bytes in it into the file; None where there is nothing, or nothing of this kind."""
    try:
        with file.open("rb") as own:
            return msgpack.decode(mmap(own.fileno(), 0, access=ACCESS_READ) if _MAPPED else own.read(), type=kind)
    except (OSError, ValueError, MsgspecError):
        return None


def compile_cache_dir(name: str) -> Path | None:
    """Return the folder for what is compiled besides Python, beside it: where that has a place of its own (PYTHONPYCACHEPREFIX) that can be written."""
    if not sys.pycache_prefix:
        return None
    folder = Path(sys.pycache_prefix, name)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder if os.access(folder, os.W_OK | os.X_OK) and folder.is_dir() else None
