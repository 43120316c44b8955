"""What a reader would lose: somebody who is named in the record and not in its translation."""

from __future__ import annotations

from pathlib import Path

from fabricated import compare


def test_a_person_who_is_not_named_in_the_translation_is_told(tmp_path: Path) -> None:
    (problem,) = compare(tmp_path, "甲乙丙说过。", "Somebody said so.")
    assert problem.startswith(
        "docs/sessions/talk.en.md:9: '甲乙丙' of jia-yibing-p1 is not named; write 'Jia Yibing' or a registered variant, or write why not"
    )


def test_an_organisation_is_named_by_any_of_its_registered_forms(tmp_path: Path) -> None:
    assert compare(tmp_path, "乌研院说过。", "The NOWI said so.") == []
    assert compare(tmp_path, "乌有研究院说过。", "The Nowhere Institute said so.") == []


def test_a_body_inside_another_is_not_named_by_it(tmp_path: Path) -> None:
    assert compare(tmp_path, "乌有研究院出版社说过。", "Nowhere Press said so.") == []
    (problem,) = compare(tmp_path, "乌研院和乌有研究院出版社。", "Nowhere Press.")
    assert "'乌研院' of jia-yibing-p1 is not named" in problem


def test_a_name_that_stands_by_chance_is_not_asked_for(tmp_path: Path) -> None:
    assert compare(tmp_path, "有装甲乙丙类。", "There are kinds.") == []


def test_a_word_that_is_only_part_of_another_is_no_name(tmp_path: Path) -> None:
    (problem,) = compare(tmp_path, "乌研院说过。", "The NOWIsh said so.")
    assert "is not named" in problem
