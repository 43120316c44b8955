"""The table of checks: each is one rule, a function whose docstring says in one sentence what it ensures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from proceedings.checks import names, numbers, published, registries, sessions, terms, translations, writing
from proceedings.library import Library
from proceedings.problems import Problem

Check = Callable[[Library], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *registries.CHECKS,
    *sessions.CHECKS,
    *translations.CHECKS,
    *numbers.CHECKS,
    *names.CHECKS,
    *terms.CHECKS,
    *writing.CHECKS,
    *published.CHECKS,
)


def problems_of(library: Library) -> list[Problem]:
    """Return every problem of what was loaded, sorted; the checks run only on a record that could be read."""
    found = set(library.problems)
    if library.proceedings is not None and not found:
        for check in CHECKS:
            found.update(check(library))
    return sorted(found)
