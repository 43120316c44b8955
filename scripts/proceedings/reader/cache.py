"""Registries and sessions as they were read before: a file of the build folder, for the next build of the same content.

It holds those of sound records alone, the sessions each with the digest of its files, and is never trusted beyond that: another digest
or another version of the program, and the files are read. In it are pickles, written and read by the builds of one user.
The file is mapped into memory: what nobody asks for is never read from the disk.
"""

from __future__ import annotations

import pickle  # noqa: S403 -- of the project's own build folder
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from proceedings.incremental.fingerprints import digest, digest_of, files_under
from proceedings.incremental.parallel import MANY, map_chunks
from proceedings.incremental.storage import load_snapshot, save_atomically
from proceedings.model.excerpts import excerpts
from proceedings.model.record import Proceedings, Session
from proceedings.reader.load_result import LoadResult, PageLinks
from proceedings.reader.registries import REGISTRIES
from proceedings.syntax.source import LARGEST_FILE, Document

_SETTLED = 2_000_000_000  # nanoseconds, the step of the clock of FAT: no file system has a longer one


class Registries(NamedTuple):
    """What was read from the registries, all but that of addresses: the documents, the labels, and the facts by the names that the record has for them."""

    documents: Mapping[str, Document]
    labels: Mapping[str, Mapping[str, str]]
    facts: Mapping[str, Any]


class Entry(NamedTuple):
    """A session with its digest: `structure` tells all but the words of its remarks, if it is known, `first_words` how these begin.

    `content` is it as a pickle, whose buffers are its `words` and outlines; `documents` are a pickle of their own.
    """

    digest: str
    structure: str
    first_words: str
    content: memoryview
    words: Sequence[memoryview]
    documents: memoryview


class _State(NamedTuple):
    """What a file system says of a file (number, size, times of change, in nanoseconds), and the digest that the file had then."""

    number: int
    size: int
    modified: int
    changed: int
    digest: str


class _Kept(NamedTuple):
    """What is in the file, under the keys of `ParseCache`: the registries as a pickle, what `store` and `page_links` tell of sessions and pages, and the states of files."""

    key: str
    registries_key: str
    registries: memoryview = memoryview(b"")
    entries: Mapping[str, Entry] = {}
    page_links: Mapping[str, PageLinks] = {}
    states: Mapping[str, _State] = {}


