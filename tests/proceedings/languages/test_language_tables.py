"""What a maintainer would lose: a table that is read as it was meant, and languages told apart by their script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from proceedings import languages
from proceedings.checks import problems_of
from proceedings.languages import foreign, half_width, table
from proceedings.languages.grammar import grammar
from proceedings.languages.numbers import missing
from proceedings.languages.words import Phrases
from proceedings.model.mentions import Names
from proceedings.reader.loader import load

TABLES = sorted(file.stem for file in Path(languages.__file__).parent.glob("*.yml") if file.stem.partition(".")[0] not in ("scripts", "labels"))


@pytest.mark.parametrize("language", TABLES)
def test_every_table_can_be_read(language: str) -> None:
    assert table(language) != languages.Language()
    assert grammar(language).tokens("1")


def test_a_language_with_a_script_or_a_country_has_the_table_of_the_language() -> None:
    assert table("zh-Hant") == table("zh")


@pytest.mark.parametrize(
    ("language", "text", "matches"),
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
def test_a_script_that_is_not_the_languages_own_is_found(language: str, text: str, matches: list[str]) -> None:
    assert foreign(language).findall(text) == matches


def test_only_scripts_with_full_width_punctuation_ask_for_it() -> None:
    assert half_width("en") is None
    pattern = half_width("zh")
    assert pattern is not None
    assert [match[0] for match in pattern.finditer("词,词 (词)。A,B，3.5 词")] == [",", " (", ")"]


@pytest.fixture
def _shipped_tables_afterwards() -> Iterator[None]:
    yield
    languages.use({})


@pytest.mark.usefixtures("_shipped_tables_afterwards")
def test_a_conference_brings_the_table_of_a_language_and_replaces_keys_of_a_shipped_one(docs: Path) -> None:
    folder = docs / "_data" / "languages"
    folder.mkdir()
    (folder / "eo.yml").write_text("numbers:\n  words: {tri: 3}\n  scales: {miliono: 1000000}\nendings: [[ojn, o], [oj, o], [on, o]]\n", encoding="utf-8")
    (folder / "fr.yml").write_text("endings: [[x, '']]\n", encoding="utf-8")
    assert missing("3 million", "en", "tri miliono", "eo") != []
    assert problems_of(load(docs)) == []
    assert missing("3 million", "en", "tri miliono", "eo") == []
    assert Phrases([("libro", "book")], "eo").ids("La librojn") == {"book"}
    assert table("fr").endings == (("x", ""),)
    assert table("fr").elided  # a key that the conference does not have stays
    (folder / "fr.yml").unlink()
    load(docs)
    assert table("fr").endings != (("x", ""),)


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("fr.yml", "ending: []\n", "fr.yml:1: unknown key 'ending'; "),
        ("fr.yml", "endings: [[a]]\n", "fr.yml:1: 'endings' is ['a']; it must be a list of 2"),
        ("fr.yml", "numbers:\n  words: {deux: zwei}\n", "fr.yml:2: 'numbers.words.deux' is zwei; it must be a whole number"),
        ("fr.yml", "numbers:\n  words: {'': 2}\n", "fr.yml:2: '' begins with a space or is empty; write a word"),
        ("fr.yml", "numbers:\n  percent: ['(', '[', '*']\n", ""),
        ("french.yml", "endings: []\n", "french.yml:1: not the name of a table of a language; name it '<ISO 639-1 code>.yml'"),
    ],
)
@pytest.mark.usefixtures("_shipped_tables_afterwards")
def test_a_fault_of_a_table_is_told_with_its_line(name: str, words: str, message: str, docs: Path) -> None:
    (docs / "_data" / "languages").mkdir()
    (docs / "_data" / "languages" / name).write_text(words, encoding="utf-8")
    problems = [str(problem) for problem in problems_of(load(docs))]
    assert any(problem.startswith(f"docs/_data/languages/{message}") for problem in problems) if message else problems == []


@pytest.mark.parametrize(
    ("original", "language", "translation", "other"),
    [
        ("有100万人，2亿元", "zh", "one million people, 200 million yuan", "en"),
        ("100万人が62.5パーセント", "ja", "one million people, 62.5 per cent", "en"),
        ("三冊と二〇三一年", "ja", "3 books, 2031", "en"),
        ("62.5パーセント", "ja", "62,5%", "pt"),
        ("100만명", "ko", "100万人", "ja"),
        ("1억 2천만 원과 62.5%를", "ko", "120 million won and 62.5 per cent", "en"),
        ("2 milhões", "pt", "200만 명", "ko"),
        ("%62,5, 5 milyon", "tr", "62.5 per cent, 5 million", "en"),
        ("5 miliónov", "sk", "5 million", "en"),
        ("3 लाख लोग, 5 प्रतिशत", "hi", "300,000 people, 5 per cent", "en"),
        ("ห้าล้านคน ร้อยละ 5", "th", "five million people, 5 per cent", "en"),
    ],
)
def test_a_number_keeps_its_value_in_every_language_that_has_a_table(original: str, language: str, translation: str, other: str) -> None:
    assert missing(original, language, translation, other) == []
    assert missing(translation, other, original, language) == []
    assert missing(original, language, "7", other) != []


@pytest.mark.parametrize(
    ("language", "phrase", "text", "stands"),
    [
        ("ko", "누룩", "누룩은 좋다", True),
        ("ko", "누룩", "누룩에서는", True),
        ("ko", "회의", "회의는 끝났다", True),
        ("ko", "사회 보장", "사회 보장을", True),
        ("ko", "누룩", "누룩밥", False),
        ("ko", "회의", "회", False),
        ("hi", "पुस्तकालय", "पुस्तकालयों में", True),
        ("hi", "कर", "करोड़", False),
        ("tr", "kütüphane", "kütüphanelerin", True),
        ("sk", "knižnica", "v knižniciach", True),
        ("pt", "avaliação", "as avaliações", True),
    ],
)
def test_a_term_is_found_with_what_its_language_hangs_on_it(language: str, phrase: str, text: str, *, stands: bool) -> None:
    assert bool(Phrases([(phrase, "x")], language).ids(text)) is stands
    assert bool(list(Phrases([(phrase, "x")], language).longest(text))) is stands


@pytest.mark.parametrize(("text", "matches"), [("김철수는 말했다", True), ("김철수에게는", True), ("김철수", True), ("김철수씨", False)])
def test_a_korean_name_is_found_with_its_particles(text: str, *, matches: bool) -> None:
    assert bool(Names([("김철수", "x")]).find(text)) is matches
