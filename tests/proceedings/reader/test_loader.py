"""Many sessions are read by all cores, with the same outcome as by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings import checks
from proceedings.reader import cache, pages
from proceedings.reader.cache import ParseCache
from proceedings.reader.loader import load
from proceedings.staging.site_context import SiteContext


@pytest.mark.usefixtures("cores")
def test_what_is_read_does_not_depend_on_who_reads_it(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    serial = load(docs)
    assert serial.record is not None
    entries = ParseCache(tmp_path / "serial", "a key").store(serial, SiteContext(serial.record, serial.labels).structure)
    monkeypatch.setattr(pages, "SERIAL_BELOW", 0)
    monkeypatch.setattr(cache, "SERIAL_BELOW", 0)
    parallel = load(docs)
    assert repr(parallel.record) == repr(serial.record)
    assert parallel.documents == serial.documents
    assert list(parallel.documents) == list(serial.documents)
    assert parallel.digests == serial.digests
    stored = ParseCache(tmp_path / "parallel", "a key").store(parallel, SiteContext(serial.record, serial.labels).structure)
    assert {id: entry[:3] for id, entry in stored.items()} == {id: entry[:3] for id, entry in entries.items()}
    again = load(docs, cache=ParseCache(tmp_path / "parallel", "a key"))
    assert repr(again.record) == repr(serial.record)


@pytest.mark.usefixtures("cores")
def test_problems_are_told_whoever_met_them(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in (docs / "sessions").glob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    serial = load(docs)
    monkeypatch.setattr(pages, "SERIAL_BELOW", 0)
    assert set(load(docs).problems) == set(serial.problems)
    assert len(serial.problems) >= len(list((docs / "sessions").glob("*.md")))


@pytest.mark.usefixtures("cores")
@pytest.mark.parametrize("few", [0, 100])
def test_what_pages_of_prose_hold_is_known_after_the_checks_whoever_ran_them(docs: Path, tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_SERIAL_BELOW", few)
    loaded = load(docs)
    assert loaded.record is not None
    assert checks.problems_of(loaded) == []
    ParseCache(tmp_path / "known", "a key").store(loaded, SiteContext(loaded.record, loaded.labels).structure)
    again = load(docs, cache=ParseCache(tmp_path / "known", "a key"))
    assert again.page_links == loaded.page_links
    assert set(again.page_links) == {body for page in loaded.record.pages.values() for body in page.bodies.values()}
    assert load(docs, cache=ParseCache(tmp_path / "known", "another key")).page_links == {}