class ParseCache:
    """What is known under a `key`, which tells the program and the conference from any others.

    What is known of the registries, and depends on them, is it under a key of theirs besides.
    """

    def __init__(self, file: Path, key: str, registries_key: str = "") -> None:
        """Read the file, if it is there and has the key."""
        self._file, self._now = file, time.time_ns()
        self._states: dict[str, _State] = {}
        found = load_snapshot(file, _Kept)
        kept = found if found and found.key == key else _Kept(key, registries_key)
        if kept.registries_key != registries_key:
            entries = {id: entry._replace(structure="") for id, entry in kept.entries.items()}
            kept = kept._replace(registries_key=registries_key, registries=memoryview(b""), entries=entries)
        self._kept = kept

    @property
    def page_links(self) -> Mapping[str, PageLinks]:
        """What pages of prose hold, by their words."""
        return self._kept.page_links

    def registries(self) -> Registries | None:
        """Return what was read from the registries, if it is known."""
        return pickle.loads(self._kept.registries) if self._kept.registries else None  # noqa: S301 -- of the project's own build folder

    def digest(self, file: Path) -> str:
        """Return the digest of a file as `digest_of_source` does; one that nobody has touched since is not read.

        What changed within two seconds before is read the next time again: a file may change twice at what its file system takes for one time.
        """
        name = str(file)
        try:
            own = file.lstat()
        except OSError:
            return ""
        now = own.st_ino, own.st_size, own.st_mtime_ns, own.st_ctime_ns
        state = self._kept.states.get(name)
        if state is None or state[:-1] != now:
            state = _State(*now, digest_of_source(file))
        if state.digest and max(state.modified, state.changed) < self._now - _SETTLED:
            self._states[name] = state
        return state.digest

    def session(self, id: str, own: str) -> tuple[Session, memoryview] | None:
        """Return the session with the digest `own` and the pickle of the documents that it was read from, if it is known."""
        entry = self._kept.entries.get(id)
        if not own or entry is None or entry.digest != own:
            return None
        session: Session = pickle.loads(entry.content, buffers=entry.words)  # noqa: S301 -- of the project's own build folder
        return session, entry.documents

    def store(self, library: LoadResult, structure: Callable[[Session], object]) -> Mapping[str, Entry]:
        """Write a sound record, for the next build; return what is known of each session now."""
        record = library.record
        assert record is not None
        kept = self._kept.entries.items()
        there = {id: entry for id, entry in kept if entry.structure and id in record.sessions and entry.digest == library.digests[f"sessions/{id}"]}
        new = [session for id, session in record.sessions.items() if id not in there]
        for some in map_chunks(partial(_entries, library, structure), new, MANY):
            for id, told, content, words, documents in some:
                there[id] = Entry(*told, memoryview(content), [memoryview(one) for one in words], memoryview(documents))
        entries = {id: there[id] for id in record.sessions}
        page_links = {body: library.page_links[body] for page in record.pages.values() for body in page.bodies.values() if body in library.page_links}
        registries = self._kept.registries or memoryview(pickle.dumps(_registries_of(library, record), pickle.HIGHEST_PROTOCOL))
        now = self._kept._replace(registries=registries, entries=entries, page_links=page_links, states=self._states)
        if now != self._kept:
            self._kept = now
            save_atomically(self._file, now)
        return entries


def _entries(
    library: LoadResult, structure: Callable[[Session], object], sessions: Iterable[Session]
) -> list[tuple[str, tuple[str, str, str], bytes, list[bytes], bytes]]:
    """Return the id of each session, and what an entry holds: what is told, and the pickles as bytes, which go from process to process."""
    assert library.record is not None
    default = library.record.conference.default_language
    entries = []
    for session in sessions:
        names = (session.source, *(f"{session.source}.{language}" for language in session.texts if language != default))
        documents = pickle.dumps({name: library.documents[name] for name in names}, pickle.HIGHEST_PROTOCOL)
        words: list[pickle.PickleBuffer] = []
        content = pickle.dumps(session, pickle.HIGHEST_PROTOCOL, buffer_callback=words.append)
        told = library.digests[session.source], digest_of(structure(session)), digest_of(excerpts(session))
        entries.append((session.id, told, content, [bytes(one) for one in words], documents))
    return entries


def _registries_of(library: LoadResult, record: Proceedings) -> Registries:
    documents = {name: library.documents[name] for name in REGISTRIES if name in library.documents and name != "addresses"}
    facts = {name: getattr(record, name) for name in Proceedings.__struct_fields__ if name not in ("moved", "pages", "sessions")}
    return Registries(documents, library.labels, facts)


def fingerprints_of(root: Path, docs: Path) -> tuple[str, str]:
    """Return the keys of `ParseCache`: digests of the program in `root` and of the conference, by which sessions are read; and of the registries.

    That of addresses is left out, since it only tells what is published already. Where a registry cannot be read, its key is of nothing known.
    """
    program = [file for file in (root / "mkdocs.yml", root / "requirements.lock") if file.is_file()]
    conference = digest_of_source(docs / "_data" / "conference.yml")
    registries = digest_of_source(*(file for file in files_under(docs / "_data") if file.name != "addresses.yml"))
    return digest([*program, *files_under(root / "scripts")], f"{sys.version} {docs} {conference}"), registries


def digest_of_source(*files: Path) -> str:
    """Return the digest of the files of a source; empty where one cannot be read, or is too large to be."""
    try:
        return digest(files) if all(file.is_file() and file.stat().st_size <= LARGEST_FILE for file in files) else ""
    except OSError:
        return ""
