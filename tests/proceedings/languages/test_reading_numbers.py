"""What a reader would lose: the value of a number, in whatever language it is written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.languages.numbers import missing, read
from timing import AT_ANY_SPEED


def values(text: str, language: str) -> list[tuple[str, float]]:
    return [(meaning, float(value)) for number in read(text, language) for meaning, value in sorted(number.values)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "12,500 readers and 1.45 million books", [("number", 12500), ("number", 1450000)]),
        ("en", "two hundred and five of forty-two thousand", [("number", 205), ("number", 42000)]),
        ("en", "the 21st and the twenty-second", [("number", 21), ("number", 22)]),
        ("en", "the ’80s and the 1990s", [("decade of any century", 80), ("decade", 1990)]),
        ("en", "12 May 2031", [("number", 12), ("month", 5), ("number", 2031)]),
        ("en", "1–2 million", [("number", 1), ("number", 1000000), ("number", 2000000)]),
        ("en", "someone, tenfold, Mayor", []),
        ("zh", "三千五百万个", [("number", 35000000)]),
        ("zh", "千家万户，统一书单", []),
        ("zh", "二〇三一年，两三个", [("number", 2031), ("number", 2), ("number", 3)]),
        ("zh-Hant", "一億三千萬", [("number", 130000000)]),
        ("zh", "12 月", [("month", 12)]),
        ("fr", "1 450 000 lecteurs, 62,5 %, 3 millions", [("number", 1450000), ("percent", 62.5), ("number", 3000000)]),
        ("fr", "le 12 mai 2031", [("number", 12), ("month", 5), ("number", 2031)]),
        ("ar", "١٢ مليون", [("number", 12000000)]),
        ("es", "2 mil millones", [("number", 2000000000)]),
        ("ru", "5 миллионов", [("number", 5000000)]),
        ("xx", "12.5 and 3", [("number", 12.5), ("number", 3)]),
    ],
)
def test_a_number_has_the_value_that_its_language_gives_it(language: str, text: str, found: list[tuple[str, float]]) -> None:
    assert values(text, language) == found


@pytest.mark.parametrize(
    ("original", "language", "translation", "other", "lost"),
    [
        ("62,5 %, 12 500", "fr", "62.5 في المائة، 12,500", "ar", []),  # per cent is a word there that no table knows
        ("62,5 %, 12 500", "fr", "62.5 per cent, 15,200", "en", ["12 500"]),
        ("3 livres, douze lecteurs", "fr", "three books, a dozen readers", "en", []),
        ("3 livres", "fr", "two books", "en", ["3"]),
        ("3 livres, 30 lecteurs", "fr", "ثلاثة كتب", "ar", ["30"]),
        ("three books, 30 readers", "en", "trois livres", "fr", ["30"]),
        ("three books", "en", "三本书", "zh", []),
        ("one book, first", "en", "书", "zh", []),
        ("有100万人", "zh", "one million people", "en", []),
        ("2亿元", "zh", "200 million yuan", "en", []),
        ("62.5パーセント", "ja", "62,5 %", "fr", []),
        ("一億二千万人", "ja", "120 million people", "en", []),
        ("一億二千万人", "ja", "1억 2천만 명", "ko", []),
        ("제3조", "ko", "Article 3", "en", []),
        ("제3조", "ko", "第3条", "ja", []),
        ("제3조", "ko", "Article 4", "en", ["제3"]),
        ("3조 원", "ko", "3 trillion won", "en", []),
        ("3조 원", "ko", "3 won", "en", ["3조"]),
    ],
)
def test_what_is_asked_of_a_translation_is_what_both_languages_can_tell(original: str, language: str, translation: str, other: str, lost: list[str]) -> None:
    assert [number.words for number in missing(original, language, translation, other)] == lost


def test_a_number_that_stands_twice_is_asked_for_twice() -> None:
    assert [number.words for number in missing("5 个，5 个", "zh", "five", "en")] == ["5 个"]


@AT_ANY_SPEED
@given(st.integers(min_value=0, max_value=10**15))
def test_a_whole_number_is_read_as_it_is_written(number: int) -> None:
    for language, written in (("en", f"{number:,}"), ("fr", f"{number:,}".replace(",", "\u202f")), ("zh", str(number))):
        assert [number_read.values for number_read in read(written, language)] == [frozenset({("number", Fraction(number))})]


@AT_ANY_SPEED
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for language in ("en", "zh", "ar"):
        assert all(number.words in text for number in read(text, language))
