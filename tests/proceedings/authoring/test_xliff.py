"""Translators' tools: what would be lost between a session and its translation that comes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from conftest import ROOT, record_of
from proceedings.authoring import xliff
from proceedings.reader.loader import load

NAMES = {"x": "urn:oasis:names:tc:xliff:document:1.2"}


def sent(docs: Path, name: str) -> str:
    return dict(xliff.files(record_of(docs), docs.parent))[name]


def back(docs: Path, content: str) -> tuple[Path, str] | None:
    (translated,) = xliff.read(content.encode())
    return xliff.bring_back(record_of(docs), docs.parent, translated)


def test_every_session_of_this_record_comes_back_to_the_byte_where_nothing_was_changed() -> None:
    record = load(ROOT / "docs").record
    assert record is not None
    files = dict(xliff.files(record, ROOT))
    assert len(files) == len(record.sessions) * (len(record.languages) - 1)
    for name, content in files.items():
        session, language, _ = name.split(".")
        if record.sessions[session].texts[language].status == "none":
            continue  # it comes back as a whole
        (translated,) = xliff.read(content.encode())
        assert len(translated.words) > 2
        assert xliff.bring_back(record, ROOT, translated) is None


def test_a_unit_is_named_by_its_place_in_the_record_and_has_marks_as_plain_text(docs: Path) -> None:
    tree = etree.fromstring(sent(docs, "panel-1.en.xlf").encode())
    record = record_of(docs)
    session = record.sessions["panel-1"]
    ids = tree.xpath("//x:trans-unit/@id", namespaces=NAMES)
    text = session.texts[record.conference.default_language]
    assert [f"{id}-p{number}" for id, remark in text.remarks.items() for number in range(1, len(remark.paragraphs) + 1)] == [
        id for id in ids if re.search(r"-p\d+$", id) and not id.startswith("preamble")
    ]
    assert not tree.xpath("//x:source/*|//x:target/*", namespaces=NAMES)


def test_a_changed_paragraph_is_changed_and_nothing_else(docs: Path) -> None:
    content = sent(docs, "panel-1.en.xlf")
    place = next(iter(re.findall(r'id="([a-z-]+-p1)"', content)))
    unit = re.compile(rf'(id="{place}".*?<target[^>]*>)(.*?)(</target>)', re.DOTALL)
    before = (docs / "sessions" / "panel-1.en.md").read_text(encoding="utf-8")
    words = unit.search(content)
    assert words
    came = back(docs, unit.sub(r"\1Other “words” &amp; marks.\3", content))
    assert came
    path, after = came
    assert path == docs / "sessions" / "panel-1.en.md"
    changed = [(old, new) for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new]
    assert [new for _, new in changed] == ["Other “words” & marks."]


def test_a_title_is_quoted_as_front_matter_needs_it(docs: Path) -> None:
    content = re.sub(r'(id="title".*?<target[^>]*>).*?(</target>)', r"\1Panel: a: b\2", sent(docs, "panel-1.en.xlf"), flags=re.DOTALL)
    came = back(docs, content)
    assert came
    came[0].write_text(came[1], encoding="utf-8")
    assert record_of(docs).sessions["panel-1"].texts["en"].title == "Panel: a: b"


def test_a_session_without_a_translation_comes_back_as_a_draft_with_all_its_ids(docs: Path) -> None:
    twin = docs / "sessions" / "panel-1.en.md"
    twin.write_text("---\ntitle: Panel\nsummary: One.\nstatus: none\n---\n", encoding="utf-8")
    content = sent(docs, "panel-1.en.xlf")
    assert 'state="needs-translation"' in content  # with the original in it: OmegaT shows no other units
    came = back(docs, re.sub(r"\n?(</target>)", r" (en)\1", content).replace("} (en)</target>", " !}</target>"))
    assert came
    came[0].write_text(came[1], encoding="utf-8")
    record = record_of(docs)
    session = record.sessions["panel-1"]
    original, translation = session.texts[record.conference.default_language], session.texts["en"]
    assert translation.status == "draft"
    assert list(translation.remarks) == list(original.remarks)
    for id, remark in original.remarks.items():
        assert len(translation.remarks[id].paragraphs) == len(remark.paragraphs)
        assert all(paragraph.text.words.endswith("(en)") for paragraph in translation.remarks[id].paragraphs)


def test_a_session_half_translated_an_original_that_changed_and_a_stranger_are_refused(docs: Path) -> None:
    twin = docs / "sessions" / "panel-1.en.md"
    content = sent(docs, "panel-1.en.xlf")
    original = docs / "sessions" / f"panel-1.{record_of(docs).conference.default_language}.md"
    with pytest.raises(ValueError, match="no translation of this record"):
        back(docs, content.replace('original="panel-1.', 'original="panel-9.'))
    with pytest.raises(ValueError, match="It is no XLIFF"):
        list(xliff.read(content.replace("urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:2.0").encode()))
    words = original.read_text(encoding="utf-8")
    last = words.rstrip("\n").split("\n")[-1]
    original.write_text(words.replace(last, f"{last} X"), encoding="utf-8")
    with pytest.raises(ValueError, match="export the session again"):
        back(docs, content)
    original.write_text(words, encoding="utf-8")
    twin.write_text("---\ntitle: Panel\nsummary: One.\nstatus: none\n---\n", encoding="utf-8")
    with pytest.raises(ValueError, match="comes back as a whole"):
        back(docs, sent(docs, "panel-1.en.xlf"))
