"""The languages side by side: every word of both, row by row, on the page of a session and on that of each remark."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from proceedings.model.record import Remark, Session
from proceedings.reader.load_result import LoadResult

LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def read(file: Path) -> html.HtmlElement:
    """Return a page without what is not the record's."""
    page = html.fromstring(file.read_text(encoding="utf-8"))
    for apparatus in page.xpath("//main//*[@data-apparatus]"):
        if apparatus.getparent() is not None:
            apparatus.drop_tree()
    return page


def agrees(page: html.HtmlElement, session: Session, remark: Remark) -> None:
    for language, tag in LANGUAGES.items():
        text = session.texts[language].remarks[remark.id]
        rows = {f"{remark.id}-p{number}": paragraph.text.words for number, paragraph in enumerate(text.paragraphs, 1)}
        rows |= {f"note-{note.label}": note.text.words for note in text.notes if note.printed}
        rows |= {remark.id: text.heading.words} if text.heading.words else {}
        for id, words in rows.items():
            (cell,) = page.xpath("//*[@id=$id]/*[@lang=$tag]", id=id, tag=tag)
            assert cell.text_content().strip() == words, (session.id, id, language)


@pytest.mark.parametrize("root", ["", "en/"])
def test_every_word_of_both_languages_stands_in_its_row(root: str, site: Path, loaded: LoadResult) -> None:
    assert loaded.record is not None
    for session in loaded.record.sessions.values():
        folder = site / root / "sessions" / session.id
        whole = read(folder / "bilingual" / "index.html")
        for remark in session.remarks:
            agrees(whole, session, remark)
            agrees(read(folder / remark.id / "index.html"), session, remark)
        tags = whole.xpath("//section[@data-remark][1]//*[@id][1]/*[@lang]/@lang")
        assert tags[:2] == (["en", "zh-Hans"] if root else ["zh-Hans", "en"])


def test_search_engines_leave_out_what_stands_on_other_pages_and_keep_the_remarks(site: Path, loaded: LoadResult) -> None:
    assert loaded.record is not None
    for session, remark in loaded.record.remarks():
        folder = site / "sessions" / session.id
        assert html.parse(folder / "bilingual" / "index.html").xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert html.parse(folder / remark.id / "index.html").xpath("//meta[@name='robots']") == []


def test_the_page_of_a_remark_says_whose_words_they_are_and_what_stands_around_them(site: Path) -> None:
    page = html.fromstring((site / "en" / "sessions" / "part-2" / "fan-weidong-2" / "index.html").read_text(encoding="utf-8"))
    assert page.findtext(".//title").startswith("Fan Weidong [樊卫东]: Answer in “Part 2")
    (around,) = page.xpath("//nav[@class='pr-around']")
    rows = [(term.text, term.getnext().xpath(".//a/@href")) for term in around.iter("dt")]
    assert rows == [("Answers", ["../q2/"]), ("After", ["../q3/"])]
    question = html.fromstring((site / "en" / "sessions" / "part-2" / "q2" / "index.html").read_text(encoding="utf-8"))
    assert "Answered by" in question.xpath("//nav[@class='pr-around']//dt/text()")
    assert [element.get("data-citation") for element in page.xpath("//*[@data-citation]")] == ["apa", "chicago", "gbt7714-2025", "gbt7714-2015"]


def test_the_files_of_a_remark_hold_its_citation_alone(site: Path) -> None:
    folder = site / "sessions" / "part-2" / "fan-weidong-2"
    assert (folder / "fan-weidong-2.bib").read_text(encoding="utf-8").count("@inproceedings{") == 1
    assert (folder / "fan-weidong-2.ris").read_text(encoding="utf-8").count("TY  - CONF") == 1
    assert '"id": "new-forms-of-employment:part-2:fan-weidong-2:zh"' in (folder / "fan-weidong-2.csl.json").read_text(encoding="utf-8")
