"""The check of links in prose: against what is there now, whether or not the page that has them changed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from conftest import DATA, record_of
from proceedings.checks import prose
from proceedings.model.record import Proceedings
from proceedings.reader.load_result import LoadResult, PageLinks

RECORD = record_of(DATA / "other")


def messages_for(record: Proceedings, *links: str) -> list[str]:
    """Return what is told of links on the page about the record, as if it had none but these and the heading `own`."""
    body = record.pages["about"].bodies["fr"]
    page = replace(record.pages["about"], bodies={"fr": body})
    loaded = LoadResult(DATA / "other", DATA, record=replace(record, pages={"about": page}), page_links={body: PageLinks(links, frozenset({"own"}))})
    return [problem.message for problem in prose.prose_links_lead_somewhere(loaded)]


@pytest.mark.parametrize(
    "link",
    [
        *("about.md", "#own", "about.md#own", "index.md#day-2", "sessions/index.md#day-1", "speakers/index.md", "speakers/sam-sample.md"),
        *("sessions/panel-1.md#q1", "sessions/panel-1.md#q1-p1", "glossary.md#neighbourhood-library", "https://example.org/", "mailto:record@example.org"),
    ],
)
def test_a_link_to_what_is_there_is_no_problem(link: str) -> None:
    assert messages_for(RECORD, link) == []


@pytest.mark.parametrize(
    "link",
    ["#other", "index.md#own", "index.md#day-9", "speakers/index.md#day-1", "sessions/panel-1.md#q9", "sessions/panel-1.md#q1-p9", "glossary.md#nothing"],
)
def test_a_link_to_no_place_of_a_page_is_told(link: str) -> None:
    assert messages_for(RECORD, link) == [f"the link '{link}' leads to no place of its page"]


@pytest.mark.parametrize("link", ["opening.md", "panel-1.md", "sessions/nobody.md", "speakers/panel-1.md", "data.md"])
def test_a_link_to_no_page_is_told(link: str) -> None:
    assert messages_for(RECORD, link) == [f"the link '{link}' leads nowhere"]


def test_a_link_to_what_is_there_no_more_is_told_though_its_page_is_as_it_was() -> None:
    session = RECORD.sessions["panel-1"]
    shorter = replace(session, remarks=tuple(remark for remark in session.remarks if remark.id != "q1"))
    assert messages_for(replace(RECORD, sessions={**RECORD.sessions, "panel-1": shorter}), "sessions/panel-1.md#q1") == [
        "the link 'sessions/panel-1.md#q1' leads to no place of its page"
    ]
    assert messages_for(replace(RECORD, terms={}), "glossary.md") == ["the link 'glossary.md' leads nowhere"]


def test_a_link_that_names_a_user_before_the_host_is_told() -> None:
    link = "https://example.org@evil.example/"
    assert messages_for(RECORD, link) == [f"the link '{link}' names a user before the host"]
