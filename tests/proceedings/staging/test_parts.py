"""The parts of a session on its pages: former addresses, printed pages, and the part of a remark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import DATA, record_of
from proceedings.checks import problems_of
from proceedings.citations.printed import printed_pages
from proceedings.model.record import Proceedings
from proceedings.reader.loader import load
from proceedings.staging.context import PageContext
from proceedings.staging.session import session_page
from proceedings.staging.site_context import SiteContext

Change = Callable[..., list[str]]


def record_in(docs: Path) -> Proceedings:
    loaded = load(docs)
    assert loaded.record is not None
    assert [str(problem) for problem in problems_of(loaded) if "not registered" not in problem.message] == []
    return loaded.record


def test_a_former_address_of_a_part_stands_at_its_heading(docs: Path) -> None:
    (docs / "_data" / "redirects.yml").write_text("/sessions/panel-1/#exchange: /sessions/panel-1/#discussion\n", encoding="utf-8")
    record = record_in(docs)
    page = session_page(PageContext(SiteContext(record, {}), "fr"), record.sessions["panel-1"])
    before, _, behind = page.content.partition('<span id="exchange"')
    assert behind.partition("<h2")[2].startswith(' class="pr-body" id="discussion"')
    assert before


def test_a_printed_page_may_begin_at_the_heading_of_a_part(docs: Path, change: Change) -> None:
    assert change("sessions/panel-1.fr.md", "## 2. Discussion", "## {p6}2. Discussion") == []
    record = record_in(docs)
    pages = printed_pages(record, record.sessions["panel-1"])
    assert (pages["layla-mithal"], pages["n1"]) == ((4, 5), (6, 6))
    problems = change("sessions/panel-1.fr.md", "## {p6}2. Discussion", "## {p8}2. Discussion")
    assert [problem.split(": ", 1)[1] for problem in problems] == ["page 8 begins behind page 5; write {p6}, or correct 'page' in the front matter"]


def test_a_part_may_hold_nothing_and_remarks_may_stand_before_the_first_part(docs: Path) -> None:
    for language, words in (("fr", "Exposés"), ("en", "Talks"), ("ar", "العروض")):
        file = docs / "sessions" / f"panel-1.{language}.md"
        text = file.read_text(encoding="utf-8")
        first = next(line for line in text.split("\n") if "{#talks" in line)
        last = f"\n## {words} {{#withdrawn{' kind=part' if language == 'fr' else ''}}}\n"
        file.write_text(text.replace(f"{first}\n\n", "") + last, encoding="utf-8")
    addresses = docs / "_data" / "addresses.yml"
    addresses.write_text(addresses.read_text(encoding="utf-8").replace("  - /sessions/panel-1/#talks\n", ""), encoding="utf-8")
    session = record_in(docs).sessions["panel-1"]
    assert [(part.id, part.start, part.end) for part in session.parts][-1] == ("withdrawn", len(session.remarks), len(session.remarks))
    assert session.parts_with(session.remarks[0]) == []
    assert [part.id for part in session.parts_with(session.remarks[-1])] == ["discussion", "small-library"]


def test_the_line_that_stays_in_sight_names_the_part_first_and_then_the_session(docs: Path) -> None:
    record = record_in(docs)
    page = session_page(PageContext(SiteContext(record, {}), "en"), record.sessions["panel-1"]).content
    lines = [fragment.partition("</span>")[0] for fragment in page.split('<span class="pr-place-session">')[1:]]
    assert lines[0] == "1. Talks · Panel 1: Opening longer, lending better "
    assert lines[-1] == "The small library · Panel 1: Opening longer, lending better "


def test_contents_name_a_speaker_who_is_not_named_by_the_printed_designation() -> None:
    record = record_of(DATA / "assembly")
    page = session_page(PageContext(SiteContext(record, {}), "en"), record.sessions["s2029-11-20"]).content
    assert 'href="#unnamed">The Clerk</a>' in page
