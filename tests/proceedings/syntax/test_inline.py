"""The inline grammar: marks are marks, and everything else is words."""

from __future__ import annotations

import pytest

from proceedings.syntax.inline import Mark, parse


def test_words_stay_as_they_are() -> None:
    words = "5 < 6 & 7 > 3, a_b, 100 %, [1], # 2, ~x~, $y$"
    assert parse(words)[0].words == words
    assert parse(words) == (parse(words)[0], [])


def test_marks_are_taken_out_and_keep_their_places() -> None:
    text, faults = parse("基本{p22}制度[^3]要素")
    assert (text.words, faults) == ("基本制度要素", [])
    assert text.marks == (Mark(2, 2, "page", "22"), Mark(4, 4, "note", "3"))


def test_emphasis_and_foreign_words_have_a_beginning_and_an_end() -> None:
    text, _ = parse("see *The Book* and {zh: 指定} here")
    assert text.words == "see The Book and 指定 here"
    assert [(text.words[mark.start : mark.end], mark.kind, mark.value) for mark in text.marks] == [("The Book", "emphasis", ""), ("指定", "language", "zh")]


def test_a_backslash_makes_a_mark_a_character() -> None:
    text, faults = parse(r"2 \* 3, \{p1\}, \[^1], \<b>, \\")
    assert (text.words, text.marks, faults) == (r"2 * 3, {p1}, [^1], <b>, " + "\\", (), [])


@pytest.mark.parametrize("raw", ["<script>alert(1)</script>", "[a](javascript:alert(1))", "<b>x</b>", "{x}", "a } b", "<!-- x -->", "half *emphasis"])
def test_markup_is_a_fault_and_never_markup(raw: str) -> None:
    _, faults = parse(raw)
    assert faults
