"""The index of one language: its entries as a stream of tokens, and all lists that are made from it."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise, repeat
from typing import NamedTuple

from msgspec import Struct

from proceedings.search import grams, shards, spelling
from proceedings.search.entries import Entry
from proceedings.search.fold import JOINERS, fold, is_unspaced, is_word, tokens
from proceedings.search.postings import TITLES, Posting, length_class, positions, weights
from proceedings.search.stemming import stemmer

FREQUENT = (400, 6_000)  # places: a gram with more is divided by the tokens that follow it; in a short record and in a long one
_SAMPLE = 200  # parts of the text that show whether it has spaces
_LONG = 4  # letters: shorter words make no compound without a hyphen (“health care” is one, “to day” is none)
_OPEN = (("per", "cent"),)  # compounds that others write as one word, whatever the record does
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b")  # “I.L.O.”, without the last point
_HYPHEN = re.compile(f"[{JOINERS}]")
_HYPHENATED = re.compile(rf"\b\w++[{JOINERS}]\w+")
_STEMMED_AS = "en"  # the stemmer for words where the language has none, such as Latin words in a Chinese text


class _Reading(NamedTuple):
    """The entries as they were read: the stream, the folded token of each number in it, and how often results have each word as written."""

    stream: grams.Stream
    tokens: list[str]
    counts: Counter[str]


class _Postings(NamedTuple):
    """The lists of single tokens, those of longer grams, and the frequent tokens."""

    single: list[Posting]
    longer: list[Posting]
    frequent_tokens: list[str]


class Index(Struct, frozen=True, dict=True):
    """The entries of one language, read once."""

    language: str
    entries: Sequence[Entry]

    @cached_property
    def unspaced(self) -> bool:
        """Whether the language is written without spaces between words, by a sample of the text."""
        parts = [part.words for entry in self.entries for part in entry.parts if entry.kind in ("speech", "answer")]
        return is_unspaced("".join(parts[:: len(parts) // _SAMPLE + 1]))

    @property
    def stem_language(self) -> str:
        """The language whose stemmer is used."""
        return self.language if stemmer(self.language) else _STEMMED_AS

    @cached_property
    def _reading(self) -> _Reading:
        """What the entries are made into, in one pass."""
        numbers = {"": grams.END}

        @cache
        def number_of(token: str) -> int:
            return numbers.setdefault(fold(token), len(numbers))

        counts: Counter[str] = Counter()
        ruler = list(range(2 * TITLES))  # numbers that all entries share
        stream, owners, positions, starts = (array("I") for _ in range(4))
        for number, entry in enumerate(self.entries):
            starts.append(len(stream))
            for first, texts in ((0, [part.words for part in entry.parts if not part.readings]), (TITLES, (entry.title, *entry.names))):
                start = len(stream)
                for text in texts:
                    words = tokens(text, unspaced=self.unspaced)
                    counts.update(dict.fromkeys(words, 0) if entry.kind == "session" else words)
                    stream.extend(filter(None, map(number_of, words)))
                    stream.append(grams.END)
                positions.extend(ruler[first : first + len(stream) - start])
            owners.extend(repeat(number, len(stream) - starts[-1]))
        return _Reading(grams.Stream(stream, starts, owners, positions), list(numbers), counts)

    @property
    def stream(self) -> grams.Stream:
        """All entries as one sequence of token numbers."""
        return self._reading.stream

    @cached_property
    def stems(self) -> dict[str, str]:
        """The stem of every word, by its folded form."""
        stem = stemmer(self.stem_language)
        assert stem is not None
        stems: dict[str, str] = {}
        for token, _ in sorted(self._reading.counts.items(), key=lambda pair: (-pair[1], pair[0])):
            if is_word(token):
                stems.setdefault(fold(token), fold(stem(token.lower())))
        return stems

    @property
    def lengths(self) -> str:
        """A letter for each entry: its class of length, A to H, in small letters for a speech."""
        ends = [*self.stream.starts[1:], len(self.stream.tokens)]
        rows = zip(self.stream.starts, ends, self.entries, strict=True)
        return "".join(chr(ord("a" if entry.kind == "speech" else "A") + length_class(end - start)) for start, end, entry in rows)

    @property
    def average(self) -> float:
        """The average number of tokens in an entry."""
        return round(len(self.stream.tokens) / max(1, len(self.entries)), 1)

    @property
    def _most(self) -> int:
        """The number of places that a gram may have without being frequent: the more, the longer the record is, within limits."""
        return min(max(FREQUENT[0], len(self.stream.tokens) // 500), FREQUENT[1])

    @cached_property
    def _postings(self) -> _Postings:
        """All lists but those of the readings of misprints."""
        texts = self._reading.tokens
        singles: list[Posting] = []
        longer: list[Posting] = []
        frequent: list[str] = []
        for gram in grams.grams(self.stream, self._most):
            single = len(gram.key) == 1
            key = self._single(texts[gram.key[0]]) if single else grams.SEPARATOR.join(texts[token] for token in gram.key)
            if single and gram.frequent:
                frequent.append(texts[gram.key[0]])
            (singles if single else longer).append((weights if gram.frequent else positions)(key, self.stream, gram.places))
        return _Postings(singles + list(self._aliases()), longer, sorted(frequent))

    def _single(self, token: str) -> str:
        stem = self.stems.get(token, token)
        return f"{stem}{grams.FORM}{token if token != stem else ''}"

    def _aliases(self) -> Iterator[Posting]:
        """Yield pairs that lead from the stem of a word typed without accents to the stem in the index."""
        stem = cache(stemmer(self.stem_language))  # type: ignore[arg-type]
        pairs = {(plain, filed) for form, filed in self.stems.items() if (plain := fold(stem(form))) != filed}
        yield from (Posting(f"{plain}{grams.ALIAS}{filed}") for plain, filed in sorted(pairs))

    @property
    def frequent_tokens(self) -> list[str]:
        """The tokens that longer grams begin with."""
        return self._postings.frequent_tokens

    @cached_property
    def single_shards(self) -> list[tuple[str, bytes]]:
        """The shards of the single tokens, each with its first key."""
        return list(shards.shards(self._postings.single))

    @cached_property
    def longer_shards(self) -> list[tuple[str, bytes]]:
        """The shards of the longer grams, each with its first key."""
        return list(shards.shards(self._postings.longer))

    @cached_property
    def _readings(self) -> dict[str, list[int]]:
        """The entries that have each reading of a misprint, by its folded tokens."""
        entries_by_key: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            for reading in dict.fromkeys(reading for part in entry.parts for reading in part.readings):
                key = grams.SEPARATOR.join(map(fold, tokens(reading, unspaced=self.unspaced)))
                entries_by_key.setdefault(key, []).append(self.stream.positions.index(0, self.stream.starts[number]))
        return entries_by_key

    @property
    def reading_starts(self) -> list[str]:
        """The first tokens of the readings of misprints."""
        return sorted({key.partition(grams.SEPARATOR)[0] for key in self._readings})

    @cached_property
    def reading_shards(self) -> list[tuple[str, bytes]]:
        """The shards of the readings of misprints, each with its first key."""
        return list(shards.shards(weights(key, self.stream, places) for key, places in self._readings.items()))

    @property
    def vocabulary(self) -> list[tuple[str, int]]:
        """Every word that results have, with the number of its places, in order."""
        counts: Counter[str] = Counter()
        for token, times in self._reading.counts.items():
            if is_word(token):
                counts[fold(token)] += times
        return sorted((+counts).items())

    @property
    def compounds(self) -> list[tuple[str, str]]:
        """Pairs of words that stand side by side, with or without a hyphen, and that the record also writes as one word."""
        if self.unspaced:
            return []
        texts, stream = self._reading.tokens, self.stream.tokens
        numbers = {text: number for number, text in enumerate(texts)}
        splits = {
            (numbers[word[:at]], numbers[word[at:]]): (word[:at], word[at:])
            for word, _ in self.vocabulary
            for at in range(1, len(word))
            if word[:at] in numbers and word[at:] in numbers
        }
        splits |= {(numbers[first], numbers[second]): (first, second) for first, second in _OPEN if first in numbers and second in numbers}
        firsts = {first for first, _ in splits}
        beside = {(first, second) for first, second in pairwise(stream) if first in firsts}
        pairs = [splits[pair] for pair in splits.keys() & beside]
        return sorted(pair for pair in pairs if pair in _OPEN or min(map(len, pair)) >= _LONG or pair in self._hyphenated)

    @cached_property
    def _hyphenated(self) -> set[tuple[str, ...]]:
        """The pairs of words that are written with a hyphen."""
        words = (part.words for entry in self.entries for part in entry.parts)
        compounds = {compound for text in words if _HYPHEN.search(text) for compound in _HYPHENATED.findall(text)}
        return {tuple(map(fold, _HYPHEN.split(compound))) for compound in compounds}

    @property
    def initials(self) -> list[list[str]]:
        """The letters of each abbreviation that is written with points: “I.L.O.” as the tokens of “I.L.O”."""
        words = {fold(initials) for entry in self.entries for part in entry.parts if "." in part.words for initials in _INITIALS.findall(part.words)}
        return [[fold(token) for token in tokens(word, unspaced=self.unspaced)] for word in sorted(words)]

    @property
    def spellings(self) -> list[str]:
        """The words of an English text that have another spelling elsewhere."""
        if self.language.partition("-")[0] != "en":
            return []
        return [word for word, _ in self.vocabulary if word.isalpha() and spelling.canonical(word) != word]

    @property
    def characters(self) -> set[str]:
        """Every character of the text that is a token of its own."""
        return {token for token in self._reading.tokens if len(token) == 1}
