"""Finished books: files that are kept until a build publishes them, with the digest of the record that each was made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NamedTuple

from msgspec import Meta

from proceedings.incremental.outputs import Files
from proceedings.incremental.storage import load_snapshot, save_atomically, write_atomically
from proceedings.incremental.tracking import read_file
from proceedings.model.urls import SIDE_BY_SIDE

_LIST = "books.list"
_NAME = rf"^([a-z]{{2}}(-[A-Za-z]+)*/)?(data/(proceedings|{SIDE_BY_SIDE})|sessions/([a-z0-9-]+)/(\5|{SIDE_BY_SIDE}/{SIDE_BY_SIDE}))\.(pdf|epub)$(?!\n)"
_Path = Annotated[str, Meta(pattern=_NAME)]  # the path of a `Book` with its ending; other names in the list are ignored


class _Finished(NamedTuple):
    """The digests of a book: of the record that it was made of, and of the file itself."""

    record: str
    content: str


def digest(docs: Path, site_url: str) -> str:
    """Return a digest of a record, published at `site_url`."""
    parts = hashlib.sha256(site_url.encode())
    for file in sorted(docs.rglob("*")):
        if file.is_file():
            parts.update(f"\0{file.relative_to(docs).as_posix()}\0".encode() + file.read_bytes())
    return parts.hexdigest()


def put(folder: Path, path: str, content: bytes, record: str) -> None:
    """Keep a book, by its path from the root of the site, with the digest of its record."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, content)
    save_atomically(folder / _LIST, {**_listed(folder), path: _Finished(record, hashlib.sha256(content).hexdigest())})


def fresh(folder: Path, docs: Path, site_url: str) -> list[str]:
    """Return the paths of the books that were made of this record and have not been changed since."""
    if not (listed := _listed(folder)):
        return []
    record = digest(docs, site_url)
    return sorted(path for path, book in listed.items() if book.record == record and _digest_of(folder / path) == book.content)


def files(folder: Path, paths: Iterable[str]) -> Files:
    """Yield books with their paths from the root of the site."""
    return ((path, read_file(folder / path)) for path in paths)


def _listed(folder: Path) -> dict[str, _Finished]:
    return load_snapshot(folder / _LIST, dict[_Path, _Finished]) or {}


def _digest_of(file: Path) -> str:
    try:
        return hashlib.sha256(read_file(file)).hexdigest()
    except OSError:
        return ""
