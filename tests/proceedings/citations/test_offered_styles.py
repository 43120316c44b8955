"""Which styles a page offers, whose name comes first in them, and of which day they are."""

from __future__ import annotations

import datetime as dt
from typing import get_args, get_type_hints

import pytest
from lamps import lamps
from msgspec.structs import replace

from proceedings.citations import STYLES, styles_for
from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import item
from proceedings.exports.bib import FORMAT
from proceedings.model.edition import Edition
from proceedings.model.facts import Conference, Day, Speaker

APA = next(style for style in STYLES if style.id == "apa")
CHICAGO = next(style for style in STYLES if style.id == "chicago")


def speech_by(name: str, family: str, language: str = "en") -> CitedWork:
    record = lamps()
    speaker = Speaker(id="zhang-san", name={"zh": name, "en": name}, sort={"zh": name, "en": name}, family={"zh": family, "en": family})
    record = replace(record, speakers={**record.speakers, "zhang-san": speaker})
    session = record.sessions["part-1"]
    return CitedWork(Edition(record, language), session, session.remarks[0])


def test_the_standard_of_china_is_offered_on_pages_in_chinese_alone() -> None:
    conference = lamps().conference
    assert [style.id for style in styles_for(conference, "zh")] == ["gbt7714-2025", "gbt7714-2015", "apa", "chicago"]
    for language in ("en", "ja", "ko", "pt-BR", "tr", "ar"):
        assert [style.id for style in styles_for(conference, language)] == ["apa", "chicago"]
    assert styles_for(conference, "zh-Hant") == styles_for(conference, "zh")


def test_a_record_offers_the_styles_that_it_names_in_every_language() -> None:
    conference = replace(lamps().conference, citations=("gbt7714-2015", "apa"))
    assert [style.id for style in styles_for(conference, "zh")] == ["gbt7714-2015", "apa"]
    assert [style.id for style in styles_for(conference, "en")] == ["apa", "gbt7714-2015"]


def test_every_style_can_be_named_in_the_record() -> None:
    named = get_args(get_type_hints(Conference)["citations"])[0]
    assert set(get_args(named)) == {style.id for style in STYLES}


@pytest.mark.parametrize(
    ("name", "family", "apa", "chicago"),
    [
        ("例示 さくら", "例示", "例示 さくら. (", "例示 さくら. Speech"),
        ("모범 하나", "모범", "모범 하나. (", "모범 하나. Speech"),
        ("张三", "张", "张三. (", "张三. Speech"),
        ("Minta Béla", "Minta", "Minta, B. (", "Minta Béla. Speech"),
        ("Nguyễn Văn Mẫu", "Nguyễn", "Nguyễn, V. M. (", "Nguyễn Văn Mẫu. Speech"),
        ("Jane Sample", "Sample", "Sample, J. (", "Sample, Jane. Speech"),
    ],
)
def test_a_name_keeps_the_order_of_its_language(name: str, family: str, apa: str, chicago: str) -> None:
    work = speech_by(name, family)
    assert APA.text(work).words.startswith(apa)
    assert CHICAGO.text(work).words.startswith(chicago)


def test_a_speech_in_a_record_of_years_is_cited_with_its_own_day() -> None:
    record = lamps()
    days = (Day(date=dt.date(2018, 7, 7)), Day(date=dt.date(2032, 3, 2)))
    record = replace(record, conference=replace(record.conference, days=days))
    session, references = record.sessions["part-1"], FORMAT.references
    assert references is not None
    for language in ("zh", "en"):
        work = CitedWork(Edition(record, language), session, session.remarks[0])
        entries = [style.text(work).words for style in STYLES]
        assert all("2018" not in entry for entry in entries), entries
        assert all("2032" in entry for entry in entries)
        assert item(work)["event-date"] == {"date-parts": [[2032, 3, 2]]} == item(work)["issued"]
        assert "eventdate = {2032-03-02}" in references.entry(work)


def test_a_conference_of_days_that_follow_one_another_is_one_event_over_a_weekend_too() -> None:
    record = lamps()
    days = (Day(date=dt.date(2032, 2, 27)), Day(date=dt.date(2032, 3, 1)), Day(date=dt.date(2032, 3, 2)))
    record = replace(record, conference=replace(record.conference, days=days))
    session = record.sessions["part-1"]
    assert "(2032, February 27–March 2)" in APA.text(CitedWork(Edition(record, "en"), session, session.remarks[0])).words
