"""What happened while somebody spoke is shown and exported as that, and never as said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from conftest import DATA, record_of
from proceedings.checks import problems_of
from proceedings.exports import akn, json_record, md, tei, txt
from proceedings.incremental.outputs import text
from proceedings.model.edition import Edition
from proceedings.reader.loader import load
from proceedings.syntax.inline import Fault, Mark, Text, parse, spaced

RECORD = record_of(DATA / "other")


@pytest.mark.parametrize(
    ("raw", "words", "start"),
    [
        ("One. {laughter: (Laughter.)} Two.", "One. Two.", 5),
        ("One. Two. {applause: (Applause.)}", "One. Two.", 9),
        ("{applause: (Applause.)} One.", "One.", 0),
        ("他说。{applause: （掌声）}接着。", "他说。接着。", 3),
        ("One{pause: (The sitting is suspended.)}two.", "Onetwo.", 3),
    ],
)
def test_an_incident_leaves_the_words_that_were_said_as_they_were(raw: str, words: str, start: int) -> None:
    parsed, faults = parse(raw)
    assert faults == []
    assert parsed.words == words
    assert [(mark.kind, mark.start, mark.end) for mark in parsed.marks] == [("incident", start, start)]


def test_two_incidents_at_the_end_stand_behind_the_last_word() -> None:
    parsed, faults = parse("One. {applause: (Applause.)} {laughter: (Laughter.)}")
    assert (parsed.words, faults) == ("One.", [])
    assert [(mark.start, mark.value, mark.words) for mark in parsed.marks] == [(4, "applause", "(Applause.)"), (4, "laughter", "(Laughter.)")]


def test_an_incident_without_words_is_refused() -> None:
    assert parse("One. {applause: }")[1] == [Fault("the incident 'applause' without words", "write what the record says of it")]


@pytest.mark.parametrize(
    ("words", "start", "written"),
    [
        ("One. Two.", 5, "One. [x] Two."),
        ("One.", 4, "One. [x]"),
        ("One.", 0, "[x] One."),
        ("他说。接着。", 3, "他说。[x]接着。"),
    ],
)
def test_spaces_stand_around_an_incident_where_the_language_has_spaces(words: str, start: int, written: str) -> None:
    mark = Mark(start, start, "incident", "applause", "x")
    assert words[:start] + spaced(words, mark, "[x]") + words[start:] == written


def test_an_incident_in_a_block_of_its_own_is_no_paragraph() -> None:
    remark_text = RECORD.sessions["panel-1"].texts["fr"].remarks["nadia-fictive"]
    assert len(remark_text.paragraphs) == 2
    (mark,) = remark_text.paragraphs[1].text.of("incident")
    assert (mark.value, mark.words, mark.stands_alone) == ("applause", "(Applaudissements dans la salle.)", True)


def test_an_incident_is_on_the_page_as_apparatus(other_site: Path) -> None:
    for language, words in (("", "(Rires.)"), ("en", "(Laughter.)"), ("ar", "(ضحك.)")):
        page = html.fromstring((other_site / language / "sessions" / "panel-1" / "index.html").read_text(encoding="utf-8"))
        (incident,) = page.xpath("//p[@id='q2-p1']//*[@data-incident='laughter']")
        assert incident.text_content().strip() == words
        assert "data-apparatus" in incident.attrib


def test_the_exports_tell_incidents_from_what_was_said() -> None:
    session = RECORD.sessions["panel-1"]
    edition = Edition(RECORD, "en")
    assert '<vocal type="laughter"><desc>(Laughter.)</desc></vocal>' in tei.session_file(edition, session)
    assert '<kinesic type="applause"><desc>(Applause in the hall.)</desc></kinesic>' in tei.session_file(edition, session)
    assert 'speaks of years. <remark class="laughter" type="phenomenon">(Laughter.)</remark>' in text(akn.session_file(edition, session))
    assert "speaks of years. *\\[(Laughter.)\\]* Can" in md.session_file(edition, session)
    assert "speaks of years. [(Laughter.)] Can" in txt.session_file(edition, session)
    remarks = json.loads(json_record.session_file(edition, session))["session"]["remarks"]
    (question,) = [remark for remark in remarks if remark["id"] == "q2"]
    (paragraph,) = question["texts"]["en"]["paragraphs"]
    assert "Laughter" not in paragraph["words"]
    place = paragraph["words"].index("Can the")
    assert {"kind": "incident", "start": place, "end": place, "value": "laughter", "words": "(Laughter.)"} in paragraph["marks"]


def test_a_translation_with_another_incident_is_refused(change: Callable[..., list[str]]) -> None:
    (problem,) = change("sessions/panel-1.en.md", "{laughter: (Laughter.)} ", "")
    assert problem.startswith("docs/sessions/panel-1.en.md:53: a paragraph of 'q2' has the incidents none, not laughter; follow docs/sessions/panel-1.fr.md:")


def test_an_incident_before_all_paragraphs_of_a_remark_stands_before_the_first(docs: Path) -> None:
    for language, words in (("fr", "Faut-il"), ("en", "Should staff"), ("ar", "هل ينبغي")):
        file = docs / "sessions" / f"panel-1.{language}.md"
        content = file.read_text(encoding="utf-8")
        assert f"\n{words}" in content
        file.write_text(content.replace(f"\n{words}", f"\n{{time: 10:05}}\n\n{words}"), encoding="utf-8")
    loaded = load(docs)
    assert [str(problem) for problem in problems_of(loaded)] == []
    assert loaded.record is not None
    (paragraph,) = loaded.record.sessions["panel-1"].texts["en"].remarks["q1"].paragraphs
    assert paragraph.text == Text("Should staff be trained before e-readers are bought?", (Mark(0, 0, "incident", "time", "10:05", stands_alone=True),))
