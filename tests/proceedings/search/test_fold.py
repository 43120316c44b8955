"""Which spellings are one for a reader who searches."""

from __future__ import annotations

import pytest

from proceedings.search.fold import fold, is_unspaced, is_word, tokens


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("Jimenez", "Jiménez"), ("ＧＤＰ", "gdp"), ("％", "%"), ("country's", "country’s"), ("الضمان", "الضَّمان"), ("securite", "Sécurité"), ("strasse", "Straße")],
)
def test_a_reader_need_not_type_accents_case_width_and_vowel_signs(typed: str, printed: str) -> None:
    assert fold(typed) == fold(printed)


def test_marks_that_make_another_letter_are_kept() -> None:
    assert fold("が") != fold("か")
    assert fold("कि") != fold("क")


def test_each_character_of_a_text_without_spaces_can_be_looked_up() -> None:
    assert tokens("占 GDP 的6.5%", unspaced=True) == ["占", "GDP", "的", "6", ".", "5", "%"]


def test_numbers_stay_whole_where_words_are_spaced() -> None:
    assert tokens("Old-age cover: 165 of 1,200", unspaced=False) == ["Old", "-", "age", "cover", ":", "165", "of", "1", ",", "200"]


def test_only_words_have_inflections() -> None:
    assert [one for one in ("pensions", "65", "保", "%", "-") if is_word(one)] == ["pensions", "65"]


def test_a_language_is_unspaced_by_most_of_its_letters() -> None:
    assert is_unspaced("国际劳工组织 ILO")
    assert not is_unspaced("The Chinese prints 一.")
