"""Dependency tracking: records which sources a task reads, so that only its readers are rebuilt.

A source is a tracked input of the build, known by a name, such as the words of one session in one language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, ItemsView, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from proceedings.incremental.storage import open_file

_Value = TypeVar("_Value")
_FILE = "file "
_PATH = len(_FILE) + 2 * hashlib.sha256().digest_size + 1  # where the path of a file begins in its name as a source
_readers: ContextVar[set[str] | None] = ContextVar("readers", default=None)


@contextmanager
def record_dependencies(into: set[str] | None) -> Generator[None]:
    """Add the names of the sources that are read meanwhile to `into`; with None, record nothing."""
    before = _readers.set(into)
    try:
        yield
    finally:
        _readers.reset(before)


def depend_on(sources: Iterable[str]) -> None:
    """Record that sources are read."""
    reader = _readers.get()
    if reader is not None:
        reader.update(sources)


class TrackedMapping(Mapping[str, _Value]):
    """The content of a source by name, such as the remarks of a session. Whoever reads any of it is recorded as a reader of the source."""

    def __init__(self, source: str, content: Mapping[str, _Value] | Callable[[], Mapping[str, _Value]]) -> None:
        """Take the name of the source, and its content or what loads it when it is first read."""
        self._source, self._content = source, content

    @cached_property
    def untracked(self) -> Mapping[str, _Value]:
        """The content, for whoever shall not be recorded as a reader."""
        return self._content() if callable(self._content) else self._content

    def _read(self) -> Mapping[str, _Value]:
        depend_on((self._source,))
        return self.untracked

    def __getitem__(self, name: str) -> _Value:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def items(self) -> ItemsView[str, _Value]:
        """Return all items, recorded once."""
        return self._read().items()

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return repr(self.untracked)


def as_source(source: str, content: Mapping[str, _Value]) -> Mapping[str, _Value]:
    """Return the content of a source untracked, and record `source` as read instead: a name for a part of it, which changes less often."""
    depend_on((source,))
    return content.untracked if isinstance(content, TrackedMapping) else content


def read_file(file: Path) -> bytes:
    """Return the content of a file, and record it as a source. Raises OSError where it cannot be read, or is a link."""
    with open_file(file) as opened:
        content = opened.read()
    depend_on((_file_source(file, content),))
    return content


def file_sources(sources: Iterable[str]) -> frozenset[str]:
    """Return those of `sources` that are files."""
    return frozenset(source for source in sources if source.startswith(_FILE))


def unchanged_files(sources: Iterable[str]) -> set[str]:
    """Return those of `sources` that are files with the content that was read."""
    unchanged = set()
    for source in file_sources(sources):
        with suppress(OSError), open_file(file := Path(source[_PATH:])) as opened:
            unchanged |= {source} & {_file_source(file, opened.read())}
    return unchanged


def _file_source(file: Path, content: bytes) -> str:
    """Return the name of a file as a source. It holds the digest of what was read: no later change can come between."""
    return f"{_FILE}{hashlib.sha256(content).hexdigest()} {file}"
