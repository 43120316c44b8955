"""Words of any language, cut so that they can be looked for: without case and number, without spaces and punctuation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from proceedings.languages import Language, table, unspaced
from proceedings.languages.lookup import Found, Lookup, longest

_NO_WORD = re.compile(r"\W+")


@cache
def forms(word: str, language: str) -> tuple[str, ...]:
    """Return a word in lower case and without what its grammar adds, as far as the language's table tells.

    Of `endings` and `beginnings`, pairs of letters, the first that fits is taken and replaced by its second: 's' by nothing.
    `joined` are words that may be written together with the one behind them; a word that begins with one has two forms.
    """
    known = table(language)
    word = word.casefold()
    bare = [word.removeprefix(one) for one in known.joined if word.startswith(one) and len(word) > len(one) + 1]
    return tuple(_folded(one, known) for one in (word, *bare))


def _folded(word: str, known: Language) -> str:
    for ending, other in known.endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word.removesuffix(ending) + other
            break
    for beginning, other in known.beginnings:
        if word.startswith(beginning) and len(word) > len(beginning) + 1:
            return other + word.removeprefix(beginning)
    return word


@cache
def _first_in(language: str) -> Callable[[str], str]:
    """Return what gives the first form of a word, and remembers it."""
    return cache(lambda word: forms(word, language)[0])


def _line(words: Iterable[str]) -> str:
    """Return words, each between two ends of lines."""
    return "\n".join(["", *words, ""])


@cache
def _spaced() -> re.Pattern[str]:
    """Return a pattern for a word of a script with spaces; all other letters are words by themselves."""
    return re.compile(rf"([^\W{unspaced()}]+)")


@lru_cache(8_192)  # several checks read the same paragraphs
def _line_of(text: str, form: Callable[[str], str]) -> str:
    """Return the words of a text, each in the form that it is given."""
    parts = _spaced().split(text)  # what is no such word, and one, in turn
    parts[1::2] = map(form, parts[1::2])
    parts[::2] = ["" if part.isspace() else "\n".join(_NO_WORD.sub("", part).casefold()) for part in parts[::2]]
    return _line(filter(None, parts))


def folded(phrase: str, language: str) -> str:
    """Return a phrase as it is looked for: two that give the same cannot be told apart in a text."""
    return _line_of(phrase, _first_in(language))


class Phrases:
    """Phrases of one language to look for, each with what it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, str]], language: str) -> None:
        """Take pairs of a phrase and the id that it stands for; one phrase may stand for several."""
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
        """Yield each phrase that is found, as registered, with its ids, in order: the longest, none overlapping another."""
        for one in longest(self._found(text)):
            yield self._written[one.string], frozenset(self._ids[one.string])

    def ids(self, text: str) -> set[str]:
        """Return the ids of all phrases that stand in the text, those inside longer ones too."""
        return {id for one in self._found(text) for id in self._ids[one.string]}

    def _found(self, text: str) -> Iterator[Found]:
        """Yield the phrases that stand in a text, from which of its words to which; what is joined may stand before the first word only."""
        line = _line_of(text, self._first)
        yield from self._standing(line)
        if table(self._language).joined:
            firsts = line.split("\n")[1:-1]
            for at, word in enumerate(_line_of(text, str).split("\n")[1:-1]):
                for form in forms(word, self._language)[1:]:
                    yield from (one for one in self._standing(_line([form, *firsts[at + 1 : at + self._most]]), at) if one.start == at)

    def _standing(self, line: str, first: int = 0) -> Iterator[Found]:
        for start, _, phrase in self._lookup.all(line):
            at = first + line.count("\n", 0, start)
            yield Found(at, at + _length(phrase), phrase)


def _length(line: str) -> int:
    """Return how many words stand in a line."""
    return line.count("\n") - 1
