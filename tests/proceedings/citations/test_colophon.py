"""What paper adds to a page: a reader holding one sheet knows where it is from."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import DATA
from proceedings.citations import colophon
from proceedings.model.edition import Edition
from proceedings.reader.loader import load


@pytest.fixture
def edition() -> Edition:
    """The English edition of the fabricated conference, published."""
    record = load(DATA / "other").record
    assert record is not None
    return Edition(record, "en", "https://example.org/")


def test_a_remark_is_headed_by_its_session_and_day_and_cited_as_itself(edition: Edition) -> None:
    shown = colophon.of(edition, "sessions/panel-1/sam-sample/", "Sam Sample: Answer")
    session = edition.record.sessions["panel-1"]
    assert (shown.title, shown.day) == (session.texts["en"].title, "13 May 2031")
    assert shown.address == "https://example.org/en/sessions/panel-1/sam-sample/"
    assert "".join(words for words, _ in shown.citation).startswith("Sample, S.")


def test_side_by_side_names_every_language_that_is_there_the_readers_own_first(edition: Edition) -> None:
    present = [item for item in ("en", "fr", "ar") if edition.record.sessions["panel-1"].texts[item].status != "none"]
    names = [edition.record.conference.language(item).name for item in present]
    assert colophon.of(edition, "sessions/panel-1/bilingual/", "").languages == " · ".join(names)
    assert colophon.of(edition, "sessions/panel-1/", "").languages == "English"


def test_a_page_that_is_no_text_has_the_days_of_the_conference_and_is_cited_as_the_whole(edition: Edition) -> None:
    shown = colophon.of(edition, "speakers/sam-sample/", "Sam Sample")
    assert (shown.title, shown.day) == ("Sam Sample", edition.label.dates(day.date for day in edition.record.conference.days))
    assert "Proceedings" in "".join(words for words, _ in shown.citation)
    assert [words for words, emphasised in shown.citation if emphasised]


def test_a_session_that_is_not_translated_is_cited_and_named_in_the_language_it_is_in(docs: Path) -> None:
    twin = docs / "sessions" / "panel-1.en.md"
    head = twin.read_text(encoding="utf-8").split("---")[1]
    status = next(line for line in head.splitlines() if line.startswith("status:"))
    twin.write_text(f"---{head.replace(status, 'status: none')}---\n", encoding="utf-8")
    record = load(docs).record
    assert record is not None
    shown = colophon.of(Edition(record, "en"), "sessions/panel-1/", "Panel 1")
    assert shown.languages == "Français"
    assert shown.title == record.sessions["panel-1"].texts["fr"].title
    assert not shown.address
