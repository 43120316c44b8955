"""The Chinese record, character by character, read off the built pages."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import yaml
from lxml import html

from conftest import DATA

REPAIRS = yaml.safe_load((DATA / "repairs.yml").read_text(encoding="utf-8"))
SOURCE = (DATA / "proceedings.zh.txt").read_bytes()
LINES = dict(enumerate(SOURCE.decode("utf-8").split("\n"), 1))
SPACE = re.compile(r"\s")


def bare(words: str) -> str:
    """Return words without white space; the colon after a name or title may go, so it is left out on both sides."""
    return SPACE.sub("", words).replace("：", "")


def expected() -> dict[str, tuple[str, dict[str, str]]]:
    """Return what each session must say, and its footnotes, from the source and the table of repairs."""
    starts = [*REPAIRS["sessions"].values(), len(LINES) + 1]
    notes = REPAIRS["footnotes"]
    note_lines = {line for note in notes.values() for line in note["lines"]}
    out = {}
    for index, (session, first) in enumerate(REPAIRS["sessions"].items()):
        numbers = range(first, starts[index + 1])
        words = "\n".join(LINES[n] for n in numbers if n not in note_lines and n not in REPAIRS["furniture"])
        printed_notes = {}
        for number, note in notes.items():
            if note["lines"][0] in numbers:
                assert words.count(note["call"][0]) == 1
                words = words.replace(*note["call"])
                printed_notes[str(number)] = bare("".join(LINES[n] for n in note["lines"]))[1:]
        out[session] = bare(words), printed_notes
    return out


def printed(page: str) -> tuple[str, dict[str, str], dict[str, str]]:
    """Return what a built page says, its footnotes, and the characters before each footnote call."""
    article = html.fromstring(page).find(".//article")
    notes, calls = {}, {}
    for call in article.xpath(".//sup[@data-apparatus]/a"):
        if call.text_content().isdigit():
            paragraph = call.xpath("ancestor::p")[0]
            before = "".join(paragraph.xpath(".//text()[following::a[@id=$id]][not(ancestor::*[@data-apparatus])]", id=call.get("id")))
            calls[call.text_content()] = bare(before)[-4:]
    for apparatus in article.xpath(".//*[@data-apparatus]"):
        apparatus.drop_tree() if apparatus.getparent() is not None else None
    for note in article.xpath(".//*[@data-footnote]"):
        notes[note.get("data-footnote")] = bare(note.text_content())
        note.drop_tree()
    return bare(article.text_content()), notes, calls


def read(site: Path, session: str) -> str:
    return (site / "sessions" / session / "index.html").read_text(encoding="utf-8")


def test_the_source_is_the_one_that_was_printed() -> None:
    assert hashlib.sha256(SOURCE).hexdigest() == REPAIRS["sha256"]


@pytest.mark.parametrize("session", REPAIRS["sessions"])
def test_no_character_of_a_session_is_lost_added_or_changed(site: Path, session: str) -> None:
    words, notes, _ = printed(read(site, session))
    assert (words, notes) == expected()[session]


def test_footnotes_are_called_where_they_were_printed(site: Path) -> None:
    results = {number: before for session in REPAIRS["sessions"] for number, before in printed(read(site, session))[2].items()}
    assert results == {"1": "险试点。", "2": "、混合。", "3": "缴费年限", "4": "激励参保。"[-4:]}


@pytest.mark.parametrize("session", REPAIRS["sessions"])
def test_one_changed_character_is_noticed(site: Path, session: str) -> None:
    page = read(site, session)
    start = page.index("<p id=") if "<p id=" in page else page.index('-p1"')
    place = (
        next(match.start() for match in re.finditer(r"[\u4e00-\u9fff]", page[start:]) if "<" not in page[start + match.start() : start + match.start() + 3])
        + start
    )
    while page.rfind("<", 0, place) > page.rfind(">", 0, place) or "data-apparatus" in page[page.rfind("<", 0, place) : place]:
        place += 1
    changed = page[:place] + "㐀" + page[place + 1 :]
    assert printed(changed)[:2] != expected()[session]


def test_spaces_are_those_of_the_source_but_for_the_listed_ones(site: Path) -> None:
    """Each line of the source, its stray spaces mended, stands on the pages with its spaces as printed."""
    pages = "\n".join(spaced(read(site, session)) for session in REPAIRS["sessions"])
    skipped = {*REPAIRS["furniture"], *(line for note in REPAIRS["footnotes"].values() for line in note["lines"])}
    calls = [note["call"] for note in REPAIRS["footnotes"].values()]
    for number, line in LINES.items():
        words = line.strip()
        for wrong, right in [*REPAIRS["spaces"], *calls]:
            words = words.replace(wrong, right)
        if number not in skipped:
            for part in words.split("："):  # the colon after a name may go
                assert part in pages, f"line {number}: {words}"


def spaced(page: str) -> str:
    article = html.fromstring(page).find(".//article")
    for apparatus in article.xpath(".//*[@data-apparatus]"):
        apparatus.drop_tree() if apparatus.getparent() is not None else None
    return "\n".join(re.sub(r"\s+", " ", "".join(part.itertext())).strip() for part in article.iter("h1", "h2", "h3", "p", "div"))


def test_every_printed_page_begins_where_it_did(site: Path) -> None:
    """The characters after each page mark are the first ones of the page in the source."""
    results = {}
    for session in REPAIRS["sessions"]:
        article = html.fromstring(read(site, session)).find(".//article")
        assert not article.xpath(".//h1//*[@class='pr-page']")  # a screen reader would read it out as words of the title
        for mark in article.xpath(".//*[@class='pr-page']"):
            after = mark.xpath("following::text()[not(ancestor::*[@data-apparatus])][ancestor::article]")
            results[int(mark.get("data-page"))] = bare("".join(after))[:6]
    page_starts = {}
    notes = {line for note in REPAIRS["footnotes"].values() for line in note["lines"]}
    for page, line in REPAIRS["pages"].items():
        words = "".join(LINES[n] for n in range(line, min(line + 8, len(LINES) + 1)) if n not in notes)
        page_starts[page] = bare(words)[:6]
    assert results == page_starts
