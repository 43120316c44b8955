"""What is written for the browser, from the fabricated conference."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path

import pytest

from conftest import ROOT
from proceedings.incremental.outputs import write
from proceedings.languages.labels import shipped
from proceedings.reader.loader import load
from proceedings.search import tasks
from proceedings.search.chinese import traditional, variants
from proceedings.search.entries import entries
from proceedings.search.files import files
from proceedings.staging.context import PageContext
from proceedings.staging.site_context import SiteContext

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "other"


@pytest.fixture(scope="module")
def site() -> PageContext:
    loaded = load(DATA)
    assert loaded.record is not None
    return PageContext(SiteContext(loaded.record, loaded.labels), loaded.record.conference.default_language)


def test_every_remark_and_every_registered_fact_can_be_found(site: PageContext) -> None:
    record = site.record
    results = [entry.address for entry in entries(site) if entry.kind not in ("preamble", "summary", "note", "erratum", "incident", "part", "session")]
    assert [f"sessions/{session.id}/#{remark.id}" for session, remark in record.remarks()] == results[: len(list(record.remarks()))]
    facts = (record.speakers, record.organisations, record.themes, record.terms, record.figures)
    assert len(results) == len(list(record.remarks())) + sum(map(len, facts))


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("preamble", "sessions/panel-1/"),
        ("summary", "sessions/panel-1/"),
        ("erratum", "errata/#two-or-three-days"),
        ("incident", "sessions/panel-1/#nadia-fictive-p2"),
    ],
)
def test_what_stands_around_the_remarks_is_an_entry_of_its_own_kind(site: PageContext, kind: str, address: str) -> None:
    assert address in [entry.address for entry in entries(site) if entry.kind == kind]


def test_an_index_has_the_same_remarks_and_register_entries_in_every_language(site: PageContext) -> None:
    indexes = [[(entry.kind, entry.address) for entry in entries(PageContext(site.site, language))] for language in site.record.languages]
    length = next(number for number, (kind, _) in enumerate(indexes[0]) if kind == "preamble")
    assert length > 0
    assert all(index[:length] == indexes[0][:length] for index in indexes)


def test_a_person_is_found_by_every_registered_spelling(site: PageContext) -> None:
    people = {entry.address: {entry.title, *entry.names} for entry in entries(site) if entry.kind == "speaker"}
    for speaker in site.record.speakers.values():
        assert people[f"speakers/{speaker.id}/"] == {*speaker.name.values(), *(item for many in speaker.variants.values() for item in many)}


def test_the_same_record_gives_the_same_bytes(site: PageContext) -> None:
    assert list(files(site)) == list(files(site))


def test_every_language_has_its_index(tmp_path: Path, site: PageContext) -> None:
    written = write(tmp_path, tasks(SiteContext(site.record, {})))
    assert sum(len(part.record.files) for part in written) == sum(file.is_file() for file in tmp_path.rglob("*"))
    for language in site.record.languages:
        root = tmp_path if language == site.record.conference.default_language else tmp_path / language
        head = json.loads(zlib.decompress((root / "search" / "index.bin").read_bytes()))
        assert head["language"] == language
        assert (root / "search" / head["edition"] / "w0.bin").exists()


def properties(typedef: str) -> set[str]:
    """Return the properties of a type that search-index.js describes."""
    script = (ROOT / "overrides" / "assets" / "javascripts" / "search-index.js").read_text(encoding="utf-8")
    description = re.search(rf"@typedef \{{object\}} {typedef}\n(.*?)\*/", script, re.DOTALL)
    assert description, typedef
    return set(re.findall(r"@property \{.+\} \[?(\w+)", description[1]))


def test_the_browser_knows_every_key_of_the_index_by_its_name(site: PageContext) -> None:
    index = dict(files(site))
    head = json.loads(zlib.decompress(index["index.bin"]))
    assert properties("IndexFacts") == head.keys()
    shown = {key for name, content in index.items() if re.search(r"/t\d+\.bin$", name) for entry in json.loads(zlib.decompress(content)) for key in entry}
    assert {"address", "title", "parts"} <= shown <= properties("Shown")


def test_the_index_has_every_label_that_the_scripts_of_the_search_show_and_no_other(site: PageContext) -> None:
    scripts = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "overrides" / "assets" / "javascripts").glob("search-*.js")}
    head = json.loads(zlib.decompress(dict(files(site))["index.bin"]))
    titles = re.search(r"const TITLE_LABELS = \{(.+)\};", scripts["search-facets.js"])
    assert titles
    named = set(re.findall(r"\b(search_\w+)\b", "".join(scripts.values()))) | set(re.findall(r'"(\w+)"', titles[1]))
    kinds = {kind if kind in shipped() else f"search_{kind}" for kind in head["kinds"] if kind != "session"}  # no result is a session
    assert head["labels"].keys() == named | kinds


def test_what_is_typed_in_traditional_characters_finds_simplified_ones_and_the_record_is_left_alone() -> None:
    pairs = traditional("数字鸿沟著着")
    entries = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert (entries["數"], entries["鴻"], entries["溝"]) == ("数", "鸿", "沟")
    assert "著" not in entries
    assert not traditional("pension")


def test_characters_written_for_one_another_are_paired_with_those_that_the_record_has() -> None:
    assert variants("账户随着") == "帐账帳账著着"
    assert variants("账帐") == "账帐帐账帳账帳帐"
    assert not variants("pension")
