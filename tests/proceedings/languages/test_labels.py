"""The words that the build prints."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from proceedings.languages.labels import Labels, shipped

LANGUAGES = ("en", "zh", "fr", "es", "ru", "ar")
CODE = "\n".join(
    file.read_text(encoding="utf-8") for folder in ("scripts", "overrides") for file in Path(folder).rglob("*") if file.suffix in {".py", ".html", ".js"}
)


@pytest.mark.parametrize("key", shipped())
def test_every_label_is_there_in_the_official_languages_with_the_same_places(key: str) -> None:
    words = shipped()[key]
    assert tuple(words) == LANGUAGES
    assert len({tuple(sorted(re.findall(r"\{\w+\}", one))) for one in words.values()}) == 1


def test_a_conference_changes_a_label_and_english_stands_in_for_a_language_without_one() -> None:
    own = {"sessions": {"eo": "Kunsidoj"}}
    assert Labels("eo", own)("sessions") == "Kunsidoj"
    assert Labels("eo", own)("speakers") == "Speakers"


@pytest.mark.parametrize(
    ("language", "day", "days", "number"),
    [
        ("en", "5 July 2022", "5–7 July 2022", "1,234.5"),
        ("zh", "2022年7月5日", "2022年7月5日至7日", "1,234.5"),
        ("fr", "5 juillet 2022", "5–7 juillet 2022", "1\u202f234,5"),
    ],
)
def test_dates_and_numbers_are_written_as_the_language_does(language: str, day: str, days: str, number: str) -> None:
    label = Labels(language, {})
    assert label.date(date(2022, 7, 5)) == day
    assert label.dates([date(2022, 7, 7), date(2022, 7, 5)]) == days
    assert label.number(1234.5) == number


@pytest.mark.parametrize(("language", "share"), [("en", "28.0%"), ("zh", "28.0%"), ("fr", "28,0\xa0%")])
def test_a_share_is_given_with_one_decimal_as_the_language_writes_it(language: str, share: str) -> None:
    assert Labels(language, {}).share(0.28) == share
