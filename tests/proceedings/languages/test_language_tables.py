"""What a maintainer would lose: a table that is read as it was meant, and languages told apart by their script."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings import languages
from proceedings.languages import foreign, half_width, table
from proceedings.languages.grammar import grammar

TABLES = sorted(file.stem for file in Path(languages.__file__).parent.glob("*.yml") if file.stem not in ("scripts", "labels"))


@pytest.mark.parametrize("language", TABLES)
def test_every_table_can_be_read(language: str) -> None:
    assert table(language) != languages.Language()
    assert grammar(language).tokens("1")


def test_a_language_with_a_script_or_a_country_has_the_table_of_the_language() -> None:
    assert table("zh-Hant") == table("zh")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "a 词 b", ["词"]),
        ("en", "a слово b かな", ["слово", "かな"]),
        ("zh", "词 ABC", []),
        ("ar", "كلمة ABC 词", ["词"]),
        ("ja", "日本のテレビ", []),
        ("ko", "한국 韓國", []),
        ("ru", "слово ABC λόγος", ["λόγος"]),
        ("sr-Latn", "reč реч", ["реч"]),
        ("en", "naïve café, 27 °C – “fine”", []),
        ("en", "a 词\u3000词" + "\u3000" * 200 + "b", ["词\u3000词"]),  # an hour, if each ideographic space were tried as both a character and a space
    ],
)
def test_a_script_that_is_not_the_languages_own_is_found(language: str, text: str, found: list[str]) -> None:
    assert foreign(language).findall(text) == found


def test_only_scripts_with_full_width_punctuation_ask_for_it() -> None:
    assert half_width("en") is None
    pattern = half_width("zh")
    assert pattern is not None
    assert [match[0] for match in pattern.finditer("词,词 (词)。A,B，3.5 词")] == [",", " (", ")"]
