"""The parts of a session in the data files: every heading with its id, and every remark in its part."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from editions import files
from msgspec import json

from proceedings.authoring import imported, importing
from proceedings.checks import problems_of
from proceedings.reader.loader import load

HEADINGS = [(1, "1. Talks"), (1, "2. Discussion with the audience"), (2, "Training first?"), (2, "The small library")]
REMARKS = [2, 6, 2, 3]  # in each part


def test_json_has_the_parts_with_their_remarks_and_each_remark_its_part() -> None:
    session = json.decode(files("other")["sessions/panel-1/panel-1.json"])["session"]
    assert [(part["level"], part["headings"]["en"]["words"]) for part in session["parts"]] == HEADINGS
    assert [len(part["remarks"]) for part in session["parts"]] == REMARKS
    assert {remark["id"]: remark["part"] for remark in session["remarks"]}["q1"] == "training-first"
    assert session["parts"][2]["urls"]["en"].endswith("en/sessions/panel-1/#training-first")
    assert "parts" not in json.decode(files("other")["sessions/opening/opening.json"])["session"]


def test_plain_text_has_the_headings_in_their_places() -> None:
    lines = files("other")["en/sessions/panel-1/panel-1.txt"].split("\n")
    places = [next(number for number, line in enumerate(lines) if line.startswith(f"[{id}]")) for id in ("talks", "nadia-fictive", "layla-mithal")]
    assert places == sorted(places)
    assert lines[places[0]] == "[talks] 1. Talks"
    assert set(lines[places[0] + 1]) == {"="}


@pytest.mark.parametrize("ending", ["tei.xml", "akn.xml"])
def test_parts_that_were_exported_come_back(ending: str, tmp_path: Path) -> None:
    file = tmp_path / "panel.xml"
    file.write_text(files("other")[f"en/sessions/panel-1/panel-1.{ending}"], encoding="utf-8")
    record = importing.read([file], "en", "English")
    for sitting in record.sittings:
        sitting.date = sitting.date or dt.date(2031, 5, 12)
    for path, content in imported.files(record):
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(content, encoding="utf-8")
    loaded = load(tmp_path / "docs")
    assert loaded.record is not None
    (session,) = loaded.record.sessions.values()
    texts = session.texts["en"].parts
    assert [(part.level, texts[part.id].heading.words) for part in session.parts] == HEADINGS
    assert [part.end - part.start for part in session.parts] == REMARKS
    assert [str(problem) for problem in problems_of(loaded) if "part" in problem.message] == []
