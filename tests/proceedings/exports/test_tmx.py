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
    conference = record(name).conference
    assert header.get("srclang") == conference.tag(conference.default_language)
    notes = [note.text or "" for note in header.findall("note")]
    assert all(any(rights.statement[conference.default_language] in note for note in notes) for rights in conference.rights)
    assert any("ranslation" in note or "raduction" in note for note in notes)


@pytest.mark.parametrize("name", RECORDS)
def test_headings_paragraphs_and_footnotes_are_aligned_under_their_ids(name: str) -> None:
    root = read(name, "data/parallel.tmx")
    results = {unit.get("tuid"): {variant.get(LANGUAGE): variant.findtext("seg") for variant in unit.findall("tuv")} for unit in root.iter("tu")}
    assert len(results) == len(list(root.iter("tu")))
    meant: dict[str, dict[str, str]] = {}
    for edition_ in editions(name):
        tag = edition_.record.conference.tag(edition_.language)
        for session in edition_.sessions:
            text = edition_.text(session)
            assert text is not None
            before = {"title": text.title, **{f"preamble-{number}": line.text.words for number, line in enumerate(text.preamble, 1)}}
            before |= {id: part.heading.words for id, part in text.parts.items()}
            for place, words in before.items():
                meant.setdefault(f"{session.id}/{place}", {})[tag] = words
            for remark in session.remarks:
                remark_text = text.remarks[remark.id]
                parts = {f"{remark.id}-p{number}": paragraph.text.words for number, paragraph in enumerate(remark_text.paragraphs, 1)}
                parts |= {f"note-{note.label}": note.text.words for note in remark_text.notes if note.printed}
                if remark_text.heading.words:
                    parts[remark.id] = remark_text.heading.words
                for place, words in parts.items():
                    meant.setdefault(f"{session.id}/{place}", {})[tag] = words
    assert results == {place: variants for place, variants in meant.items() if len(variants) > 1}


@pytest.mark.parametrize("name", RECORDS)
def test_a_unit_says_who_spoke(name: str) -> None:
    by = {f"{session.id}/{remark.id}": remark.by for session, remark in record(name).remarks()}
    for unit in read(name, "data/parallel.tmx").iter("tu"):
        facts = {prop.get("type"): prop.text for prop in unit.findall("prop")}
        remark = facts.get("x-remark")
        assert facts.get("x-speaker") == (by[f"{facts['x-session']}/{remark}"] if remark else None)


def test_what_stands_in_one_language_only_is_no_parallel() -> None:
    model = record("other")
    sessions = {id: replace(session, texts={"fr": session.texts["fr"]}) for id, session in model.sessions.items()}
    assert not FORMAT.available(Edition(replace(model, sessions=sessions), "fr"))
