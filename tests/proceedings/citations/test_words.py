"""Dates, capitals and full stops of the English styles."""

from __future__ import annotations

from datetime import date

import pytest

from proceedings.citations.words import american, closed, title_case


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([date(2032, 3, 1)], "March 1, 2032"),
        ([date(2032, 3, 1), date(2032, 3, 2), date(2032, 3, 3)], "March 1–3, 2032"),
        ([date(2032, 3, 31), date(2032, 4, 1)], "March 31–April 1, 2032"),
        ([date(2032, 12, 31), date(2033, 1, 1)], "December 31, 2032–January 1, 2033"),
    ],
)
def test_a_range_of_days_is_written_once(days: list[date], words: str) -> None:
    assert american(days) == words


@pytest.mark.parametrize(
    ("title", "capitals"),
    [  # Chicago 18, 8.160: prepositions of up to four letters are small, longer ones are not
        ("Part 1: The future of work, income and social security", "Part 1: The Future of Work, Income and Social Security"),
        ("Security for super-aged societies", "Security for Super-Aged Societies"),
        ("EU policies on ageing", "EU Policies on Ageing"),
        ("Much ado about nothing", "Much Ado About Nothing"),
        ("A day at the state-of-the-art lamp to look at", "A Day at the State-of-the-Art Lamp to Look At"),
        ("“The lamp” and the moon: an end", "“The Lamp” and the Moon: An End"),
    ],
)
def test_titles_take_the_capitals_of_chicago(title: str, capitals: str) -> None:
    assert title_case(title) == capitals


def test_what_ends_a_sentence_takes_no_second_stop() -> None:
    assert [closed("Why?"), closed("J."), closed("Yes")] == ["Why?", "J.", "Yes."]
