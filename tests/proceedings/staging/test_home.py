"""The home page of the fabricated conference: the programme and the ways in."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from conftest import DATA, record_of
from proceedings.model import urls
from proceedings.model.record import Proceedings
from proceedings.staging import home
from proceedings.staging.context import PageContext, SiteContext
from proceedings.staging.tree import generated

RECORD = record_of(DATA / "other")


def page(record: Proceedings = RECORD) -> str:
    return home.prose_page(PageContext(SiteContext(record, {}), "en"), record.pages["index"]).staged()


def test_each_day_lists_its_sessions_in_order_with_who_was_there() -> None:
    first, second = page().split('class="pr-day"')[1:]
    assert re.findall(r"\(sessions/([a-z0-9-]+)\.md\)", first) == ["opening"]
    assert re.findall(r"\(sessions/([a-z0-9-]+)\.md\)", second) == ["panel-1"]
    assert '<span class="pr-name">[Jean-Pierre Modèle](speakers/jean-pierre-modele.md) (moderator),</span> <span class="pr-name">[Nadia Fictive]' in second
    assert "[Sam Sample](speakers/sam-sample.md)</span></span>" in second


def test_what_has_no_date_stands_before_the_days() -> None:
    opening = replace(RECORD.sessions["opening"], date=None, kind="preface")
    before = page(replace(RECORD, sessions={**RECORD.sessions, "opening": opening})).partition('class="pr-days"')[0]
    assert "(sessions/opening.md)" in before


def test_the_ways_in_lead_to_speakers_themes_and_figures_with_what_each_holds() -> None:
    text = page()
    assert '[Sam Sample](speakers/sam-sample.md) <span class="pr-count">2</span>' in text
    assert '[Digital lending](themes/digital-lending.md) <span class="pr-count">4</span>' in text
    assert '[The network](figures.md#group-network) <span class="pr-count">2</span>' in text
    for way in ("(sessions/index.md)", "(speakers/index.md)", "(themes/index.md)", "(figures.md)"):
        assert way in text.partition("Browse its record")[2].partition("\n")[2], way


def test_a_record_without_themes_and_figures_has_no_empty_lists() -> None:
    text = page(replace(RECORD, themes={}, figures={}, groups={}))
    assert "{#themes}" not in text
    assert "{#figures}" not in text


def test_a_list_too_long_for_the_home_page_is_only_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "MANY", 3)
    ways = page().partition("{#speakers}")[2].partition("{#themes}")[0]
    assert "sam-sample" not in ways
    assert "number of remarks" not in ways


def test_questions_and_answers_stand_in_the_list_of_sessions_unless_it_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed() -> str:
        return home.sessions_page(PageContext(SiteContext(RECORD, {}), "en")).content

    assert listed().count("<details") == 1
    monkeypatch.setattr(home, "MANY", 1)
    assert 'class="pr-exchanges"' not in listed()
    assert "Short talks and answers on Sunday opening" in listed()


def test_a_long_programme_is_left_to_the_list_of_sessions_and_each_day_of_it_to_its_own_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (home, urls):
        monkeypatch.setattr(module, "MANY", 1)
    assert "sessions/opening.md" not in page()
    assert "(sessions/index.md)" in page()
    site = PageContext(SiteContext(RECORD, {}), "en")
    sessions = home.sessions_page(site).content
    assert re.findall(r"## \[(Day .*)\]\((.*)\) \{#([a-z0-9-]*) \.pr-body\}", sessions) == [
        ("Day 1: 12 May 2031", "day-1.md", "day-1"),
        ("Day 2: 13 May 2031", "day-2.md", "day-2"),
    ]
    assert sessions.count("Sessions: 1") == 2
    assert "(opening.md)" not in sessions
    pages = {sheet.source: sheet for sheet in generated(site)}
    assert pages["sessions/day-2.md"].title == "Day 2: 13 May 2031"
    assert pages["sessions/day-2.md"].address == "sessions/day-2/"
    assert "(panel-1.md)" in pages["sessions/day-2.md"].content
    assert "Short talks and answers on Sunday opening" in pages["sessions/day-2.md"].content
    assert "(opening.md)" not in pages["sessions/day-2.md"].content
    assert {"/sessions/day-1/", "/sessions/day-2/"} <= set(urls.page_addresses(RECORD))


def test_what_has_no_date_stays_in_a_long_list_of_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (home, urls):
        monkeypatch.setattr(module, "MANY", 1)
    opening = replace(RECORD.sessions["opening"], date=None, kind="preface")
    record = replace(RECORD, sessions={**RECORD.sessions, "opening": opening})
    sessions = home.sessions_page(PageContext(SiteContext(record, {}), "en")).content
    assert sessions.index("(opening.md)") < sessions.index("(day-2.md)")
    assert "day-1" not in sessions
