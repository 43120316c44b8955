"""What a reader would lose: that one thing has one name in each language."""

from __future__ import annotations

from pathlib import Path

from fabricated import compare


def test_a_term_in_other_words_is_told(tmp_path: Path) -> None:
    (problem,) = compare(tmp_path, "办了流动书馆。", "A van with books was set up.")
    assert problem == (
        "docs/sessions/talk.en.md:9: the term '流动书馆' of jia-yibing-p1 is not rendered as registered; write 'mobile library', register a variant, "
        "or write why not under 'exceptions' (at: jia-yibing-p1, check: terms, words: 流动书馆)"
    )


def test_a_term_is_accepted_in_the_plural_at_the_start_of_a_sentence_and_as_a_variant(tmp_path: Path) -> None:
    assert compare(tmp_path, "办了流动书馆。", "Mobile libraries were set up.") == []
    assert compare(tmp_path, "办了流动书馆。", "A bookmobile was set up.") == []


def test_a_term_inside_a_longer_one_is_not_asked_for(tmp_path: Path) -> None:
    assert compare(tmp_path, "办了流动书馆。", "A bookmobile.") == []
    (problem,) = compare(tmp_path, "有书馆，办了流动书馆。", "A bookmobile.")
    assert "the term '书馆'" in problem


def test_a_term_is_looked_for_paragraph_by_paragraph(tmp_path: Path) -> None:
    (problem,) = compare(tmp_path, "有书馆。\n\n有书馆。", "A library.\n\nAnother one.")
    assert problem.startswith("docs/sessions/talk.en.md:11: the term '书馆' of jia-yibing-p2")
