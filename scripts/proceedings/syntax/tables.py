"""The tables that come with the program and its packages. Their data are cached and read again only after the file changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from proceedings.incremental.storage import load_snapshot, save_atomically
from proceedings.problems import Problem
from proceedings.syntax.source import read_yaml


class _Read(NamedTuple):
    """A cache entry. It is valid while path, size and time of change (in nanoseconds) are equal; Python checks its compiled modules in this way."""

    path: str
    size: int
    modified: int
    data: Any


@cache
def table(file: Path) -> Any:
    """Return the data of a YAML table. Raises OSError where the file cannot be read, and ValueError where its YAML has problems."""

    def read() -> object:
        problems: list[Problem] = []
        document = read_yaml(file.read_text(encoding="utf-8"), str(file), problems)
        if problems or not document:
            raise ValueError("\n".join(map(str, problems)))
        return document.data

    return compiled(file.name, file, read)


def table_of_package(name: str, package: str, make: Callable[[], object]) -> Any:
    """Return what `make` makes of the tables of an installed package, as plain data: most packages take longer to import than this is read."""
    spec = find_spec(package)
    return compiled(name, Path(spec.origin), make) if spec and spec.origin else make()


def compiled(name: str, file: Path, make: Callable[[], object]) -> Any:
    """Return what `make` makes of a file, from the cache entry of this name where the file has not changed. Raises OSError where there is no such file."""
    status, folder = file.stat(), compile_cache_dir("tables")
    current = str(file), status.st_size, status.st_mtime_ns
    stored = load_snapshot(folder / name, _Read) if folder else None
    if stored is None or stored[:-1] != current:
        stored = _Read(*current, make())
        with suppress(OSError):  # without a cache the table is made each time
            if folder:
                save_atomically(folder / name, stored)
    return stored.data


def compile_cache_dir(name: str) -> Path | None:
    """Return a folder for compiled files beside those of Python, or None where PYTHONPYCACHEPREFIX is not set or not writable."""
    if not sys.pycache_prefix:
        return None
    folder = Path(sys.pycache_prefix, name)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder if os.access(folder, os.W_OK | os.X_OK) and folder.is_dir() else None
