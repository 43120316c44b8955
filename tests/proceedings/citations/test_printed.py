"""The printed pages of remarks and sessions."""

from __future__ import annotations

import pytest
from lamps import lamps
from msgspec.structs import replace

from proceedings.citations.printed import printed_pages, session_pages
from proceedings.model.record import Proceedings
from proceedings.model.session_text import Paragraph
from proceedings.syntax.inline import Mark, Text


@pytest.fixture
def chinese() -> Proceedings:
    return lamps()


def test_a_remark_ends_on_the_page_where_its_last_words_stand(chinese: Proceedings) -> None:
    session = chinese.sessions["part-1"]
    assert printed_pages(chinese, session) == {"zhang-san": (7, 8), "q1": (8, 8), "anna-muster": (8, 8)}
    assert session_pages(chinese, session) == (7, 8)


def test_a_page_that_begins_before_the_first_words_or_after_the_last_is_not_counted(chinese: Proceedings) -> None:
    session = chinese.sessions["part-1"]
    value = session.texts["zh"].remarks["q1"]
    text = Text("一二", (Mark(0, 0, "page", "9"), Mark(2, 2, "page", "10")))
    remarks = {**session.texts["zh"].remarks, "q1": replace(value, paragraphs=(Paragraph(text=text),))}
    session = replace(session, texts={"zh": replace(session.texts["zh"], remarks=remarks)})
    assert printed_pages(chinese, session) == {"zhang-san": (7, 8), "q1": (9, 9), "anna-muster": (10, 10)}


def test_a_session_that_was_not_printed_has_no_pages(chinese: Proceedings) -> None:
    session = replace(chinese.sessions["part-1"], page=None)
    assert printed_pages(chinese, session) == {}
    assert session_pages(chinese, session) is None
