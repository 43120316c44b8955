"""Phrases of any language in running text. Case, number, spaces and punctuation do not matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from proceedings.languages import Language, cached_by_tables, marks, table, unspaced
from proceedings.languages.lookup import Lookup, Match, longest

_END = re.compile(r"\n")
_MOST_PARTICLES = 3
_NO_WORD = re.compile(r"\W+")


@cached_by_tables
def forms(word: str, language: str) -> tuple[str, ...]:
    """Return the forms of a word by which it is compared: in lower case, with its inflection removed.

    The language's table has `endings` and `beginnings`, pairs of letters: the first pair that fits is replaced by its second
    part ('s' by nothing). It has `joined` words too, which may be written together with the word behind them: a word that
    begins with one has a second form without it.
    """
    rules = table(language)
    word = word.casefold()
    bare = [word.removeprefix(prefix) for prefix in rules.joined if word.startswith(prefix) and len(word) > len(prefix) + 1]
    return tuple(_folded(prefix, rules) for prefix in (word, *bare))


def _folded(word: str, rules: Language) -> str:
    for ending, replacement in rules.endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word.removesuffix(ending) + replacement
            break
    for beginning, replacement in rules.beginnings:
        if word.startswith(beginning) and len(word) > len(beginning) + 1:
            return replacement + word.removeprefix(beginning)
    return word


@cached_by_tables
def _first_in(language: str) -> Callable[[str], str]:
    """Return a cached function that gives the first form of a word."""
    return cache(lambda word: forms(word, language)[0])


def _line(words: Iterable[str]) -> str:
    """Return words separated by newlines, with one at both ends: a phrase then matches whole words only."""
    return "\n".join(["", *words, ""])


@cached_by_tables
def bare_forms(word: str, language: str) -> tuple[str, ...]:
    """Return the forms of a word without the particles at its end; up to three may follow one another."""
    bare = {word}
    for _ in range(_MOST_PARTICLES):
        bare |= {form.removesuffix(particle) for form in bare for particle in table(language).particles if form.endswith(particle) and form != particle}
    return tuple(sorted(bare - {word}))


@cache
def _spaced() -> re.Pattern[str]:
    """Return a pattern for a word of a script with spaces. Each letter of other scripts counts as a word."""
    return re.compile(rf"((?:[^\W{unspaced()}]|[{marks()}])+)")


@lru_cache(8_192)  # several checks read the same paragraphs
def _line_of(text: str, form: Callable[[str], str]) -> str:
    """Return the words of a text as lines, each changed by `form`."""
    parts = _spaced().split(text)  # words are at odd positions, the text between them at even ones
    parts[1::2] = map(form, parts[1::2])
    parts[::2] = ["" if part.isspace() else "\n".join(_NO_WORD.sub("", part).casefold()) for part in parts[::2]]
    return _line(filter(None, parts))


def folded(phrase: str, language: str) -> str:
    """Return a phrase in the form in which it is compared. Two phrases with the same form match the same text."""
    return _line_of(phrase, _first_in(language))


class Phrases:
    """A set of phrases of one language, each with the ids that it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, str]], language: str) -> None:
        """Take pairs of a phrase and an id; one phrase may have several ids."""
        self._language, self._first = language, _first_in(language)
        self._written: dict[str, str] = {}
        self._ids: dict[str, set[str]] = {}
        for phrase, id in phrases:
            line = _line_of(phrase, self._first)
            if _length(line):
                self._written.setdefault(line, phrase)
                self._ids.setdefault(line, set()).add(id)
        self._most = max(map(_length, self._ids), default=0)
        self._lookup = Lookup(self._ids)

    def longest(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the longest phrases of a text in order, without overlaps: each as registered, with its ids."""
        for match in longest(self._matches_in(text)):
            yield self._written[match.string], frozenset(self._ids[match.string])

    def ids(self, text: str) -> set[str]:
        """Return the ids of all phrases of a text, those inside longer phrases too."""
        return {id for match in self._matches_in(text) for id in self._ids[match.string]}

    def _matches_in(self, text: str) -> Iterator[Match]:
        """Yield the phrases of a text with their positions in words. Only the first word may have a joined word before it, only the last one a particle behind it."""
        line = _line_of(text, self._first)
        yield from self._standing(line)
        rules, firsts = table(self._language), line.split("\n")[1:-1]
        if rules.particles:
            for at, word in enumerate(firsts):
                begin = max(0, at + 1 - self._most)
                for form in bare_forms(word, self._language):
                    yield from (match for match in self._standing(_line([*firsts[begin:at], form]), begin) if match.end == at + 1)
        if rules.joined:
            for at, word in enumerate(_line_of(text, str).split("\n")[1:-1]):
                for form in forms(word, self._language)[1:]:
                    yield from (match for match in self._standing(_line([form, *firsts[at + 1 : at + self._most]]), at) if match.start == at)

    def _standing(self, line: str, first: int = 0) -> Iterator[Match]:
        matches = self._lookup.all(line)
        ends = [end.start() for end in _END.finditer(line)] if matches else []
        for start, _, phrase in matches:
            at = first + bisect_left(ends, start)
            yield Match(at, at + _length(phrase), phrase)


def _length(line: str) -> int:
    """Return how many words stand in a line."""
    return line.count("\n") - 1
