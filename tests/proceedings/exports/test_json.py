"""The JSON files, against their published schema and the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from editions import RECORDS, SITE, editions, files, record
from jsonschema import Draft202012Validator
from playwright.sync_api import Page

from proceedings.model.record import Proceedings
from proceedings.model.session_text import RemarkText


def read(name: str, path: str) -> Any:
    return json.loads(files(name)[path])


def own_files(name: str) -> list[str]:
    return [path for path in files(name) if path.endswith(".json") and not path.endswith((".csl.json", "schema.json"))]


@pytest.mark.parametrize("name", RECORDS)
def test_every_file_is_valid_by_the_published_schema(name: str) -> None:
    schema = read(name, "data/schema.json")
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{SITE}data/schema.json"
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path in own_files(name):
        assert [error.message for error in validator.iter_errors(read(name, path))] == [], path
        assert read(name, path)["$schema"] == schema["$id"], path


@pytest.mark.parametrize(
    "fault", [{"format": "0.9"}, {"sessions": [{"id": "x"}]}, {"surprise": 1}, {"edition": {"version": "1", "date": "soon", "changes": {}}}]
)
def test_the_schema_refuses_what_is_wrong(fault: dict[str, Any]) -> None:
    validator = Draft202012Validator(read("other", "data/schema.json"), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors({**read("other", "data/themes.json"), **fault}))


def exported(words: dict[str, Any]) -> list[tuple[Any, ...]]:
    parts = [words.get("heading", {"words": "", "marks": []}), *words["paragraphs"], *words["notes"]]
    return [(part["words"], [(mark["kind"], mark["start"], mark["end"], mark.get("value", "")) for mark in part["marks"]]) for part in parts]


def expected_of(remark_text: RemarkText) -> list[tuple[Any, ...]]:
    parts = [remark_text.heading, *(paragraph.text for paragraph in remark_text.paragraphs), *(note.text for note in remark_text.notes)]
    return [(part.words, [(mark.kind, mark.start, mark.end, mark.value) for mark in part.marks]) for part in parts]


@pytest.mark.parametrize("name", RECORDS)
def test_every_word_mark_and_id_is_the_record_s(name: str) -> None:
    model: Proceedings = record(name)
    whole = read(name, "data/proceedings.json")
    assert [entry["id"] for entry in whole["sessions"]] == list(model.sessions)
    for item, session in zip(whole["sessions"], model.sessions.values(), strict=True):
        assert [remark["id"] for remark in item["remarks"]] == [remark.id for remark in session.remarks]
        assert {language: text["title"] for language, text in item["texts"].items()} == {language: text.title for language, text in session.texts.items()}
        for edition_ in editions(name):
            text = edition_.text(session)
            if text is None:
                continue
            assert [part["words"] for part in item["texts"][edition_.language]["preamble"]] == [line.text.words for line in text.preamble]
            for remark in item["remarks"]:
                words = remark["texts"][edition_.language]
                assert exported(words) == expected_of(text.remarks[remark["id"]])
                assert [part["id"] for part in words["paragraphs"]] == [f"{remark['id']}-p{number}" for number in range(1, len(words["paragraphs"]) + 1)]


@pytest.mark.parametrize("name", RECORDS)
def test_facts_of_remarks_are_resolved(name: str) -> None:
    model = record(name)
    for session_data in read(name, "data/proceedings.json")["sessions"]:
        session = model.sessions[session_data["id"]]
        for remark in session_data["remarks"]:
            value = session.remark(remark["id"])
            assert value is not None
            answered = session.answered(value)
            assert (remark["kind"], remark.get("by"), tuple(remark["themes"]), remark.get("answers")) == (
                value.kind,
                value.by,
                value.themes,
                answered.id if answered else None,
            )
            assert remark["urls"][model.languages[0]] == f"{SITE}sessions/{session_data['id']}/{remark['id']}/"


@pytest.mark.parametrize("name", RECORDS)
def test_a_session_s_file_is_its_part_of_the_whole(name: str) -> None:
    whole = {session_data["id"]: session_data for session_data in read(name, "data/proceedings.json")["sessions"]}
    for edition_ in editions(name):
        for session in edition_.sessions:
            assert read(name, f"{edition_.root}sessions/{session.id}/{session.id}.json")["session"] == whole[session.id]


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("file", ["speakers", "organisations", "themes", "glossary", "figures"])
def test_a_registry_s_file_holds_all_its_entries(name: str, file: str) -> None:
    held = read(name, f"data/{file}.json")
    key = {"glossary": "terms"}.get(file, file)
    assert [item["id"] for item in held[key]] == list(getattr(record(name), key))
    assert held[key] == read(name, "data/proceedings.json")[key]


@pytest.mark.parametrize("name", RECORDS)
def test_every_pattern_of_the_schema_is_a_regular_expression_of_javascript(name: str, page: Page) -> None:
    """JSON Schema 2020-12, core 6.4: patterns are ECMA-262 with the flag u; ajv and others load no schema with another one."""
    patterns = sorted(set(patterns_in(read(name, "data/schema.json"))))
    assert len(patterns) > 5
    faults = page.evaluate("patterns => patterns.filter(pattern => { try { new RegExp(pattern, 'u'); } catch { return true; } })", patterns)
    assert page.evaluate("() => { try { new RegExp('[\\\\\"]', 'u'); } catch { return true; } }")  # the fault that had been there is recognised
    assert faults == []


def patterns_in(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        yield from (pattern for value in schema.values() for pattern in patterns_in(value))
    elif isinstance(schema, list):
        yield from (pattern for value in schema for pattern in patterns_in(value))


def test_the_schema_refuses_an_address_that_is_none() -> None:
    validator = Draft202012Validator(read("other", "data/schema.json"))
    path = next(path for path in own_files("other") if path.startswith("sessions/"))
    changed = read("other", path)
    changed["session"]["urls"] = {"fr": "not an address"}
    assert [error.message for error in validator.iter_errors(changed)]
