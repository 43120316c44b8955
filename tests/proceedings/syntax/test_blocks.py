"""Lists, tables, quotations and verse are blocks of a remark with their paragraph ids, and their words are words of the record like any others."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from conftest import DATA, record_of
from proceedings.exports import akn, json_record, md, tei, txt
from proceedings.incremental.outputs import text
from proceedings.model import mentions
from proceedings.model.edition import Edition
from proceedings.model.excerpts import excerpt
from proceedings.model.session_text import Paragraph
from proceedings.syntax.blocks import read
from proceedings.syntax.inline import Mark, Text, joined, pieces

RECORD = record_of(DATA / "other")
SESSION = RECORD.sessions["workshop"]


@pytest.mark.parametrize(
    ("raw", "kind", "rows"),
    [
        ("words\nand words", "paragraph", [["words\nand words"]]),
        ("1. One sentence that has a number.", "paragraph", [["1. One sentence that has a number."]]),
        ("- one\n- two\n  and more", "list", [["one"], ["two\nand more"]]),
        ("3. one\n4. two", "numbered", [["one"], ["two"]]),
        ("| a | b |\n|---|---|\n| c \\| d | |", "table", [["a", "b"], ["c \\| d", ""]]),
        ("> one\n> line\n>\n> two", "quotation", [["one\nline"], ["two"]]),
        ("| one\n|\n| two", "verse", [["one"], [""], ["two"]]),
    ],
)
def test_a_block_is_what_its_marks_say(raw: str, kind: str, rows: list[list[str]]) -> None:
    written = read(raw)
    assert (written.kind, written.faults) == (kind, [])
    assert [[words for _, words in row] for row in written.rows] == rows


def test_a_list_begins_with_the_number_that_is_written() -> None:
    assert read("3. one\n4. two").first == 3


def test_what_is_joined_is_divided_again_with_its_marks() -> None:
    texts = [Text("one", (Mark(0, 3, "emphasis"),)), Text(""), Text("three", (Mark(5, 5, "note", "1"),))]
    whole = joined(texts, "\n")
    assert whole == Text("one\n\nthree", (Mark(0, 3, "emphasis"), Mark(10, 10, "note", "1")))
    assert pieces(whole, "\n") == [(0, texts[0]), (4, texts[1]), (5, texts[2])]


def test_blocks_count_as_paragraphs_do() -> None:
    kinds = {id: [paragraph.kind for paragraph in text.paragraphs] for id, text in SESSION.texts["fr"].remarks.items()}
    assert kinds["sam-sample"] == ["paragraph", "numbered", "paragraph", "quotation"]
    assert kinds["sam-sample-2"] == ["paragraph", "table", "paragraph", "list", "image"]
    assert kinds["n1"] == ["paragraph", "verse"]


def test_a_name_does_not_reach_from_one_item_into_the_next() -> None:
    names = mentions.names_of(RECORD.speakers)
    assert [mention.id for mention in names.find("Nadia Fictive")] == ["nadia-fictive"]
    assert names.find("Nadia\nFictive") == ()


def test_an_excerpt_of_a_list_is_one_line() -> None:
    block = Paragraph(text=Text("One.\nTwo.\tThree."), kind="table")
    remarks = {**SESSION.texts["en"].remarks, "q1": SESSION.texts["en"].remarks["q1"].__class__(heading=Text(), paragraphs=(block,))}
    texts = SESSION.texts["en"].__class__(path="", title="", summary="", remarks=remarks)
    assert excerpt(SESSION, texts, "q1") == "One. Two. Three."


@pytest.mark.parametrize(("folder", "direction"), [("", "ltr"), ("en/", "ltr"), ("ar/", "rtl")])
def test_every_block_is_on_the_page_with_its_id_and_its_permalink(folder: str, direction: str, other_site: Path) -> None:
    page = html.fromstring((other_site / folder / "sessions/workshop/index.html").read_text(encoding="utf-8"))
    assert page.get("dir", "ltr") == direction
    blocks = {"sam-sample-p2": "ol/li", "sam-sample-p4": "blockquote/p", "sam-sample-2-p2": "section/table/tbody/tr", "sam-sample-2-p4": "ul/li", "n1-p2": "p"}
    counts = [len(page.xpath(f"//section[@id='{id}']/{path}")) for id, path in blocks.items()]
    assert counts == [3, 2, 2, 2, 2]
    for id in blocks:
        assert page.xpath(f"//section[@id='{id}']/a[@class='pr-permalink']/@href") == [f"#{id}"]
    assert [cell.text_content() for cell in page.xpath("//section[@id='sam-sample-2-p2']//td")][1] == "40"
    assert page.xpath("//section[@id='sam-sample-p2']/ol/li[3]/a/@href")[0].endswith("speakers/nadia-fictive/")
    assert page.xpath("//section[@id='sam-sample-p2']/span[@data-incident='applause']")
    assert [line.text_content() for line in page.xpath("//section[@id='n1-p2']/p/span[@class='pr-line']")] != []


def test_a_block_stands_once_in_a_row_of_all_languages(other_site: Path) -> None:
    page = html.fromstring((other_site / "en/sessions/workshop/bilingual/index.html").read_text(encoding="utf-8"))
    (row,) = page.xpath("//*[@id='sam-sample-2-p2']")
    assert [len(cell.xpath(".//td")) for cell in row.xpath("./section")] == [6, 6, 6]
    frames = row.xpath(".//*[@tabindex='0']")
    assert next(frame.get("aria-label") for frame in frames) == "Place, Seats, Remark"
    assert all(frame.get("aria-label") for frame in frames)
    assert [cell.get("lang") for cell in row.xpath("./section")] == ["en", "fr", "ar"]


def test_the_words_of_a_table_are_found_and_lead_to_it() -> None:
    from proceedings.search.entries import entries
    from proceedings.staging.context import PageContext
    from proceedings.staging.site_context import SiteContext

    matches = [part for entry in entries(PageContext(SiteContext(RECORD, {}), "en")) for part in entry.parts if "shelf mark A|B" in part.words]
    assert [part.fragment for part in matches] == ["sam-sample-2-p2"]


def test_the_exports_say_what_a_block_is() -> None:
    edition = Edition(RECORD, "en")
    tei_file, akn_file = tei.session_file(edition, SESSION), text(akn.session_file(edition, SESSION))
    assert '<list rend="bulleted"><item>the basement,</item><item>the reading room of the <emph>first</emph> floor.</item></list>' in tei_file
    assert '<row role="label"><cell>Place</cell><cell>Seats</cell><cell>Remark</cell></row>' in tei_file
    assert "<lg><l>At the end of the reading room</l><l>a lamp stays lit;</l></lg><lg><l>whoever looks for it finds it.</l></lg>" in tei_file
    assert "<quote><p>A book lent is a book read twice.</p><p>A book lost" in tei_file
    assert '<item n="1">One enters without a <emph>card</emph>.</item>' in tei_file
    assert '<block eId="dbsect_1__dbsect_1__block_2" wId="n1-p2" name="verse">At the end of the reading room<eol />a lamp stays lit;<eol /><eol />' in akn_file
    assert '<li value="1">One enters without a <i>card</i>.</li>' in akn_file
    assert "| Place | Seats | Remark |\n|---|---|---|\n| reading room | 40 | shelf mark A\\|B |" in md.session_file(edition, SESSION)
    assert "1. One enters without a *card*.\n2. One returns" in md.session_file(edition, SESSION)
    assert "> A book lent is a book read twice.\n>\n> A book lost" in md.session_file(edition, SESSION)
    assert "\n- the basement,\n- the reading room of the first floor.\n" in txt.session_file(edition, SESSION)
    assert "\nPlace | Seats | Remark\nreading room | 40 | shelf mark A|B\n" in txt.session_file(edition, SESSION)
    remarks = {remark["id"]: remark for remark in json.loads(json_record.session_file(edition, SESSION))["session"]["remarks"]}
    table, bullets = (remarks["sam-sample-2"]["texts"]["en"]["paragraphs"][at] for at in (1, 3))
    assert (table["kind"], table["words"].split("\n")[0].split("\t")) == ("table", ["Place", "Seats", "Remark"])
    assert (bullets["kind"], bullets["id"]) == ("list", "sam-sample-2-p4")
    assert "kind" not in remarks["q1"]["texts"]["en"]["paragraphs"][0]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("- the basement,\n", "", "'sam-sample-2-p4' is a list of 1, not a list of 2"),
        ("| mobile library | 12 | |\n", "", "'sam-sample-2-p2' is a table of 2 rows and 3 columns, not a table of 3 rows and 3 columns"),
        ("> A book lent", "A book lent", ""),
        ("1. One enters", "2. One enters", ""),
        (
            "| At the end of the reading room\n| a lamp stays lit;\n|\n| whoever",
            "At the end of the reading room, a lamp stays lit; whoever",
            "'n1-p2' is a paragraph, not verse",
        ),
    ],
)
def test_a_translation_that_is_made_otherwise_is_told_with_its_line(old: str, new: str, problem: str, change: Callable[..., list[str]]) -> None:
    problems = change("sessions/workshop.en.md", old, new)
    assert problems
    assert not problem or any(
        re.fullmatch(rf"docs/sessions/workshop\.en\.md:\d+: {re.escape(problem)}; follow docs/sessions/workshop\.fr\.md:\d+", line) for line in problems
    )


def test_a_number_that_is_wrong_in_a_cell_is_told(change: Callable[..., list[str]]) -> None:
    (problem,) = change("sessions/workshop.en.md", "| 40 |", "| 14 |")
    assert "the number '40' of sam-sample-2-p2 is missing" in problem


def test_a_list_before_the_first_remark_is_refused(change: Callable[..., list[str]]) -> None:
    problems = change("sessions/workshop.fr.md", "---\n\n## Sam", "---\n\n- un\n- deux\n\n## Sam")
    assert "docs/sessions/workshop.fr.md:24: a block of the kind 'list' before the first remark; put it into a remark" in problems


def test_a_book_has_the_blocks() -> None:
    from lxml import etree

    from proceedings.books.book import Book
    from proceedings.books.epub import epub

    content = epub(Book(Edition(RECORD, "fr"), side_by_side=False), Path("overrides"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        chapter = etree.fromstring(archive.read("EPUB/workshop.xhtml"))
    inside = "//x:section[contains(@class, 'pr-block')]//x:"
    counts = [len(chapter.xpath(inside + tag, namespaces={"x": "http://www.w3.org/1999/xhtml"})) for tag in ("table", "blockquote", "ol", "ul")]
    assert counts == [1, 1, 1, 1]
