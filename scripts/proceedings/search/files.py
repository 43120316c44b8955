"""The files of the index, as the browser fetches them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from proceedings.languages.labels import Labels
from proceedings.languages.numbers import read as numbers_of
from proceedings.model.edition import Edition
from proceedings.model.values import REMARK_KINDS
from proceedings.search import facets, texts
from proceedings.search.chinese import traditional, variants
from proceedings.search.entries import ENTRY_KINDS, Entry, entries
from proceedings.search.fold import fold, tokens
from proceedings.search.indexing import Index
from proceedings.search.shards import deflated, directory, packed
from proceedings.search.stemming import script
from proceedings.staging.context import PageContext

_LENGTHS = 16_384  # entries: with more of them, their lengths stand in files
_LENGTHS_FILE = 4_096  # entries whose lengths stand in one file
_SESSIONS = 4_096  # sessions: with more of them, their numbers of remarks stand in a file
_CHUNKS = 8_192  # chunks: with more of them, their sizes stand on pages
_CHUNK_PAGE = 512  # chunks on a page: small, since each result of a query may need a page of its own
_LABELS = (
    *REMARK_KINDS,
    *("speaker", "speakers", "organisations", "themes", "sessions"),
    *(
        "search_organisation",
        "search_theme",
        "search_term",
        "search_figure",
        "search_preamble",
        "search_summary",
        "search_note",
        "search_incident",
        "search_part",
        "erratum",
    ),
    *("search_day", "search_kind", "search_parts", "search_reading"),
    *("search_more", "search_all", "search_clear", "search_narrow"),
    *("search_looser", "search_tips", "search_looser_none"),
)
_FILLED = {
    "search_count": ("number",),
    "search_shown": ("number", "words"),
    "search_none": ("words",),
    "search_instead": ("words", "others"),
    "search_begins": ("words", "others"),
    "search_contains": ("words", "others"),
    "search_spelling": ("words", "number"),
    "search_unquoted": ("words", "number"),
    "search_within": ("words", "number"),
    "search_beside": ("language",),
    "search_beside_off": ("language",),
    "search_elsewhere": ("language", "number"),
    "search_without": ("number",),
    "search_all_results": ("number",),
    "search_remove": ("words",),
}


def files(context: PageContext) -> Iterator[tuple[str, bytes]]:
    """Yield each file by its path from the `search/` of the language: `index.bin`, and all others in a folder whose name changes with them."""
    index = Index(context.language, list(entries(context)))
    dates = {day.date: context.label.date(day.date) for day in context.record.conference.days}
    days = {day: context.label("day", number=number, date=words) for number, (day, words) in enumerate(dates.items(), 1)}
    chunks = list(texts.chunks(index.entries))
    parts: dict[str, bytes] = {}
    directories: dict[str, dict[str, Any]] = {}
    shards = {"w": index.single_shards, "g": index.longer_shards, "r": index.reading_shards}
    for letter, letter_shards in shards.items():
        parts.update((f"{letter}{number}.bin", content) for number, (_, content) in enumerate(letter_shards))
        directories[letter], pages = directory([key for key, _ in letter_shards])
        parts.update((f"{letter}-{number}.bin", content) for number, content in enumerate(pages))
    directories["t"], pages = _chunk_directory(chunks)
    parts.update((f"t-{number}.bin", content) for number, content in enumerate(pages))
    sample = texts.sample(chunks)
    parts.update(texts.files(context, chunks, days, sample))
    parts.update((f"f{number}.bin", content) for number, content in enumerate(facets.blocks(context, index.entries, days)))
    lengths = index.lengths
    if len(lengths) > _LENGTHS:
        parts.update((f"e{number}.bin", deflated(lengths[at : at + _LENGTHS_FILE].encode())) for number, at in enumerate(range(0, len(lengths), _LENGTHS_FILE)))
    sessions = [len(session.remarks) for session in context.record.sessions.values()]
    if len(sessions) > _SESSIONS:
        parts["sessions.bin"] = deflated(packed(sessions))
    parts["days.bin"] = deflated(packed([[day.isoformat(), dates[day], label] for day, label in days.items() if day in context.record.sessions_on]))
    parts["words.bin"] = deflated("\n".join(f"{word} {times}" for word, times in index.vocabulary).encode())
    parts["stemmer.js"] = (script(index.stem_language) or "").encode()
    if pairs := traditional(index.characters):
        parts["traditional.bin"] = deflated(f"{pairs}\n{variants(index.characters)}".encode())
    edition_digest = hashlib.sha256()
    for _, content in sorted(parts.items()):
        edition_digest.update(content)
    edition = edition_digest.hexdigest()[:10]
    facts = {
        **_facts(context, index, edition),
        "directories": directories,
        "lengths": lengths if len(lengths) <= _LENGTHS else _LENGTHS_FILE,
        "sessions": sessions if len(sessions) <= _SESSIONS else len(sessions),
        "traditional": bool(pairs),
        "sampled": len(sample),
    }
    yield "index.bin", deflated(packed(facts))
    for name, content in parts.items():
        yield f"{edition}/{name}", content


def _chunk_directory(chunks: Sequence[Sequence[Entry]]) -> tuple[dict[str, Any], list[bytes]]:
    """Return the directory of the chunks: the number of entries in each, or, where there are many, pages of these behind their first entries."""
    sizes = [len(chunk) for chunk in chunks]
    if len(sizes) <= _CHUNKS:
        return {"sizes": sizes}, []
    pages = [sizes[at : at + _CHUNK_PAGE] for at in range(0, len(sizes), _CHUNK_PAGE)]
    return {"page": _CHUNK_PAGE, "keys": [sum(map(sum, pages[:number])) for number in range(len(pages))]}, [deflated(packed(page)) for page in pages]


def _facts(context: PageContext, index: Index, edition: str) -> dict[str, Any]:
    """Return the facts that the browser fetches first."""
    record = context.record
    ranges = [(kind, len([*group])) for kind, group in groupby("remark" if entry.kind in REMARK_KINDS else entry.kind for entry in index.entries)]
    return {
        "edition": edition,
        "language": context.language,
        "unspaced": index.unspaced,
        "english": index.stem_language == "en",
        "labels": _labels(context.label),
        "languages": [
            [each.id, each.name, Edition(record, each.id).root, record.conference.tag(each.id), each.direction] for each in record.conference.languages
        ],
        "kinds": ENTRY_KINDS,
        "ranges": ranges,
        "average": index.average,
        "block": facets.BLOCK,
        "alternatives": _alternatives(context, index),
        "spellings": index.spellings,
        "frequent": index.frequent_tokens,
        "readings": index.reading_starts,
    }


def _alternatives(context: PageContext, index: Index) -> list[list[str]]:
    """Return forms, each with the tokens of a phrase that is one with it: a compound, an abbreviation with points, or a quoted number in words of scale."""
    phrases = {"".join(initials).replace(".", ""): initials for initials in index.initials}
    phrases |= {"".join(pair): list(pair) for pair in index.compounds}
    for figure in context.record.figures.values():
        words = figure.words.get(context.language) if isinstance(figure.value, int) and figure.value > 999 else None
        for number in numbers_of(words, context.language) if words else ():
            forms = [fold(token) for token in tokens(number.words, unspaced=index.unspaced)]
            if any(value == figure.value for _, value in number.values) and "".join(forms) != str(figure.value):
                phrases[str(figure.value)] = forms
    return [[form, *phrase] for form, phrase in phrases.items()]


def _labels(label: Labels | Callable[..., str]) -> dict[str, str]:
    """Return the labels of the search; the browser fills the places in braces."""
    filled = {key: label(key, **{name: f"{{{name}}}" for name in places}) for key, places in _FILLED.items()}
    return {key: label(key) for key in _LABELS} | filled
