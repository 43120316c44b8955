"""What a reader would lose: words left untranslated, and the look of print."""

from __future__ import annotations

from pathlib import Path

import pytest
from fabricated import compare


@pytest.mark.parametrize("left", ["书 馆", "。", "слово", "ア"])
def test_words_left_in_another_script_are_told(tmp_path: Path, left: str) -> None:
    (problem,) = compare(tmp_path, "读。", f"Reading {left} on.")
    assert problem.startswith(f"docs/sessions/talk.en.md:9: '{left}' is of another script; translate it, or mark it in a note: {{language: {left}}}")


def test_words_marked_as_of_another_language_may_stand(tmp_path: Path) -> None:
    assert compare(tmp_path, "读。", "Reading.[^a]\n\n[^a]: The Chinese says {zh: 读}.") == []


def test_a_registry_is_written_in_its_own_script(tmp_path: Path) -> None:
    themes = "- id: reading\n  name: {zh: 阅读 and ABC, en: Reading}\n  description: {zh: 虚构。, en: 'Imaginary, {zh: 虚构}, 虚构.'}\n"
    assert compare(tmp_path, "读。", "Reading.", themes=themes) == [
        "docs/_data/themes.yml:1: '虚构' in 'en' is of another script; translate it, or mark it: {language: 虚构}",
    ]


@pytest.mark.parametrize(("words", "what"), [('"Reading" on.', "a straight quote"), ("It's so.", "a straight quote"), ("Reading  on.", "a double space")])
def test_typewriting_in_a_translation_is_told(tmp_path: Path, words: str, what: str) -> None:
    assert any(problem.startswith(f"docs/sessions/talk.en.md:9: {what} in '") for problem in compare(tmp_path, "读。", words))


def test_half_width_punctuation_is_told_where_the_project_wrote_chinese(tmp_path: Path) -> None:
    themes = "- id: reading\n  name: {zh: 阅读, en: Reading}\n  description: {zh: '虚构,虚构。', en: Imaginary.}\n"
    problems = compare(
        tmp_path,
        "读,写。",
        "Reading.",
        summaries=("虚构,虚构。", "Imaginary."),
        titles=("虚,构", "Imaginary"),
        themes=themes,
        pages=("题\n\n虚构 (虚构)。", "Imaginary."),
    )
    assert problems == [
        "docs/_data/themes.yml:1: half-width punctuation in '虚构,虚构。'; write it in full width",
        "docs/about.zh.md:7: half-width punctuation in '虚构 (虚构)。'; write it in full width",
        "docs/sessions/talk.zh.md:3: half-width punctuation in '虚构,虚构。'; write it in full width",
    ]


def test_markup_and_addresses_of_a_page_are_no_words(tmp_path: Path) -> None:
    page = "## Words {#it-is}\n\nA [link](about.md#it-is \"title\") to `it's` and <https://example.org/it's>, https://example.org/it's"
    assert compare(tmp_path, "读。", "Reading.", pages=("虚构。", page)) == []
