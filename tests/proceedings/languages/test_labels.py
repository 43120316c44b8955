"""The words that the build prints."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from proceedings.languages.labels import Labels, shipped, shipped_in

LANGUAGES = ("en", "zh", "fr", "es", "ru", "ar")
FURTHER = sorted(file.name.split(".")[1] for file in Path("scripts/proceedings/languages").glob("labels.*.yml"))
PLACE = re.compile(r"\{\w+\}")
CODE = "\n".join(
    file.read_text(encoding="utf-8") for folder in ("scripts", "overrides") for file in Path(folder).rglob("*") if file.suffix in {".py", ".html", ".js"}
)


@pytest.mark.parametrize("key", shipped())
def test_every_label_is_there_in_the_official_languages_with_the_same_places(key: str) -> None:
    words = shipped()[key]
    assert tuple(words) == LANGUAGES
    assert len({tuple(sorted(re.findall(r"\{\w+\}", value))) for value in words.values()}) == 1


@pytest.mark.parametrize("language", FURTHER)
def test_a_label_of_a_further_language_is_one_that_is_shipped_with_the_same_places(language: str) -> None:
    words = shipped_in(language)
    assert list(words) == [key for key in shipped() if key in words]
    for key, value in words.items():
        assert sorted(PLACE.findall(value)) == sorted(PLACE.findall(shipped()[key]["en"])), key
        assert not set(value) & set("\"'<>"), key


def test_a_label_of_a_further_language_is_not_marked_as_english_and_what_is_missing_is() -> None:
    thai = Labels("th", {})
    assert (thai("search"), thai.foreign("search")) == ("ค้นหา", "")
    assert thai.foreign("theme_map_about") == "en"
    assert Labels("pt-BR", {})("sessions") == "Sessões"
    assert Labels("ja", {"search": {"ja": "さがす"}})("search") == "さがす"


def test_a_conference_changes_a_label_and_english_stands_in_for_a_language_without_one() -> None:
    own_labels = {"sessions": {"eo": "Kunsidoj"}}
    assert Labels("eo", own_labels)("sessions") == "Kunsidoj"
    assert Labels("eo", own_labels)("speakers") == "Speakers"


@pytest.mark.parametrize(
    ("language", "day", "days", "number"),
    [
        ("en", "5 July 2022", "5–7 July 2022", "1,234.5"),
        ("zh", "2022 年 7 月 5 日", "2022 年 7 月 5 日至 7 日", "1234.5"),
        ("fr", "5 juillet 2022", "5–7 juillet 2022", "1\u202f234,5"),
    ],
)
def test_dates_and_numbers_are_written_as_the_language_does(language: str, day: str, days: str, number: str) -> None:
    label = Labels(language, {})
    assert label.date(date(2022, 7, 5)) == day
    assert label.dates([date(2022, 7, 7), date(2022, 7, 5)]) == days
    assert label.number(1234.5) == number


@pytest.mark.parametrize(
    ("language", "value", "unit", "quantity"),
    [
        ("zh", 1_500_000_000_000, "元", "1.5 万亿元"),
        ("zh", 71_500_000_000, "元", "715 亿元"),
        ("zh", 145_000_000, "人", "1.45 亿人"),
        ("zh", 5_840_000, "户企业", "584 万户企业"),
        ("zh", 43.2, "%", "43.2%"),
        ("zh", 49, "个城市", "49 个城市"),
        ("zh", 3_000, "人", "3000 人"),
        ("en", 1_500_000_000_000, "yuan", "1.5 trillion yuan"),
        ("en", 12_500, "readers", "12,500 readers"),
        ("en", 1_234_567, "readers", "1,234,567 readers"),
        ("fr", 145_000_000, "habitants", "145 millions d’habitants"),
        ("fr", 12_500, "lecteurs", "12\u202f500 lecteurs"),
        ("es", 2_500_000, "personas", "2,5 millones de personas"),
        ("ar", 145_000_000, "قارئ", "145 مليون قارئ"),
    ],
)
def test_a_quantity_is_written_as_an_editor_of_the_language_prints_it(language: str, value: float, unit: str, quantity: str) -> None:
    assert Labels(language, {}).quantity([value], unit) == quantity


def test_two_quantities_are_one_range_in_the_words_of_the_language() -> None:
    assert Labels("en", {}).quantity([3, 5], "years") == "3–5 years"
    assert Labels("zh", {}).quantity([2_000_000, 5_000_000], "人") == "200 万至 500 万人"
    assert Labels("en", {}).quantity([3, 1], "years", "change") == "from 3 to 1 years"


@pytest.mark.parametrize(("language", "share"), [("en", "28.0%"), ("zh", "28.0%"), ("fr", "28,0\xa0%")])
def test_a_share_is_given_with_one_decimal_as_the_language_writes_it(language: str, share: str) -> None:
    assert Labels(language, {}).share(0.28) == share
