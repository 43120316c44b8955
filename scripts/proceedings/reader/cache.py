"""The parse cache: registries and sessions as they were read before, for the next command on the same content.

It holds only records without problems. Each session is stored with the digest of its files: if the digest or the program has changed, the files are
read again. The cache file is mapped into memory, so that words which no task asks for are never read from the disk.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import MsgspecError, msgpack
from msgspec.structs import replace

from proceedings.incremental.fingerprints import digest, digest_of, files_under
from proceedings.incremental.parallel import map_chunks
from proceedings.incremental.storage import load_snapshot, save_atomically
from proceedings.incremental.tracking import TrackedMapping
from proceedings.model.excerpts import excerpts
from proceedings.model.record import Proceedings, Session
from proceedings.model.remark_stats import RemarkStats
from proceedings.model.session_text import RemarkText
from proceedings.reader.load_result import SERIAL_BELOW, LoadResult, PageLinks
from proceedings.reader.registries import REGISTRIES, tables_of_languages
from proceedings.syntax.text_file import LARGEST_FILE
from proceedings.syntax.yaml_file import Document

_SETTLED = 2_000_000_000  # nanoseconds: the step of the clock of FAT, the longest of all file systems
_NO_BYTES = memoryview(b"")

_read_session = msgpack.Decoder(Session).decode
_read_remarks = msgpack.Decoder(dict[str, RemarkText]).decode
_read_stats = msgpack.Decoder(dict[str, RemarkStats]).decode
_read_documents = msgpack.Decoder(dict[str, Document]).decode

Load = Callable[[], Mapping[str, Document]]  # loads the documents of a session when somebody asks for one


class Registries(NamedTuple):
    """The content of all registries but that of addresses: documents, labels, and the record without sessions and pages."""

    documents: Mapping[str, Document]
    labels: Mapping[str, Mapping[str, str]]
    record: Proceedings

    @property
    def facts(self) -> dict[str, Any]:
        """The facts by the names of the fields of the record."""
        return {name: getattr(self.record, name) for name in Proceedings.__struct_fields__ if name not in ("moved", "pages", "sessions")}


class Entry(NamedTuple):
    """A session in the cache, in MessagePack.

    `digest` is that of its files, `structure` that of all but the words of its remarks (empty where it is not known), `first_words` that
    of the beginnings of remarks. `session` holds it without words; `words` holds remarks and their statistics, text after text.
    """

    digest: str
    structure: str
    first_words: str
    session: memoryview
    words: Sequence[memoryview]
    documents: memoryview


class _State(NamedTuple):
    """The state of a file in the file system (inode, size, times of change in nanoseconds), and the digest that it had then."""

    number: int
    size: int
    modified: int
    changed: int
    digest: str


class _Content(NamedTuple):
    """The content of the cache file. `registries` holds `Registries` in MessagePack; `page_links` is by the words of a page, `states` by the path of a file."""

    key: str
    registries_key: str
    registries: memoryview = _NO_BYTES
    entries: Mapping[str, Entry] = {}
    page_links: Mapping[str, PageLinks] = {}
    states: Mapping[str, _State] = {}


class ParseCache:
    """The parse cache. It is valid for one `key` (fingerprint of program and conference.yml).

    Entries that depend on registries also need the same `registries_key`.
    """

    def __init__(self, file: Path, key: str, registries_key: str = "") -> None:
        """Read the cache file, if there is one with the same key."""
        self._file, self._now = file, time.time_ns()
        self._states: dict[str, _State] = {}
        snapshot = load_snapshot(file, _Content)
        content = snapshot if snapshot and snapshot.key == key else _Content(key, registries_key)
        if content.registries_key != registries_key:
            entries = {id: entry._replace(structure="") for id, entry in content.entries.items()}
            content = content._replace(registries_key=registries_key, registries=_NO_BYTES, entries=entries)
        self._content = content

    @property
    def page_links(self) -> Mapping[str, PageLinks]:
        """The links and ids of pages of prose, by their words."""
        return self._content.page_links

    def registries(self) -> Registries | None:
        """Return the content of the registries, or None where it is not cached."""
        try:
            return msgpack.decode(self._content.registries, type=Registries) if self._content.registries else None
        except MsgspecError:
            return None

    def digest(self, file: Path) -> str:
        """Return the digest of a file as `digest_of_source` does. An unchanged file is not read.

        A file that changed within the last two seconds, or later than now (after a clock was set back), is read again by the next command: it may
        change twice within one step of the file system's clock.
        """
        name = str(file)
        try:
            status = file.lstat()
        except OSError:
            return ""
        current = status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
        state = self._content.states.get(name)
        if state is None or state[:-1] != current:
            state = _State(*current, digest_of_source(file))
        if state.digest and max(state.modified, state.changed) < self._now - _SETTLED:
            self._states[name] = state
        return state.digest

    def session(self, id: str, digest: str) -> tuple[Session, Load] | None:
        """Return the session whose files have this digest, and a function that loads its documents; None where it is not cached."""
        entry = self._content.entries.get(id)
        if not digest or entry is None or entry.digest != digest:
            return None
        try:
            return _decoded(entry), partial(_read_documents, entry.documents)
        except (MsgspecError, ValueError):
            return None

    def store(self, loaded: LoadResult, structure: Callable[[Session], object]) -> Mapping[str, Entry]:
        """Store a record without problems for the next command; return the entry of each session."""
        record = loaded.require_record()
        entries = {
            id: entry
            for id, entry in self._content.entries.items()
            if entry.structure and id in record.sessions and entry.digest == loaded.digests[f"sessions/{id}"]
        }
        new = [session for id, session in record.sessions.items() if id not in entries]
        for encoded in map_chunks(partial(_encoded, loaded, structure), new, SERIAL_BELOW):
            for id, facts, session, words, documents in encoded:
                entries[id] = Entry(*facts, memoryview(session), [memoryview(content) for content in words], memoryview(documents))
        entries = {id: entries[id] for id in record.sessions}
        page_links = {body: loaded.page_links[body] for page in record.pages.values() for body in page.bodies.values() if body in loaded.page_links}
        registries = self._content.registries or memoryview(msgpack.encode(_registries_of(loaded, record)))
        content = self._content._replace(registries=registries, entries=entries, page_links=page_links, states=self._states)
        if content != self._content:
            self._content = content
            save_atomically(self._file, content)
        return entries


def _decoded(entry: Entry) -> Session:
    """Return a session; its words are decoded when they are first read."""
    session = _read_session(entry.session)
    texts = {}
    for (language, text), remarks, stats in zip(session.texts.items(), entry.words[::2], entry.words[1::2], strict=True):
        source = f"{session.source}/{language}"
        texts[language] = replace(
            text,
            remarks=TrackedMapping(source, partial(_read_remarks, remarks)),
            remark_stats=TrackedMapping(source, partial(_read_stats, stats)),
        )
    return replace(session, texts=texts)


def _encoded(
    loaded: LoadResult, structure: Callable[[Session], object], sessions: Iterable[Session]
) -> list[tuple[str, tuple[str, str, str], bytes, list[bytes], bytes]]:
    """Return the id of each session with the fields of its entry, as bytes, which another process can receive."""
    default = loaded.require_record().conference.default_language
    entries = []
    for session in sessions:
        names = (session.source, *(f"{session.source}.{language}" for language in session.texts if language != default))
        documents = msgpack.encode({name: loaded.documents[name] for name in names})
        bare = {language: replace(text, remarks={}, remark_stats={}) for language, text in session.texts.items()}
        words = [msgpack.encode(dict(mapping)) for text in session.texts.values() for mapping in (text.remarks, text.remark_stats)]
        facts = loaded.digests[session.source], digest_of(structure(session)), digest_of(excerpts(session))
        entries.append((session.id, facts, msgpack.encode(replace(session, texts=bare)), words, documents))
    return entries


def _registries_of(loaded: LoadResult, record: Proceedings) -> Registries:
    documents = {name: loaded.documents[name] for name in REGISTRIES if name in loaded.documents and name != "addresses"}
    return Registries(documents, loaded.labels, replace(record, moved={}, pages={}, sessions={}))


def fingerprints_of(root: Path, docs: Path) -> tuple[str, str]:
    """Return the two keys of `ParseCache`: the digest of the program in `root` with conference.yml, and that of the registries.

    The register of addresses is left out: it says what is published, and no session depends on it. The second key is empty where a registry cannot be
    read; nothing is stored under it.
    """
    program = [file for file in (root / "mkdocs.yml", root / "requirements.lock") if file.is_file()]
    conference = digest_of_source(docs / "_data" / "conference.yml", *tables_of_languages(docs))
    try:
        registries = digest_of_source(*(file for file in (docs / "_data").iterdir() if file.name not in ("addresses.yml", "languages")))
    except OSError:
        registries = ""
    return digest([*program, *files_under(root / "scripts")], f"{sys.version} {docs} {conference}"), registries


def digest_of_source(*files: Path) -> str:
    """Return the digest of the files of a source; empty where one cannot be read or is too large."""
    try:
        return digest(files) if all(file.is_file() and file.stat().st_size <= LARGEST_FILE for file in files) else ""
    except OSError:
        return ""
