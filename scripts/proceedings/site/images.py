"""The images of the sessions, published beside their pages in every language: side by side, a page shows those of all languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from proceedings.incremental.outputs import Files, Task
from proceedings.incremental.tracking import read_file
from proceedings.model.edition import Edition


def tasks(edition: Edition, docs: Path) -> Iterator[Task]:
    """Yield a task for each session with images in each language; `edition` is any edition of the record, `docs` the content folder."""
    for sibling in edition.every:
        for session in edition.record.sessions.values():
            names = dict.fromkeys(name for text in session.texts.values() if text.status != "none" for name in text.images)
            if names:
                yield Task(f"images/{sibling.language}/{session.id}", partial(_files, docs / "sessions", f"{sibling.root}sessions/{session.id}", names))


def _files(source: Path, folder: str, names: Iterable[str]) -> Files:
    for name in names:
        yield f"{folder}/{name}", read_file(source / name)
