"""What a reader would lose: an exception that hides more than it says, or that nobody needs any more."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from fabricated import compare

from conftest import ROOT
from proceedings.model.values import ExcusableCheck


def written(at: str, check: str, words: str) -> str:
    return f"exceptions:\n  - at: {at}\n    check: {check}\n    words: {words}\n    reason: It is so.\n"


@pytest.mark.parametrize("at", ["jia-yibing-p1", "jia-yibing"])
def test_an_exception_excuses_its_words_at_its_place(tmp_path: Path, at: str) -> None:
    assert compare(tmp_path, "有三方面。", "There are many sides.", exceptions=written(at, "numbers", "三方面")) == []


@pytest.mark.parametrize(
    ("at", "check", "words"), [("jia-yibing-p2", "numbers", "三方面"), ("jia-yibing-p1", "terms", "三方面"), ("jia-yibing-p1", "numbers", "四方面")]
)
def test_an_exception_excuses_nothing_else_and_is_told_when_it_excuses_nothing(tmp_path: Path, at: str, check: str, words: str) -> None:
    problems = compare(tmp_path, "有三方面。", "There are many sides.", exceptions=written(at, check, words))
    assert [problem.split("; ")[0] for problem in problems] == [
        f"docs/sessions/talk.en.md:6: the exception for '{words}' at '{at}' excuses nothing",
        "docs/sessions/talk.en.md:14: the number '三方面' of jia-yibing-p1 is missing",
    ]


def test_every_check_of_a_translation_takes_an_exception(tmp_path: Path) -> None:
    errata = "- id: wrong-word\n  rank: B\n  type: misprint\n  places: [{remark: talk/jia-yibing, words: 误植}]\n  reason: {zh: 虚构。, en: Imaginary.}\n"
    words, translation = "乌研院有 7 处误植书馆。", "There's a word left: 误植."
    messages = compare(tmp_path, words, translation, errata=errata)
    exceptions = ["exceptions:\n"]
    for problem in messages:
        quoted = problem.rpartition("(")[2].removesuffix(")").split(", ", 2)
        exceptions.append(
            "  - " + "\n    ".join((*quoted[:2], "words: '" + quoted[2].removeprefix("words: ").replace("'", "''") + "'", "reason: It is so.")) + "\n"
        )
    assert {line.split("check: ")[1].split("\n")[0] for line in exceptions[1:]} == set(get_args(ExcusableCheck))
    assert compare(tmp_path, words, translation, errata=errata, exceptions="".join(exceptions)) == []


def test_the_guide_names_every_check_that_takes_exceptions() -> None:
    assert f"# {' | '.join(get_args(ExcusableCheck))}\n" in (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_an_exception_needs_a_reason_and_a_check_that_exists(tmp_path: Path) -> None:
    problems = compare(tmp_path, "读。", "Reading.", exceptions="exceptions:\n  - {at: jia-yibing, check: spelling, words: 读}\n")
    assert [problem.split(": ", 1)[1].split(";")[0] for problem in problems] == ["'spelling' is no exceptions.check", "the key 'exceptions.reason' is missing"]


def test_an_erratum_without_a_translators_note_is_told(tmp_path: Path) -> None:
    errata = "- id: wrong-word\n  rank: B\n  type: misprint\n  places: [{remark: talk/jia-yibing, words: 误植}]\n  reason: {zh: 虚构。, en: Imaginary.}\n"
    (problem,) = compare(tmp_path, "误植。", "A word.", errata=errata)
    assert problem.startswith("docs/sessions/talk.en.md:7: no note on the erratum 'wrong-word' of 'jia-yibing'; write one ending in '{erratum: wrong-word}'")
    assert compare(tmp_path, "误植。", "A word.[^a]\n\n[^a]: Imaginary. {erratum: wrong-word}", errata=errata) == []
