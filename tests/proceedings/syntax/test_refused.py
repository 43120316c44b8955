"""Markdown that a record does not have is refused with its line and what to do: it is never flattened, and never printed with its marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proceedings.authoring.notation import escaped
from proceedings.syntax.blocks import read, refused, refused_headings
from proceedings.syntax.inline import parse

INLINE = {
    "a **word** b": "markup '**' in the text; write '*words*': the record has one kind of emphasis; or a backslash before each",
    "a ***word*** b": "markup '***' in the text; write '*words*': the record has one kind of emphasis; or a backslash before each",
    "a __word__ b": "markup '__word__' in the text; write '*words*' for emphasis, or a backslash before each '_'",
    "a _word_ b": "markup '_word_' in the text; write '*words*' for emphasis, or a backslash before each '_'",
    "a `word` b": "markup '`word`' in the text; write plain words, or a backslash before each '`'",
    "a ~~word~~ b": "markup '~~' in the text; write plain words, or a backslash before each '~'",
    "a&nbsp;b": "markup '&nbsp;' in the text; write the character itself, or a backslash before the '&'",
    "a &#8212; b": "markup '&#8212;' in the text; write the character itself, or a backslash before the '&'",
    "see [words][1]": "markup '][' in the text; write plain words, or a backslash before it",
    "see ![a slide](slide.png)": "markup '](slide.png)' in the text; write plain words, or a backslash before it",
    "a <b>word</b>": "markup '<b>' in the text; write plain words, or a backslash before it",
    "a <!-- word -->": "markup '<!-- word -->' in the text; write plain words, or a backslash before it",
    "see <https://example.org>": "markup '<https://example.org>' in the text; write plain words, or a backslash before it",
    "words {.class}": "markup '{' in the text; write plain words, or a backslash before it",
    "2 * 3 * 4": "a '*' before a space; write it right before the emphasised words, or a backslash before it",
    "*words * b": "a '*' behind a space; write it right behind the emphasised words, or a backslash before it",
    "*{p3}* b": "an emphasis without words; write them, or remove it",
    "{fr: a *b* c}": "a mark inside '{fr: …}'; write it around the braces, or a backslash before it",
    "{fr: }": "no words in '{fr: }'; write them, or remove it",
}
BLOCKS = {
    "```\nwords\n```": (0, "a code fence, '```'", "write its words as a paragraph"),
    "words\n~~~": (1, "a code fence, '~~~'", "write its words as a paragraph"),
    "::: note\nwords": (0, "a fenced block, '::: note'", "write plain paragraphs, or a backslash before it"),
    "***": (0, "a line across the page, '***'", "remove it: blank lines and headings divide a text"),
    "* * *": (0, "a line across the page, '* * *'", "remove it: blank lines and headings divide a text"),
    "___": (0, "a line across the page, '___'", "remove it: blank lines and headings divide a text"),
    "- - -": (0, "a line across the page, '- - -'", "remove it: blank lines and headings divide a text"),
    "Term\n: what it means": (1, "a definition list, ': what it means'", "write a paragraph for each term, or a backslash before the mark"),
    "[1]: https://example.org": (0, "the address of a link, '[1]: https://example.org'", "write the address in a note, as plain words"),
    "    words": (0, "an indented line", "begin it at the margin: there are no nested blocks and no code"),
    "words  \nwords": (0, "a line break inside a paragraph", "remove the spaces or the backslash at the end of the line"),
    "words\\\nwords": (0, "a line break inside a paragraph", "remove the spaces or the backslash at the end of the line"),
    "Words\n=====": (1, "a heading that is underlined, '====='", "write it as '## words {#remark-id}'"),
    "Words\n--": (1, "a heading that is underlined, '--'", "write it as '## words {#remark-id}'"),
    "words\n- words": (1, "a list inside a paragraph, '- words'", "put a blank line before it, or a backslash if it is no mark"),
    "words\n* words": (1, "a list with another mark, '* words'", "write '- ' before each item, or a backslash if it is no mark"),
    "+ words\n+ words": (0, "a list with another mark, '+ words'", "write '- ' before each item, or a backslash if it is no mark"),
    "1) words\n2) words": (1, "a numbered list with brackets, '2) words'", "write '1. ' before each item, or blank lines between paragraphs"),
    "- words\n  - words": (1, "a list inside a list, '- words'", "write one level, with one kind of mark at the margin"),
    "- words\n1. words": (1, "a list inside a list, '1. words'", "write one level, with one kind of mark at the margin"),
    "- > words": (0, "a mark at the beginning of an item, '- > words'", "lists have one level and plain items"),
    "- [ ] words": (0, "a mark at the beginning of an item, '- [ ] words'", "lists have one level and plain items"),
    "- words\n-": (1, "an item without words", "write them, or remove it"),
    "1. words\n1. words": (0, "a list numbered 1, 1", "count up by one, or divide it by blank lines"),
    "| a | b |\n|:--|--:|\n| c | d |": (1, "columns that are aligned", "write |---|---|"),
    "| a | b |\n|---|---|\n| c |": (2, "a row of 1 cells in a table of 2 columns", "give each row as many cells as the first"),
    "| a | b |\n|---|---|": (0, "a table without a row under the names of its columns", "write one, or a paragraph"),
    "| a | b |\n|---|\n| c | d |": (1, "a line under the names of the columns that does not fit them", "write |---|---|"),
    "| a |\n|---|\nb": (2, "a row of a table without its ends", "begin and end it with '|'; write a backslash before a '|' that is a character"),
    "| a |\n|---|\n| |": (2, "a row without words", "write them, or remove it"),
    "> words\nwords": (1, "a line without '>' in a quotation", "begin it with '> ', or put a blank line before it"),
    "> > words": (0, "a mark at the beginning of a quotation, '> words'", "a quotation has paragraphs only"),
    "> words\n> - words": (1, "a list inside a paragraph, '- words'", "put a blank line before it, or a backslash if it is no mark"),
    ">": (0, "a quotation without words", "write them, or a backslash before the '>'"),
    "| words\nwords": (1, "a line without '|' in verse", "begin it with '| ', or put a blank line before it"),
    "| a | b |": (0, "a '|' inside a line of verse", "write a backslash before it; a table needs a line |---|---| under its first row"),
    "|   words": (0, "a line of verse that is indented or marked", "write its words behind '| '"),
    "| words\n|": (0, "a line without words that divides no stanzas", "remove it"),
    "words\n2. words": (1, "a numbered list inside a paragraph, '2. words'", "put a blank line before it; or begin the line with another word"),
    "words\n> words": (1, "a quotation inside a paragraph, '> words'", "put a blank line before it, or a backslash if it is no mark"),
    "words\n| words": (1, "a table or verse inside a paragraph, '| words'", "put a blank line before it, or a backslash if it is no mark"),
    "a | b\n--- | ---": (1, "a table, '--- | ---'", "begin and end each of its lines with '|'"),
}
HEADINGS = {
    "### words {#n1}": (0, "a heading of level 3", "write '## words {#remark-id}', or a paragraph"),
    "# words": (0, "a heading without an id", "write it as '## words {#remark-id}' on a line of its own"),
    "## words {#n1}\nwords": (0, "a heading that is no block of its own", "put a blank line before and behind it"),
}


@pytest.mark.parametrize("raw", INLINE)
def test_a_mark_that_the_record_does_not_have_is_refused_with_what_to_write(raw: str) -> None:
    assert INLINE[raw] in ["; ".join(fault) for fault in parse(raw)[1]]


@pytest.mark.parametrize("raw", INLINE)
def test_what_is_refused_makes_no_mark_without_words(raw: str) -> None:
    """An emphasis without words opened an element on the page that nothing closed."""
    assert [mark for mark in parse(raw)[0].marks if mark.kind in ("emphasis", "language") and mark.start == mark.end] == []


@pytest.mark.parametrize("raw", BLOCKS)
def test_a_block_that_the_record_does_not_have_is_refused_with_its_line(raw: str) -> None:
    assert BLOCKS[raw] in [*refused(raw), *read(raw).faults]


@pytest.mark.parametrize("raw", HEADINGS)
def test_a_heading_that_is_none_of_a_remark_is_refused_with_its_line(raw: str) -> None:
    assert list(refused_headings(raw)) == [HEADINGS[raw]]


def test_words_that_look_like_marks_are_words() -> None:
    for words in ("a_b_c and nom_d_auteur", "AT&T; R&D", "1. One.", "“~5 %”", "5 – 6", "a `b", "[1] and [2]", "2 + 3 = 5", "a\nb\n\\- c"):
        assert parse(words.split("\n")[0])[1] == []
        assert [*refused(words), *read(words).faults] == []


def test_a_refused_block_is_told_in_the_file_with_its_line(change: Callable[..., list[str]]) -> None:
    (problem,) = change(
        "sessions/panel-1.fr.md", "Samuel Sample parle d’années. {laughter: (Rires.)} La", "Samuel Sample parle d’années. {laughter: (Rires.)}  \nLa"
    )
    assert problem == "docs/sessions/panel-1.fr.md:77: a line break inside a paragraph; remove the spaces or the backslash at the end of the line"


@pytest.mark.parametrize("words", ["**a** _b_ `c`", "- a", "+ a", "> a", "| a |", ": a", "# a", "~~ a", "a &amp; b", "::: a", "_a_", "<b>", "*", "{x}"])
def test_imported_words_are_taken_as_words(words: str) -> None:
    raw = escaped(words)
    assert parse(raw) == (parse(raw)[0], [])
    assert parse(raw)[0].words == words
    assert [*refused(raw), *read(raw).faults] == []
