"""Where finished books wait until a build takes them along: files as the site has them, and of which record each was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from proceedings.incremental.outputs import Files

_LIST = "shelf.json"


def digest(docs: Path, site_url: str) -> str:
    """Return what tells a record from any other, and from itself at another address."""
    parts = hashlib.sha256(site_url.encode())
    for file in sorted(docs.rglob("*")):
        if file.is_file():
            parts.update(f"\0{file.relative_to(docs).as_posix()}\0".encode() + file.read_bytes())
    return parts.hexdigest()


def put(shelf: Path, path: str, content: bytes, record: str) -> None:
    """Put a book on the shelf, with the digest of its record."""
    file = shelf / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    listed = {**_listed(shelf), path: record}
    (shelf / _LIST).write_text(json.dumps(listed, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")


def fresh(shelf: Path, docs: Path, site_url: str) -> list[str]:
    """Return the paths of the books that were made of this record."""
    if not (listed := _listed(shelf)):
        return []
    record = digest(docs, site_url)
    return sorted(path for path, own in listed.items() if own == record and (shelf / path).is_file())


def files(shelf: Path, paths: Iterable[str]) -> Files:
    """Yield books with their places in the site."""
    return ((path, (shelf / path).read_bytes()) for path in paths)


def _listed(shelf: Path) -> dict[str, str]:
    file = shelf / _LIST
    listed: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return listed
