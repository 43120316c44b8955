"""Problems: what is wrong with a content file, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of one file.

    `path` is relative to the project, with forward slashes; `line` counts from 1.
    """

    path: str
    line: int
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.todo}"
