"""Sessions as they were read before: a file of the build folder, for the next build of the same content.

It holds sessions of sound records alone, each with the digest of its files, and is never trusted beyond that: another digest, another
version of the program or other registries, and the files are read. It is a pickle, written and read by the builds of one user.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle  # noqa: S403 -- of the project's own build folder
from collections.abc import Collection, Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from proceedings.model import Session
from proceedings.source import LARGEST_FILE, Document

_ERRORS = (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError)


class Entry(NamedTuple):
    """A session with its digest: `structure` tells all but the words of its remarks, `content` is it with its documents, as bytes."""

    digest: str
    structure: str
    content: bytes


class Known:
    """The sessions that are known under a `key`, which tells the program and the registries from any others."""

    def __init__(self, file: Path, key: str) -> None:
        """Read the file, if it is there and has the key."""
        self._file, self._key = file, key
        found, entries = restored(file) or ("", {})
        self._entries: Mapping[str, Entry] = entries if found == key else {}

    def session(self, id: str, own: str) -> tuple[Session, Mapping[str, Document]] | None:
        """Return the session with the digest `own` and the documents that it was read from, if it is known."""
        entry = self._entries.get(id)
        if not own or entry is None or entry.digest != own:
            return None
        found: tuple[Session, Mapping[str, Document]] = pickle.loads(entry.content)  # noqa: S301 -- of the project's own build folder
        return found

    def learn(self, sessions: Mapping[str, Session], digests: Mapping[str, str], documents: Mapping[str, Document]) -> dict[str, str]:
        """Write the sessions of a sound record, for the next build; return the structure of each."""
        entries = {}
        for id, session in sessions.items():
            own, entry = digests[f"sessions/{id}"], self._entries.get(id)
            if entry is None or entry.digest != own:
                names = (f"sessions/{id}", *(f"sessions/{id}.{language}" for language in session.texts))
                content = pickle.dumps((session, {name: documents[name] for name in names if name in documents}), pickle.HIGHEST_PROTOCOL)
                entry = Entry(own, _structure(session), content)
            entries[id] = entry
        if entries != self._entries:
            keep(self._file, (self._key, entries))
            self._entries = entries
        return {id: entry.structure for id, entry in entries.items()}


def _structure(session: Session) -> str:
    """Return a digest of all but the words of a session's remarks."""
    texts = [(language, own.path, own.title, own.summary, own.status, own.preamble) for language, own in session.texts.items()]
    facts = (session.id, session.kind, session.date, session.page, session.speakers, session.remarks, texts)
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def digest(files: Iterable[Path], about: str = "") -> str:
    """Return what tells files from any others, by path and content, and what they are about. Raises OSError where one cannot be read."""
    found = hashlib.sha256(f"{about}\n".encode())
    for file in sorted(files):
        content = file.read_bytes()
        found.update(f"{file} {len(content)}\n".encode() + content)
    return found.hexdigest()


def digest_of_source(files: Collection[Path]) -> str:
    """Return the digest of the files of a source; empty where one cannot be read, or is too large to be."""
    try:
        return digest(files) if all(file.is_file() and file.stat().st_size <= LARGEST_FILE for file in files) else ""
    except OSError:
        return ""


@contextmanager
def resting() -> Generator[None]:
    """Let the garbage collector rest while much is made that stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def keep(file: Path, what: object) -> None:
    """Write something for the next build, in one step: an interruption leaves what was there."""
    written = file.with_name(f"{file.name}-{os.getpid()}")
    try:
        written.write_bytes(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
        written.replace(file)
    finally:
        written.unlink(missing_ok=True)


@resting()
def restored(file: Path) -> Any:
    """Return what an earlier build kept; None where there is nothing, or nothing that can be read."""
    try:
        return pickle.loads(file.read_bytes())  # noqa: S301 -- of the project's own build folder
    except _ERRORS:
        return None
