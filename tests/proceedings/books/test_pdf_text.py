"""The text layer of a PDF: what is copied from it is what the document says."""

from __future__ import annotations

import pytest

from proceedings.books.pdf_text import corrected, meant

PRESENT = frozenset("账户见民龙人fi–-一 ")
HEAD, TAIL = b"begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n", b"endcmap\n"


@pytest.mark.parametrize(
    ("words", "character"),
    [
        ("⼾", "户"),
        ("⾒", "见"),
        ("⺠", "民"),
        ("⻰", "龙"),
        ("⼈", "人"),
        ("⼀", "一"),
        ("‒", "–"),
        ("ﬁ", "fi"),
        ("‑", "-"),
        ("户", "户"),
        ("⻢", "⻢"),  # the document has no such character, and nothing is known of what is meant
    ],
)
def test_a_glyph_of_several_characters_stands_for_the_one_that_the_document_has(words: str, character: str) -> None:
    assert meant(words, PRESENT) == character


def test_a_document_about_radicals_keeps_them() -> None:
    assert meant("⼾", frozenset("⼾户")) == "⼾"


def test_the_rest_of_a_table_stays_and_ranges_are_kept_whole() -> None:
    table = HEAD + b"2 beginbfchar\n<01> <2F3E>\n<02> <4EBA>\nendbfchar\n1 beginbfrange\n<0A> <0C> <FB00>\nendbfrange\n" + TAIL
    assert corrected(table, PRESENT) == HEAD + (b"5 beginbfchar\n<01> <6237>\n<02> <4EBA>\n<0A> <00660066>\n<0B> <00660069>\n<0C> <FB02>\nendbfchar\n" + TAIL)
    assert corrected(HEAD + b"1 beginbfrange\n<01> <02> <0066>\nendbfrange\n" + TAIL, frozenset("fg")).count(b"beginbfrange") == 1


def test_a_long_table_is_written_in_blocks_that_readers_take() -> None:
    rows = b"".join(b"<%04X> <4EBA>\n" % code for code in range(150))
    table = corrected(HEAD + b"1 beginbfchar\n<FFFF> <2F3E>\nendbfchar\n150 beginbfchar\n" + rows + b"endbfchar\n" + TAIL, PRESENT)
    assert (table.count(b"100 beginbfchar"), table.count(b"51 beginbfchar"), table.count(b"<4EBA>")) == (1, 1, 150)
