"""The check of numbers: none is lost or changed on the way into another language."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.checks.twins import Fault, Twin, unless_excused
from proceedings.languages.numbers import missing
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult


def numbers_are_translated(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that every number of a paragraph stands in its translation, in value."""
    return unless_excused(loaded, "numbers", _faults)


def _faults(twin: Twin) -> Iterator[Fault]:
    default = twin.record.conference.default_language
    for pair in twin.pairs:
        for number in missing(pair.original.words, default, pair.translation.words, twin.language):
            yield Fault(pair.at, number.words, pair.line, f"the number '{number.words}' of {pair.at} is missing", "write it")


CHECKS = (numbers_are_translated,)
