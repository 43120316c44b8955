"""The parse cache gives what reading the files would give, and nothing for files that have changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from proceedings.model.record import Session
from proceedings.reader import cache
from proceedings.reader.cache import ParseCache, digest_of_source, fingerprints_of
from proceedings.reader.load_result import LoadResult
from proceedings.reader.loader import load
from proceedings.staging.site_context import SiteContext
from proceedings.syntax.text_file import LARGEST_FILE


def structure(loaded: LoadResult) -> Callable[[Session], object]:
    assert loaded.record is not None
    return SiteContext(loaded.record, loaded.labels).structure


def stored(docs: Path, file: Path, *keys: str) -> tuple[ParseCache, LoadResult]:
    """Store a content folder in a cache file; return a new cache of that file, and what was loaded."""
    cache = ParseCache(file, *keys)
    loaded = load(docs, cache=cache)
    cache.store(loaded, structure(loaded))
    return ParseCache(file, *keys), loaded


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read for their digests."""
    names: list[str] = []

    def digest(*files: Path) -> str:
        names.extend(file.name for file in files)
        return digest_of_source(*files)

    monkeypatch.setattr(cache, "digest_of_source", digest)
    return names


def test_a_file_that_nobody_touched_is_not_read_again(docs: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_SETTLED", -(10**12))
    later_cache, loaded = stored(docs, tmp_path / "known", "a key")
    file = docs / "sessions" / "opening.fr.md"
    assert file.name in read
    read.clear()
    assert load(docs, cache=later_cache).digests == loaded.digests
    assert read == []
    times = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("é", "è", 1), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert file.stat().st_size == times.st_size
    again = load(docs, cache=ParseCache(tmp_path / "known", "a key"))
    assert read == [file.name]
    assert again.digests["sessions/opening"] != loaded.digests["sessions/opening"]
    file.unlink()
    assert load(docs, cache=later_cache).digests.keys() < loaded.digests.keys()


def test_a_file_that_was_touched_a_moment_ago_is_read_again(docs: Path, tmp_path: Path, read: list[str]) -> None:
    (docs / "sessions" / "opening.fr.md").touch()
    cache, _ = stored(docs, tmp_path / "known", "a key")
    read.clear()
    load(docs, cache=cache)
    assert "opening.fr.md" in read


def test_other_registries_leave_what_does_not_depend_on_them(docs: Path, tmp_path: Path) -> None:
    cache, loaded = stored(docs, tmp_path / "known", "a key", "registries")
    later_cache = ParseCache(tmp_path / "known", "a key", "other registries")
    assert cache.registries()
    assert later_cache.registries() is None
    assert later_cache.session("opening", loaded.digests["sessions/opening"])
    assert later_cache.page_links == cache.page_links
    again = load(docs, cache=later_cache)
    entries = later_cache.store(again, structure(again))
    assert {id: entry[:3] for id, entry in entries.items()} == {id: entry[:3] for id, entry in cache.store(loaded, structure(loaded)).items()}
    for name in loaded.documents:
        assert load(docs, cache=ParseCache(tmp_path / "known", "a key", "other registries")).documents[name] == loaded.documents[name]
    assert ParseCache(tmp_path / "known", "a key", "other registries").registries()


@pytest.mark.parametrize(("name", "unchanged_keys"), [("themes.yml", [True, False]), ("conference.yml", [False, False]), ("addresses.yml", [True, True])])
def test_what_is_known_depends_on_the_registries_even_on_one_too_large_to_be_read(docs: Path, name: str, unchanged_keys: list[bool]) -> None:
    before = fingerprints_of(ROOT, docs)
    assert fingerprints_of(ROOT, docs) == before
    for size in (1, LARGEST_FILE + 1):
        os.truncate(docs / "_data" / name, size)
        assert [key == key_before for key, key_before in zip(fingerprints_of(ROOT, docs), before, strict=True)] == unchanged_keys


@pytest.mark.parametrize("folder", [ROOT / "docs", ROOT / "tests" / "data" / "other"], ids=["real", "other"])
def test_what_is_cached_of_sessions_is_what_would_be_read(folder: Path, tmp_path: Path) -> None:
    fresh = load(folder)
    assert fresh.record is not None
    stored = ParseCache(tmp_path / "parsed", "a key")
    entries = stored.store(fresh, SiteContext(fresh.record, fresh.labels).structure)
    again = load(folder, cache=ParseCache(tmp_path / "parsed", "a key"))
    assert again.record is not None
    for name in fresh.documents:
        assert again.documents[name] == fresh.documents[name]
    assert (again.documents, again.labels, again.addresses) == (fresh.documents, fresh.labels, fresh.addresses)
    assert repr(again.record) == repr(fresh.record)
    for id, session in again.record.sessions.items():
        for language, text in session.texts.items():
            assert dict(text.remarks) == dict(fresh.record.sessions[id].texts[language].remarks)
    assert stored.store(again, SiteContext(again.record, again.labels).structure) == entries
    assert load(folder, cache=ParseCache(tmp_path / "parsed", "another key")).documents == fresh.documents
    (tmp_path / "parsed").write_bytes(b"\x80\x05 something else")
    first = next(iter(fresh.record.sessions.values()))
    assert ParseCache(tmp_path / "parsed", "a key").session(first.id, fresh.digests[first.source]) is None
