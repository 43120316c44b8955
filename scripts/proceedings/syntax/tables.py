"""The tables that come with the program and its packages. Their data are cached and made again only after a file changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from proceedings.incremental.storage import load_snapshot, save_atomically
from proceedings.problems import Problem
from proceedings.syntax.yaml_file import read_yaml


class _Entry(NamedTuple):
    """A cache entry. It is valid while path, size and time of change (in nanoseconds) of its files are equal; Python checks its compiled modules in this way."""

    files: list[tuple[str, int, int]]
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

    return _cached(file.name, [file], read)


def table_of_package(name: str, package: str, module: str, make: Callable[[], object]) -> Any:
    """Return what `make` makes of the tables of an installed package, as plain data: most packages take longer to import than this is read.

    `module` is the file of the module in which `make` stands: what it makes is not kept after a change there.
    """
    spec = find_spec(package)
    return _cached(name, [Path(spec.origin), Path(module)], make) if spec and spec.origin else make()


def _cached(name: str, files: Iterable[Path], make: Callable[[], object]) -> Any:
    """Return what `make` makes of some files, from the cache entry of this name where none has changed. Raises OSError where one is missing."""
    folder = compile_cache_dir("tables")
    current = [(str(file), status.st_size, status.st_mtime_ns) for file in files if (status := file.stat())]
    stored = load_snapshot(folder / name, _Entry) if folder else None
    if stored is None or stored.files != current:
        stored = _Entry(current, make())
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
