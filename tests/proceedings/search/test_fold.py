"""Which spellings are one for a reader who searches."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from proceedings.search import fold as folding
from proceedings.search.fold import fold, is_unspaced, is_word, tokens

SCRIPT = Path(__file__).resolve().parents[3] / "overrides" / "assets" / "javascripts" / "search-text.js"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jimenez", "Jiménez"),
        ("ＧＤＰ", "gdp"),
        ("％", "%"),
        ("country's", "country’s"),
        ("الضمان", "الضَّمان"),
        ("securite", "Sécurité"),
        ("strasse", "Straße"),
        ("3000", "3,000"),
        ("3000", "3\u202f000"),
        ("3000", "3 000"),
        ("国⺠", "国民"),
    ],
)
def test_a_reader_need_not_type_accents_case_width_and_vowel_signs(typed: str, printed: str) -> None:
    assert fold(typed) == fold(printed)


def test_marks_that_make_another_letter_are_kept() -> None:
    assert fold("が") != fold("か")
    assert fold("कि") != fold("क")


def test_each_character_of_a_text_without_spaces_can_be_looked_up() -> None:
    assert tokens("占 GDP 的6.5%", unspaced=True) == ["占", "GDP", "的", "6", ".", "5", "%"]


def test_numbers_stay_whole_where_words_are_spaced() -> None:
    assert tokens("Cover: 165 of 1,200", unspaced=False) == ["Cover", ":", "165", "of", "1,200"]


@pytest.mark.parametrize("words", ["long-term care", "long term care", "long\u2011term care"])
def test_a_hyphen_is_no_word_of_its_own(words: str) -> None:
    assert tokens(words, unspaced=False) == ["long", "term", "care"]


@pytest.mark.parametrize("name", ["乌戈·瓦伦西", "乌戈•瓦伦西", "乌戈・瓦伦西", "乌戈⋅瓦伦西", "乌戈-瓦伦西", "乌戈 - 瓦伦西", "乌戈瓦伦西"])
def test_a_name_is_the_same_with_any_sign_between_its_parts(name: str) -> None:
    assert tokens(name, unspaced=True) == list("乌戈瓦伦西")


def test_a_range_of_numbers_is_no_number() -> None:
    assert tokens("6-5", unspaced=True) == ["6", "-", "5"]
    assert tokens("2021–2025", unspaced=False) == ["2021", "–", "2025"]


def test_only_words_have_inflections() -> None:
    assert [token for token in ("pensions", "65", "保", "%", "-") if is_word(token)] == ["pensions", "65"]


def test_a_language_is_unspaced_by_most_of_its_letters() -> None:
    assert is_unspaced("国际劳工组织 ILO")
    assert not is_unspaced("The Chinese prints 一.")


def test_the_browser_folds_by_the_same_tables() -> None:
    script = SCRIPT.read_text(encoding="utf-8")

    def constant(pattern: str) -> str:
        results = re.search(pattern, script)
        assert results, pattern
        escaped = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: f"\\U{code[1]:0>8}", results[1].replace("\\\\u", "\\u"))
        return str(ast.literal_eval(f'"{escaped}"'))

    for name in ("UNSPACED", "INVISIBLE", "MARKS", "GROUPING", "RADICALS"):
        assert constant(rf'const {name} =\s*"(.*)";') == getattr(folding, name), name
    assert constant(r"const OPTIONAL = /\[(.*)\]/gu") == folding.OPTIONAL
    assert constant(r"const JOINERS = /\^\[(.*)\]\$/u") == folding.JOINERS
    rows = re.findall(r'^    \["(.+)", ("\'"|\'"\'|".+")\],$', script, re.MULTILINE)
    assert tuple(ast.literal_eval(f'("{many}", {row})') for many, row in rows) == folding.SAME
