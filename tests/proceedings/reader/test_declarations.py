"""The facts of a remark may stand at its heading alone, and mean there what they mean in the front matter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proceedings.authoring import xliff
from proceedings.checks import problems_of
from proceedings.reader.loader import load

PANEL = "sessions/panel-1.fr.md"
ENTRY = re.compile(r"  - \{id: (?P<id>[a-z0-9-]+)(?P<facts>[^}]*)\}\n")


def at_headings(text: str, ids: set[str] | None = None) -> str:
    """Return a session of which the remarks (those with the `ids`) are declared at their headings."""
    for entry in ENTRY.finditer(text):
        if ids is None or entry["id"] in ids:
            facts = re.sub(r"\[(.*?)\]", lambda values: values[1].replace(", ", ","), entry["facts"])
            attributes = facts.replace(", ", " ").replace(": ", "=")
            text = text.replace(entry[0], "").replace(f"{{#{entry['id']}}}", f"{{#{entry['id']}{attributes}}}")
    return text.replace("remarks:\n---", "---")


def changed(docs: Path, text: str) -> list[str]:
    (docs / PANEL).write_text(text, encoding="utf-8")
    return [str(problem) for problem in problems_of(load(docs))]


def line_of(docs: Path, words: str) -> int:
    return next(number for number, line in enumerate((docs / PANEL).read_text(encoding="utf-8").split("\n"), 1) if words in line)


@pytest.mark.parametrize("ids", [None, {"nadia-fictive"}, {"n1", "q1", "nadia-fictive-2"}, {"layla-mithal", "q2"}])
def test_a_session_is_the_same_wherever_its_facts_stand(docs: Path, ids: set[str] | None) -> None:
    loaded = load(docs)
    assert loaded.record is not None
    before = loaded.record.sessions["panel-1"]
    text = at_headings((docs / PANEL).read_text(encoding="utf-8"), ids)
    assert (ids is None) == ("remarks:" not in text)
    assert changed(docs, text) == []
    again = load(docs)
    assert again.record is not None
    session = again.record.sessions["panel-1"]
    assert session.remarks == before.remarks
    assert {id: remark.texts for id, remark in session.texts["fr"].remarks.items()} == {id: remark.texts for id, remark in before.texts["fr"].remarks.items()}


def test_a_fact_that_stands_twice_with_different_values_is_reported_where_it_stands(docs: Path) -> None:
    text = (docs / PANEL).read_text(encoding="utf-8")
    assert changed(docs, text.replace("{#q1}", "{#q1 kind=question themes=training}")) == []
    problems = changed(docs, text.replace("{#q1}", "{#q1 kind=speech themes=training}"))
    place, declared = line_of(docs, "{#q1 kind"), line_of(docs, "- {id: q1")
    assert problems == [f"docs/{PANEL}:{place}: 'kind' of 'q1' is not the one of line {declared}; keep the right one, and take the other out"]


@pytest.mark.parametrize(
    ("attributes", "problem"),
    [
        ("kind=question speech", "'speech' behind the id of 'q1'; write key=value without spaces, such as kind=speech"),
        ("kind=question by=", "'by=' behind the id of 'q1'; write key=value without spaces, such as kind=speech"),
        ("kind=question kind=answer", "the key 'kind' stands twice at 'q1'; keep one of them"),
        ("kind=question speaker=x", "unknown key 'remarks.speaker'; remove it, or correct it (known here: id, kind, by, themes, answers"),
        ("kind=query", "'query' is no remarks.kind; write 'answer', 'passage', 'question' or 'speech'"),
        ("kind=question themes=training,,x", "'' is not an id; write lower-case letters, digits and hyphens"),
        ("kind=question by=nobody", "the question 'q1' is by 'nobody', who does not appear here; add them to 'speakers'"),
    ],
)
def test_a_mistake_at_a_heading_is_reported_at_its_line(docs: Path, attributes: str, problem: str) -> None:
    text = at_headings((docs / PANEL).read_text(encoding="utf-8"))
    problems = changed(docs, re.sub(r"\{#q1 [^}]*\}", f"{{#q1 {attributes}}}", text))
    assert any(line.startswith(f"docs/{PANEL}:{line_of(docs, '{#q1 ')}: {problem}") for line in problems), problems


def test_the_heading_of_a_translation_holds_no_facts(docs: Path) -> None:
    twin = docs / "sessions/panel-1.en.md"
    twin.write_text(twin.read_text(encoding="utf-8").replace("{#q1}", "{#q1 kind=question}"), encoding="utf-8")
    assert [problem.message for problem in problems_of(load(docs))] == ["facts at the heading 'q1' of a translation"]


def test_a_remark_that_is_declared_twice_is_still_reported(docs: Path) -> None:
    text = (docs / PANEL).read_text(encoding="utf-8")
    doubled = text.replace("  - {id: n1, kind: passage}\n", "  - {id: n1, kind: passage}\n" * 2).replace("{#q1}", "{#q1 kind=question}")
    assert "the remark 'n1' stands twice; give one of them another id" in "\n".join(changed(docs, doubled))


def test_a_session_without_remarks_is_told_how_to_have_one(docs: Path) -> None:
    text = (docs / "sessions/opening.fr.md").read_text(encoding="utf-8")
    (docs / "sessions/opening.fr.md").write_text(re.sub(r"remarks:\n(  - .*\n)+", "", text.split("\n## ")[0] + "\n"), encoding="utf-8")
    assert "docs/sessions/opening.fr.md:1: the session has no remark; write '## Name as printed" in "\n".join(map(str, problems_of(load(docs))))


def test_a_translator_gets_the_words_of_a_heading_without_its_facts(docs: Path) -> None:
    text = (docs / PANEL).read_text(encoding="utf-8")
    units = [(part.place, part.words) for part in xliff.parts(text)]
    assert [(part.place, part.words) for part in xliff.parts(at_headings(text))] == units
    empty_twin = "---\ntitle: T\nsummary: S\nstatus: none\n---\n"
    words = {place: (words, f"{words} en anglais") for place, words in units if words}
    back = xliff.rewritten(at_headings(text), empty_twin, words)
    assert "\n## Nadia Fictive en anglais {#nadia-fictive-2}\n" in back
    assert "kind=" not in back
