"""The files of pages: front matter and blocks, each with its line."""

from __future__ import annotations

import pytest

from proceedings.problems import Problem
from proceedings.syntax.page_file import split_front_matter


def test_a_page_is_front_matter_and_blocks_with_lines() -> None:
    page = split_front_matter("---\na: 1\n---\n\nfirst\nline\n\n\nsecond\n", "p.md", [])
    assert page is not None
    assert page.body == "\nfirst\nline\n\n\nsecond\n"
    assert (page.front.data, page.front.line("a")) == ({"a": 1}, 2)
    assert [(block.line, block.text) for block in page.blocks] == [(5, "first\nline"), (9, "second")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("no front matter", "p.md:1: no front matter; begin the file with a line '---'"),
        ("---\na: 1\n", "p.md:1: the front matter has no end; close it with a line '---'"),
    ],
)
def test_front_matter_must_be_whole(text: str, problem: str) -> None:
    problems: list[Problem] = []
    assert split_front_matter(text, "p.md", problems) is None
    assert [str(reported) for reported in problems] == [problem]


def test_front_matter_ends_once() -> None:
    problems: list[Problem] = []
    split_front_matter("---\na: 1\n---\n\nwords\n---\n\n```\n---\n```\n", "p.md", problems)
    assert [(problem.path, problem.line, problem.message) for problem in problems] == [("p.md", 6, "a line '---' behind the front matter")]
