"""The home page of the fabricated conference: the programme and the ways in."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from conftest import DATA, record_of
from proceedings.model import urls
from proceedings.model.record import Proceedings
from proceedings.staging import home
from proceedings.staging.context import PageContext
from proceedings.staging.site_context import SiteContext
from proceedings.staging.tree import generated

RECORD = record_of(DATA / "other")


def context(record: Proceedings = RECORD) -> PageContext:
    return PageContext(SiteContext(record, {}), "en")


def page(record: Proceedings = RECORD) -> str:
    return home.prose_page(context(record), record.pages["index"]).text()


def test_each_day_lists_its_sessions_in_order_with_who_was_there() -> None:
    first, second = page().split('class="pr-day"')[1:]
    assert re.findall(r'href="sessions/([a-z0-9-]+)/"', first) == ["opening"]
    assert re.findall(r'href="sessions/([a-z0-9-]+)/"', second) == ["panel-1", "workshop"]
    moderator = '<span class="pr-name"><a href="speakers/jean-pierre-modele/">Jean-Pierre Modèle</a> (moderator),</span>'
    assert f'{moderator} <span class="pr-name"><a href="speakers/nadia-fictive/">Nadia Fictive</a>' in second
    assert '<a href="speakers/sam-sample/">Sam Sample</a></span></span>' in second


def test_what_has_no_date_stands_before_the_days() -> None:
    opening = replace(RECORD.sessions["opening"], date=None, kind="preface")
    before = page(replace(RECORD, sessions={**RECORD.sessions, "opening": opening})).partition('class="pr-days"')[0]
    assert 'href="sessions/opening/"' in before


def test_the_ways_in_lead_to_speakers_themes_and_figures_with_what_each_holds() -> None:
    text = page()
    assert '<a href="speakers/sam-sample/">Sam Sample</a> <span class="pr-count">4</span>' in text
    assert '<a href="themes/digital-lending/">Digital lending</a> <span class="pr-count">4</span>' in text
    assert '<a href="figures/#group-network">The network</a> <span class="pr-count">2</span>' in text
    for name in ("sessions", "speakers", "themes", "figures"):
        assert f'id="{name}"><a href="{name}/">' in text, name


def test_a_record_without_themes_and_figures_has_no_empty_lists() -> None:
    text = page(replace(RECORD, themes={}, figures={}, groups={}))
    assert 'id="speakers"' in text
    assert 'id="themes"' not in text
    assert 'id="figures"' not in text


def test_a_list_too_long_for_the_home_page_is_only_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "LONG_LIST", 3)
    ways = page().partition('id="speakers"')[2].partition('id="themes"')[0]
    assert "Speakers" in ways
    assert "sam-sample" not in ways
    assert "number of remarks" not in ways


def test_questions_and_answers_stand_in_the_list_of_sessions_unless_it_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed() -> str:
        return home.sessions_page(context()).content

    assert listed().count("<details") == 2
    assert '<summary>Questions and answers <span class="pr-count">2</span></summary>' in listed()
    monkeypatch.setattr(home, "LONG_LIST", 1)
    assert 'class="pr-exchanges"' not in listed()
    assert "Short talks and answers on Sunday opening" in listed()


def test_a_long_programme_is_left_to_the_list_of_sessions_and_each_day_of_it_to_its_own_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (home, urls):
        monkeypatch.setattr(module, "LONG_LIST", 1)
    assert 'href="sessions/opening/"' not in page()
    assert 'href="sessions/"' in page()
    sessions = home.sessions_page(context()).content
    assert re.findall(r'<h2 class="pr-body" id="([^"]*)"><a href="([^"]*)">(Day [^<]*)</a></h2>', sessions) == [
        ("day-1", "day-1/", "Day 1: 12 May 2031"),
        ("day-2", "day-2/", "Day 2: 13 May 2031"),
    ]
    assert [sessions.count(f"Sessions: {number}") for number in (1, 2)] == [1, 1]
    assert 'href="opening/"' not in sessions
    pages = {rendered.page_path: rendered for rendered in generated(context())}
    assert pages["sessions/day-2.md"].title == "Day 2: 13 May 2031"
    assert pages["sessions/day-2.md"].address == "sessions/day-2/"
    assert 'href="../panel-1/"' in pages["sessions/day-2.md"].content
    assert "Short talks and answers on Sunday opening" in pages["sessions/day-2.md"].content
    assert 'href="../opening/"' not in pages["sessions/day-2.md"].content
    assert {"/sessions/day-1/", "/sessions/day-2/"} <= set(urls.page_addresses(RECORD))


def test_what_has_no_date_stays_in_a_long_list_of_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (home, urls):
        monkeypatch.setattr(module, "LONG_LIST", 1)
    opening = replace(RECORD.sessions["opening"], date=None, kind="preface")
    record = replace(RECORD, sessions={**RECORD.sessions, "opening": opening})
    sessions = home.sessions_page(context(record)).content
    assert sessions.index('href="opening/"') < sessions.index('href="day-2/"')
    assert 'href="day-1/"' not in sessions
