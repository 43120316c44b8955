"""Who reads whose words: what does not read the words of a source need not be made again when they change."""

from __future__ import annotations

import pickle  # noqa: S403 -- of the project's own build folder
from collections.abc import Generator, ItemsView, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any, SupportsIndex, TypeVar

_Value = TypeVar("_Value")
_BUFFERED = 5  # the protocol of pickles from which on buffers may be kept beside them (PEP 574)
_readers: ContextVar[set[str] | None] = ContextVar("readers", default=None)


@contextmanager
def record_dependencies(found: set[str] | None) -> Generator[None]:
    """Note in `found` the sources whose words are read meanwhile; with None, note nothing."""
    before = _readers.set(found)
    try:
        yield
    finally:
        _readers.reset(before)


def depend_on(sources: Iterable[str]) -> None:
    """Note that the words of sources are read."""
    found = _readers.get()
    if found is not None:
        found.update(sources)


class TrackedMapping(Mapping[str, _Value]):
    """The words of a source such as 'sessions/part-1', each under its name; that any of them is read is noted.

    In a pickle they are a pickle of their own, from which they are taken when first read: a buffer that can be kept beside the rest.
    """

    def __init__(self, source: str, words: Mapping[str, _Value] | None, pickled: bytes | memoryview = b"") -> None:
        """Take the words of a source, or their pickle."""
        self._source, self._pickled = source, pickled
        if words is not None:
            self.untracked = words

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        pickled = self._pickled or pickle.dumps(self.untracked, pickle.HIGHEST_PROTOCOL)
        return TrackedMapping, (self._source, None, pickle.PickleBuffer(pickled) if protocol.__index__() >= _BUFFERED else bytes(pickled))

    @cached_property
    def untracked(self) -> Mapping[str, _Value]:
        """The words, for who is not noted as a reader."""
        words: Mapping[str, _Value] = pickle.loads(self._pickled)  # noqa: S301 -- of the project's own build folder
        return words

    def _read(self) -> Mapping[str, _Value]:
        depend_on((self._source,))
        return self.untracked

    def __getitem__(self, name: str) -> _Value:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def items(self) -> ItemsView[str, _Value]:
        """Return all of them, noted once."""
        return self._read().items()

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return repr(self.untracked)


def as_source(source: str, words: Mapping[str, _Value]) -> Mapping[str, _Value]:
    """Return words as they are, and note that this source is read instead of theirs."""
    depend_on((source,))
    return words.untracked if isinstance(words, TrackedMapping) else words
