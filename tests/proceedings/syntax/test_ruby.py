"""Ruby is words with their reading beside them: the words are said, the reading is found, and neither is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from conftest import DATA, record_of
from proceedings.exports import akn, json_record, md, tei, txt
from proceedings.incremental.outputs import text
from proceedings.model.edition import Edition
from proceedings.search.entries import entries
from proceedings.staging.context import PageContext
from proceedings.staging.session import session_page
from proceedings.staging.site_context import SiteContext
from proceedings.syntax.blocks import read
from proceedings.syntax.inline import Mark, parse, with_reading

RECORD = record_of(DATA / "other")
SESSION = RECORD.sessions["workshop"]


def test_the_reading_is_a_mark_of_the_words_and_none_of_them() -> None:
    parsed, faults = parse("この{漢字|かんじ}は")
    assert (parsed.words, faults) == ("この漢字は", [])
    assert parsed.marks == (Mark(2, 4, "ruby", words="かんじ"),)


def test_ruby_may_stand_in_words_of_another_language() -> None:
    parsed, faults = parse("Say {ja: お{茶|ちゃ}と{水|みず}} now")
    assert (parsed.words, faults) == ("Say お茶と水 now", [])
    assert parsed.marks == (Mark(4, 8, "language", "ja"), Mark(5, 6, "ruby", words="ちゃ"), Mark(7, 8, "ruby", words="みず"))
    assert parse("{ja: {茶|ちゃ}}")[0].marks == (Mark(0, 1, "language", "ja"), Mark(0, 1, "ruby", words="ちゃ"))
    assert read("| {ja: {茶|ちゃ}} | b |\n|---|---|\n| c | d |").faults == []
    assert parse("{ja: {茶|}}")[1]
    assert parse("{ja: {fr: thé}}")[1]


def test_ruby_in_words_of_another_language_stands_on_page_and_in_files(docs: Path) -> None:
    file = docs / "sessions" / "workshop.en.md"
    file.write_text(file.read_text(encoding="utf-8").replace("How many seats do you have?", "How many {ja: お{席|せき}です} have you?"), encoding="utf-8")
    record = record_of(docs)
    edition, session = Edition(record, "en"), record.sessions["workshop"]
    page = session_page(PageContext(SiteContext(record, {}), "en"), session).content
    assert '<span lang="ja">お<ruby>席' in page
    assert "{ja: お{席|せき}です}" in md.session_file(edition, session) or "お席（せき）です" in md.session_file(edition, session)
    assert "お席（せき）です" in txt.session_file(edition, session)
    tei_file = text(tei.session_file(edition, session))
    assert '<foreign xml:lang="ja">お<ruby><rb>席</rb><rt>せき</rt></ruby>です</foreign>' in tei_file
    akn_file = text(akn.session_file(edition, session))
    assert '<span xml:lang="ja">お<inline name="ruby" title="せき">席</inline>です</span>' in akn_file


@pytest.mark.parametrize("raw", ["{漢字|}", "{|かんじ}", "{漢字|かん|じ}", "{*漢*字|かんじ}", "{ | }"])
def test_ruby_that_is_not_whole_is_refused(raw: str) -> None:
    assert parse(raw)[1]


def test_the_bar_of_ruby_divides_no_cells_and_no_verse() -> None:
    table, verse = read("| {漢字|かんじ} | b |\n|---|---|\n| c | d |"), read("| {漢字|かんじ}は")
    assert (table.faults, verse.faults) == ([], [])
    assert [words for _, words in table.rows[0]] == ["{漢字|かんじ}", "b"]


def test_brackets_are_those_of_the_script() -> None:
    assert (with_reading("漢字", "かんじ"), with_reading("word", "reading")) == ("漢字（かんじ）", "word (reading)")


def test_the_page_has_ruby_and_quotes_the_words_alone(other_site: Path) -> None:
    for address in ("en/sessions/workshop", "en/sessions/workshop/n1", "en/sessions/workshop/bilingual"):
        page = html.fromstring((other_site / address / "index.html").read_text(encoding="utf-8"))
        ruby = page.xpath("//ruby[contains(., 'haiku')]")[0]
        assert [(part.tag, part.text, part.get("data-apparatus")) for part in ruby] == [("rp", " (", ""), ("rt", "ha-i-ku", ""), ("rp", ")", "")]
        assert ruby.text == "haiku"


def test_the_reading_is_found_and_leads_to_its_paragraph() -> None:
    parts = [part for entry in entries(PageContext(SiteContext(RECORD, {}), "en")) for part in entry.parts if part.fragment == "n1-p1" and part.readings]
    assert [(part.words, part.readings) for part in parts] == [("To end, Aline Exemple reads a ha-i-ku:", ("ha-i-ku",))]


def test_the_exports_have_words_and_reading() -> None:
    edition = Edition(RECORD, "en")
    assert "<ruby><rb>haiku</rb><rt>ha-i-ku</rt></ruby>" in tei.session_file(edition, SESSION)
    assert '<inline name="ruby" title="ha-i-ku">haiku</inline>' in text(akn.session_file(edition, SESSION))
    assert "reads a haiku (ha-i-ku):" in txt.session_file(edition, SESSION)
    assert "reads a haiku (ha-i-ku):" in md.session_file(edition, SESSION)
    remarks = {remark["id"]: remark for remark in json.loads(json_record.session_file(edition, SESSION))["session"]["remarks"]}
    paragraph = remarks["n1"]["texts"]["en"]["paragraphs"][0]
    assert paragraph["words"].endswith("reads a haiku:")
    assert [mark for mark in paragraph["marks"] if mark["kind"] == "ruby"] == [{"kind": "ruby", "start": 30, "end": 35, "words": "ha-i-ku"}]
