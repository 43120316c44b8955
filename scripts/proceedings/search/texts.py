"""The words that results show, in chunks that are fetched together.

In a long record, every chunk is compressed as the continuation of one sample of the text. The browser fetches the sample once, and puts it before
each chunk. The chunks are a quarter shorter in this way, and DEFLATE (RFC 1951) is all that a browser needs to read them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from proceedings.model.values import REMARK_KINDS
from proceedings.search.entries import Entry, Part
from proceedings.search.shards import file_size, packed
from proceedings.staging.context import PageContext, written_name

_CHUNK = (1_200, 1_800)  # bytes of text halved, in a short record and in a long one: about as much to fetch
_MANY = 512  # chunks: fewer are not worth a sample
_SAMPLE = 128  # parts of the text of which the sample has the beginnings
_BEGINNING = 130  # bytes of each


def chunks(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries in groups whose texts are fetched together."""
    sizes = [len(entry.title) + sum(len(part.words.encode()) // 2 + 12 for part in entry.parts) for entry in entries]
    most = file_size(sum(sizes), _CHUNK)
    group: list[Entry] = []
    size = 0
    for entry, entry_size in zip(entries, sizes, strict=True):
        if group and size + entry_size > most:
            yield group
            group, size = [], 0
        group.append(entry)
        size += entry_size
    if group:
        yield group


def sample(groups: Sequence[Sequence[Entry]]) -> bytes:
    """Return the sample of the text of a long record; empty for a short one."""
    parts = [words for group in groups for entry in group for part in entry.parts if len(words := part.words.encode()) > _BEGINNING]
    return b"".join(words[:_BEGINNING] for words in parts[:: max(1, len(parts) // _SAMPLE)][:_SAMPLE]) if len(groups) >= _MANY else b""


def files(context: PageContext, groups: Sequence[Sequence[Entry]], days: Mapping[date, str], before: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the chunks by their names, and that of the sample `before` them, if there is one."""
    compressor = zlib.compressobj(9, memLevel=9)
    if before:
        yield "sample.bin", compressor.compress(before) + compressor.flush(zlib.Z_SYNC_FLUSH)
    for number, group in enumerate(groups):
        behind = compressor.copy()
        yield f"t{number}.bin", behind.compress(packed([_shown(context, entry, days) for entry in group])) + behind.flush()


def _shown(context: PageContext, entry: Entry, days: Mapping[date, str]) -> dict[str, Any]:
    """Return what a result shows of an entry."""
    shown: dict[str, Any] = {
        "address": entry.address,
        "title": entry.title,
        "parts": [_part(entry, number, part) for number, part in enumerate(entry.parts, 1)],
    }
    if entry.kind in REMARK_KINDS:
        shown["kind"] = entry.kind
    if entry.names:
        shown["names"] = entry.names
    if entry.title_language and entry.title_language != context.language:
        shown["title_language"] = context.language_of(entry.title_language)
    if entry.speakers:
        shown["speaker"] = written_name(context, entry.speakers[0])
    if entry.kind == "speaker":
        shown["title"] = shown["speaker"]
    if entry.kind == "incident" and entry.speakers:  # the speaker did not say this
        shown["speaker"] = context.label("search_while", name=shown["speaker"])
    if entry.session and entry.kind != "session":
        session = context.record.sessions[entry.session]
        shown["session"] = context.title(session)
        if entry.session_parts and entry.kind != "part":
            _, text = context.record.text(session, context.language)
            shown["session"] += f" · {text.parts[entry.session_parts[-1]].heading.words}"
        if session.date:
            shown["day"] = days[session.date]
    if entry.language and entry.language != context.language:
        shown["language"] = context.language_of(entry.language)
    return shown


def _part(entry: Entry, number: int, part: Part) -> list[Any]:
    """Return the words and the fragment of a part, and 1 where it has readings. The fragment of a paragraph is left out: the browser knows it."""
    if part.readings:
        return [part.words, part.fragment, 1]
    return [part.words] if part.fragment == f"{entry.address.partition('#')[2]}-p{number}" else [part.words, part.fragment]
