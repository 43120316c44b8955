"""The parallel corpus for translators' tools, read back by lxml, against TMX 1.4 and the model."""

from __future__ import annotations

import pytest
from editions import RECORDS, ROOT, editions, files, record
from lxml import etree
from msgspec.structs import replace
from xml_reading import LANGUAGE, read

from proceedings.exports.tmx import FORMAT
from proceedings.model.edition import Edition


@pytest.mark.parametrize("name", RECORDS)
def test_the_corpus_is_valid_tmx(name: str) -> None:
    rules = etree.DTD(str(ROOT / "tests" / "data" / "schemas" / "tmx14.dtd"))
    root = read(name, "data/parallel.tmx")
    assert rules.validate(root), rules.error_log.last_error
    assert [path for path in files(name) if path.endswith(".tmx")] == ["data/parallel.tmx"]
    header = root.find("header")
    assert header is not None
    assert header.get("srclang") == record(name).conference.default_language


@pytest.mark.parametrize("name", RECORDS)
def test_headings_paragraphs_and_footnotes_are_aligned_under_their_ids(name: str) -> None:
    root = read(name, "data/parallel.tmx")
    results = {unit.get("tuid"): {variant.get(LANGUAGE): variant.findtext("seg") for variant in unit.findall("tuv")} for unit in root.iter("tu")}
    assert len(results) == len(list(root.iter("tu")))
    meant: dict[str, dict[str, str]] = {}
    for edition_ in editions(name):
        for session in edition_.sessions:
            for remark in session.remarks:
                text = edition_.words(session, remark)
                parts = {f"{remark.id}-p{number}": paragraph.text.words for number, paragraph in enumerate(text.paragraphs, 1)}
                parts |= {f"note-{note.label}": note.text.words for note in text.notes if note.printed}
                if text.heading.words:
                    parts[remark.id] = text.heading.words
                for place, words in parts.items():
                    meant.setdefault(f"{session.id}/{place}", {})[edition_.language] = words
    assert results == {place: variants for place, variants in meant.items() if len(variants) > 1}


@pytest.mark.parametrize("name", RECORDS)
def test_a_unit_says_who_spoke(name: str) -> None:
    by = {f"{session.id}/{remark.id}": remark.by for session, remark in record(name).remarks()}
    for unit in read(name, "data/parallel.tmx").iter("tu"):
        facts = {prop.get("type"): prop.text for prop in unit.findall("prop")}
        assert facts.get("x-speaker") == by[f"{facts['x-session']}/{facts['x-remark']}"]


def test_what_stands_in_one_language_only_is_no_parallel() -> None:
    model = record("other")
    sessions = {id: replace(session, texts={"fr": session.texts["fr"]}) for id, session in model.sessions.items()}
    assert not FORMAT.available(Edition(replace(model, sessions=sessions), "fr"))
