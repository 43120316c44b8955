"""The files of the index: what the browser fetches, and in which form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from proceedings.languages.labels import Labels
from proceedings.languages.numbers import read as numbers_of
from proceedings.model.edition import Edition
from proceedings.search.chinese import traditional
from proceedings.search.columns import narrowing, ordering
from proceedings.search.entries import KINDS, Entry, entries
from proceedings.search.fold import fold, tokens
from proceedings.search.indexing import Index
from proceedings.search.shards import deflated, numbers
from proceedings.search.stemming import script
from proceedings.staging.context import PageContext, written_name

_T = TypeVar("_T")
_CHUNK = 1_800  # bytes of text halved: about 1.8 kB to fetch
_LABELS = (
    *("speech", "question", "answer", "passage", "speaker", "speakers", "organisations", "themes", "sessions"),
    *("search_organisation", "search_theme", "search_term", "search_figure", "search_preamble", "search_summary", "search_note", "erratum"),
    *("search_day", "search_kind", "search_reading"),
    *("search_idle", "search_searching", "search_failed", "search_more", "search_all", "search_clear", "search_narrow", "search_any"),
    *("search_looser", "search_tips", "search_looser_none", "search_results"),
)
_FILLED = {
    "search_count": ("number",),
    "search_shown": ("number", "words"),
    "search_none": ("words",),
    "search_instead": ("words", "others"),
    "search_begins": ("words", "others"),
    "search_contains": ("words", "others"),
    "search_spelling": ("words", "number"),
    "search_beside": ("language",),
    "search_beside_off": ("language",),
    "search_elsewhere": ("language", "number"),
    "search_without": ("number",),
    "search_all_results": ("number",),
    "search_remove": ("words",),
}


def files(context: PageContext) -> Iterator[tuple[str, bytes]]:
    """Yield each file by its path from the language's `search/`: `index.bin`, and the rest under a name that changes with them."""
    index = Index(context.language, list(entries(context)))
    chunks = list(_chunks(index.entries))
    parts: dict[str, bytes] = {}
    for letter, found in (("w", index.single_shards), ("g", index.longer_shards), ("r", index.reading_shards)):
        parts.update((f"{letter}{number}.bin", content) for number, (_, content) in enumerate(found))
    days = {day.date: context.label("day", number=number, date=context.label.date(day.date)) for number, day in enumerate(context.record.conference.days, 1)}
    parts.update((f"t{number}.bin", deflated(_json([_shown(context, entry, days) for entry in chunk]))) for number, chunk in enumerate(chunks))
    parts["facets.bin"] = _facets(context, index.entries, days)
    parts["words.bin"] = deflated("\n".join(f"{word} {times}" for word, times in index.vocabulary).encode())
    parts["stemmer.js"] = (script(index.stem_language) or "").encode()
    edition = hashlib.sha256(b"".join(content for _, content in sorted(parts.items()))).hexdigest()[:10]
    yield "index.bin", _index(context, index, chunks, edition)
    for name, content in parts.items():
        yield f"{edition}/{name}", content


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _chunks(found: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries in groups whose texts are fetched together; none spans two sessions' ends without need."""
    group: list[Entry] = []
    size = 0
    for entry in found:
        own = len(entry.title) + sum(len(part.words.encode()) // 2 + 12 for part in entry.parts)
        if group and size + own > _CHUNK:
            yield group
            group, size = [], 0
        group.append(entry)
        size += own
    if group:
        yield group


def _shown(context: PageContext, entry: Entry, days: Mapping[date, str]) -> dict[str, Any]:
    """Return what a result shows."""
    shown: dict[str, Any] = {"a": entry.address, "t": entry.title, "p": [[part.words, part.fragment, *([1] if part.readings else [])] for part in entry.parts]}
    if entry.names:
        shown["n"] = entry.names
    if entry.title_language and entry.title_language != context.language:
        shown["h"] = context.language_of(entry.title_language)
    if entry.speakers:
        shown["w"] = written_name(context, entry.speakers[0])
    if entry.kind == "speaker":
        shown["t"] = shown["w"]
    if entry.session and entry.kind != "session":
        session = context.record.sessions[entry.session]
        shown["s"] = context.title(session)
        if session.date:
            shown["d"] = days[session.date]
    if entry.language and entry.language != context.language:
        shown["l"] = context.language_of(entry.language)
    return shown


def _index(context: PageContext, index: Index, chunks: Sequence[Sequence[Entry]], edition: str) -> bytes:
    """Return what is fetched before anything else: where all the rest is, and the columns by which results are ordered."""
    record, stream = context.record, index.stream
    ends = [*stream.starts[1:], len(stream.tokens)]
    head = {
        "edition": edition,
        "language": context.language,
        "unspaced": index.unspaced,
        "labels": _labels(context.label),
        "languages": [
            [each.id, each.name, Edition(record, each.id).root, record.conference.tag(each.id), each.direction] for each in record.conference.languages
        ],
        "traditional": traditional(index.characters),
        "alternatives": _alternatives(context, index),
        "spellings": index.spellings,
        "frequent": index.frequent_tokens,
        "words": [key for key, _ in index.single_shards],
        "grams": [key for key, _ in index.longer_shards],
        "readings": [key for key, _ in index.reading_shards],
        "chunks": [len(chunk) for chunk in chunks],
        "kinds": KINDS,
        "entries": len(index.entries),
    }
    lengths = [end - start for start, end in zip(stream.starts, ends, strict=True)]
    titles = [end - start for start, end in zip(stream.starts, stream.titles, strict=True)]
    return _headed(head, ordering(index.entries, _numbers(record.sessions), lengths, titles))


def _alternatives(context: PageContext, index: Index) -> list[list[str]]:
    """Return forms, each with the tokens of a phrase that is one with it: a compound, or a quoted number in words of scale."""
    phrases = {"".join(pair): list(pair) for pair in index.compounds}
    for figure in context.record.figures.values():
        words = figure.words.get(context.language) if isinstance(figure.value, int) and figure.value > 999 else None
        for number in numbers_of(words, context.language) if words else ():
            forms = [fold(token) for token in tokens(number.words, unspaced=index.unspaced)]
            if any(value == figure.value for _, value in number.values) and "".join(forms) != str(figure.value):
                phrases[str(figure.value)] = forms
    return [[form, *phrase] for form, phrase in phrases.items()]


def _facets(context: PageContext, found: Sequence[Entry], days: Mapping[date, str]) -> bytes:
    """Return what results can be narrowed down by, and the columns that say which results by what."""
    record, places = context.record, _numbers(days)
    named: dict[str, Mapping[str, Any]] = {"speakers": record.speakers, "organisations": record.organisations, "themes": record.themes}
    head = {
        "days": [[day.isoformat(), words] for day, words in days.items()],
        "sessions": [[one.id, places[one.date] if one.date else -1] for one in record.sessions.values()],
        **{key: [[one.id, one.name[context.language]] for one in facts.values()] for key, facts in named.items()},
    }
    return _headed(head, narrowing(found, {key: _numbers(facts) for key, facts in named.items()}))


def _headed(head: dict[str, Any], columns: bytes) -> bytes:
    """Return facts as JSON, its length before it, and columns behind it."""
    first = _json(head)
    return deflated(numbers([len(first)]) + first + columns)


def _numbers(facts: Iterable[_T]) -> dict[_T, int]:
    return {one: number for number, one in enumerate(facts)}


def _labels(label: Labels | Callable[..., str]) -> dict[str, str]:
    """Return the words that results are shown with; places in braces are filled in by the browser."""
    filled = {key: label(key, **{name: f"{{{name}}}" for name in places}) for key, places in _FILLED.items()}
    return {key: label(key) for key in _LABELS} | filled
