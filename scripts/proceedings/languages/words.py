"""Words of any language, cut so that they can be looked for: without case and number, without spaces and punctuation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial

from proceedings.languages import Language, table, unspaced

Word = tuple[str, ...]  # the forms under which it may be looked for, nearly always one


@cache
def _pattern() -> re.Pattern[str]:
    characters = unspaced()
    return re.compile(rf"(?=\w)[{characters}]|(?:(?![{characters}])\w)+")


def forms(word: str, language: str) -> Word:
    """Return a word in lower case and without what its grammar adds, as far as the language's table tells.

    Of `endings` and `beginnings`, pairs of letters, the first that fits is taken and replaced by its second: 's' by nothing.
    `joined` are words that may be written together with the one behind them; a word that begins with one has two forms.
    """
    known = table(language)
    word = word.casefold()
    bare = [word.removeprefix(one) for one in known.joined if word.startswith(one) and len(word) > len(one) + 1]
    return tuple(_folded(one, known) for one in (word, *bare))


@cache
def _forms_in(language: str) -> Callable[[str], Word]:
    """Return what gives the forms of a word of one language, and remembers them."""
    return cache(partial(forms, language=language))


def _folded(word: str, known: Language) -> str:
    for ending, other in known.endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word.removesuffix(ending) + other
            break
    for beginning, other in known.beginnings:
        if word.startswith(beginning) and len(word) > len(beginning) + 1:
            return other + word.removeprefix(beginning)
    return word


@lru_cache(2048)  # several checks read the same paragraphs
def words_of(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text, in order; in a script without spaces each character is one."""
    return tuple(map(_forms_in(language), _pattern().findall(text)))


class Phrases:
    """Phrases of one language to look for, each with what it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, str]], language: str) -> None:
        """Take pairs of a phrase and the id that it stands for; one phrase may stand for several."""
        self._language = language
        self._written: dict[Word, str] = {}
        self._ids: dict[Word, set[str]] = {}
        for phrase, id in phrases:
            if key := tuple(word[0] for word in words_of(phrase, language)):
                self._written.setdefault(key, phrase)
                self._ids.setdefault(key, set()).add(id)
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(key[0], len(key)) for key in self._ids}, reverse=True):
            self._lengths.setdefault(first, []).append(length)

    def longest(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield each phrase that is found, as registered, with its ids, in order: the longest, none overlapping another."""
        words = words_of(text, self._language)
        end = 0
        for at in self._begins(words):
            if at >= end and (keys := self._at(words, at)):
                yield self._written[keys[0]], frozenset(self._ids[keys[0]])
                end = at + len(keys[0])

    def ids(self, text: str) -> set[str]:
        """Return the ids of all phrases that stand in the text, those inside longer ones too."""
        words = words_of(text, self._language)
        return {id for at in self._begins(words) for key in self._at(words, at) for id in self._ids[key]}

    def _begins(self, words: tuple[Word, ...]) -> list[int]:
        """Return the places of the words with which some phrase begins."""
        firsts = self._lengths.keys()
        return [at for at, word in enumerate(words) if not firsts.isdisjoint(word)]

    def _at(self, words: tuple[Word, ...], at: int) -> list[Word]:
        """Return the phrases that begin at a word, the longest first; what is joined may stand before the first word only."""
        found = []
        for first in words[at]:
            for length in self._lengths.get(first, ()):
                key = (first, *[word[0] for word in words[at + 1 : at + length]])
                if key in self._ids:
                    found.append(key)
        return found
