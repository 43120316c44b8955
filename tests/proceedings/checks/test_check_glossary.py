"""What a reader would lose: that one thing has one name, and that two things do not have the same."""

from __future__ import annotations

from pathlib import Path

from fabricated import REGISTRIES, compare

from proceedings.checks.glossary import report
from proceedings.reader.loader import load

_READING_ROOM = "  - id: reading-room\n    term: {zh: 阅览室, en: Libraries}\n    category: places\n"
_NOTHING = ["Every term is rendered in one way, or an editor has accepted that it is not."]


def glossary(added: str, *accepted: str) -> str:
    """Return the fabricated glossary with a term more, and what an editor has accepted."""
    entries = "".join(f"  - {{terms: [{terms}], reason: Imaginary.}}\n" for terms in accepted)
    return REGISTRIES["glossary"] + added + (f"accepted:\n{entries}" if entries else "")


def listed(folder: Path, words: str, translation: str, terms: str) -> list[str]:
    """Return what the editor is told of a record with these words and this glossary."""
    assert compare(folder, words, translation, glossary=terms) == []
    return list(report(load(folder / "docs")))


def test_two_terms_with_the_same_word_are_told_until_an_editor_accepts_it(tmp_path: Path) -> None:
    (problem,) = compare(tmp_path / "a", "读。", "Reading.", glossary=glossary(_READING_ROOM))
    assert problem == (
        "docs/_data/glossary.yml:12: 'library' and 'reading-room' have the same words: 'library' (en); give one of them other words, "
        "or write why not under 'accepted' (terms: [library, reading-room], reason)"
    )
    assert compare(tmp_path / "b", "读。", "Reading.", glossary=glossary(_READING_ROOM, "reading-room, library")) == []


def test_what_is_accepted_without_need_is_told(tmp_path: Path) -> None:
    (problem,) = compare(tmp_path / "a", "读。", "Reading.", glossary=glossary("", "library, mobile-library"))
    assert problem.endswith("these terms have no words in common; remove the entry")
    (problem,) = compare(tmp_path / "b", "读。", "Reading.", glossary=glossary("", "archive"))
    assert problem.endswith("unknown term 'archive'; correct the id, or remove the entry")


def test_a_term_that_is_rendered_in_two_ways_is_listed_until_an_editor_accepts_it(tmp_path: Path) -> None:
    words, translation = "办了流动书馆。\n\n流动书馆来了。\n\n流动书馆走了。", "A mobile library was set up.\n\nThe bookmobile came.\n\nMobile libraries left."
    assert listed(tmp_path / "a", words, translation, glossary("")) == ["mobile-library (en): 'mobile library' 2, 'bookmobile' 1"]
    assert listed(tmp_path / "b", words, translation, glossary("", "mobile-library")) == _NOTHING


def test_an_abbreviation_or_another_form_of_the_word_is_no_other_way(tmp_path: Path) -> None:
    added = "  - id: lending\n    term: {zh: 借阅, en: lending of books}\n    variants: {en: [lend of books, lending, LOB]}\n    category: places\n"
    assert listed(tmp_path, "借阅。\n\n借阅。\n\n借阅。", "Lending of books.\n\nLending.\n\nLOB.", glossary(added)) == _NOTHING
