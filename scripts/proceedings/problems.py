"""Problems: what is wrong with a content file, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
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


class ProblemsFound(Exception):
    """Raised where work cannot go on because of problems; carries all of them, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
