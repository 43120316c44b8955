"""Which remarks a query should find, worked out from the remarks' own words, without any index."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import snowballstemmer
import yaml

from proceedings.model.record import Proceedings

QUERIES = Path(__file__).resolve().parent.parent / "data" / "search_queries.yml"
_stem = functools.cache(snowballstemmer.stemmer("english").stemWord)


@dataclass(frozen=True)
class Query:
    """What a reader types, and what it stands for."""

    q: str
    kind: str
    means: str = ""

    @property
    def meant(self) -> str:
        """The query as it should be understood."""
        return self.means or self.q


@dataclass(frozen=True)
class Texts:
    """The remarks of one language, by their place in the record: heading, paragraphs, printed footnotes; and the readings of misprints."""

    parts: Sequence[Sequence[str]]
    readings: Mapping[int, Sequence[str]]


def queries() -> dict[str, list[Query]]:
    """Return the queries by language."""
    return {language: [Query(**row) for row in rows] for language, rows in yaml.safe_load(QUERIES.read_text(encoding="utf-8")).items()}


def texts(record: Proceedings, language: str) -> Texts:
    """Return the words of all remarks in a language."""
    parts, places = [], {}
    for number, (session, remark) in enumerate(record.remarks()):
        parts.append([part.words for part in record.text(session, language)[1].remarks[remark.id].texts])
        places[f"{session.id}/{remark.id}"] = number
    readings: dict[int, list[str]] = {}
    for erratum in record.errata.values():
        for place in erratum.places if erratum.reading else ():
            readings.setdefault(places[place.remark], []).append(erratum.reading or "")
    return Texts(parts, readings)


@functools.cache
def plain(words: str) -> str:
    """Return words without case, accents and width, hyphens and interpuncts between words as spaces, numbers without commas."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", words).lower().replace("’", "'"))
    folded = unicodedata.normalize("NFC", "".join(character for character in bare if not unicodedata.combining(character)))
    joined = re.sub(r"(?<=[^\W_]) ?[-‐‑·•‧∙・] ?(?=[^\W_])(?!(?<=\d.)\d)", " ", folded)
    return re.sub(r"(?<=\d),(?=\d)", "", joined)


@functools.cache
def _tight(words: str) -> str:
    return re.sub(r"\s", "", plain(words))


@functools.cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"[^\W_]+", plain(words)))


def relevant(texts: Texts, language: str, query: Query) -> set[int]:
    """Return the numbers of the remarks that a query should find."""
    results = {number for number, parts in enumerate(texts.parts) if _matches(parts, texts.readings.get(number, ()), language, query)}
    if not results and query.kind == "string" and " " in query.q:
        return relevant(texts, language, Query(query.q, "words"))
    return results


def heads(texts: Texts, language: str, query: Query) -> set[int]:
    """Return the numbers of the remarks whose heading alone should be found."""
    return {number for number, parts in enumerate(texts.parts) if _matches(parts[:1], (), language, query)}


def _matches(parts: Sequence[str], readings: Sequence[str], language: str, query: Query) -> bool:
    meant = query.meant
    if query.kind == "phrase":
        pattern = re.compile(rf"(?<!\w){re.escape(plain(meant.strip(chr(34))))}(?!\w)")
        return any(pattern.search(plain(part)) for part in parts)
    if query.kind in ("words", "misspelt") and language == "en":
        return _stems(meant) <= set().union(*map(_stems, parts))
    wanted = [_tight(item) for item in (meant.split() if query.kind == "words" else [meant])]
    tight = [_tight(part) for part in parts]
    if all(any(item in part for part in tight) for item in wanted):
        return True
    return query.kind == "reading" and _tight(meant) in map(_tight, readings)
