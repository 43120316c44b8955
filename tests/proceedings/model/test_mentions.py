"""Names in running text: every spelling is found, and no chance match is."""

from __future__ import annotations

import pytest

from proceedings.model.mentions import Names

NAMES = [("费平", "fei"), ("梅萨-拉戈", "mesa"), ("Ann Lee", "lee"), ("Ann Lee-Brown", "brown"), ("Ann", "ann"), ("Q", "q")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("副研究员费平，分享了", [("费平", "fei")]),
        ("欧盟社保缴费平均占", []),
        ("教授梅萨 - 拉戈说", [("梅萨 - 拉戈", "mesa")]),
        ("教授梅萨-  拉戈说", [("梅萨-  拉戈", "mesa")]),
        ("Ann Lee-Brown and Ann  Lee", [("Ann Lee-Brown", "brown"), ("Ann  Lee", "lee")]),
        ("Annie and Joann", []),
        ("Ann Lee, Anna Lee-Brown, Ann Lee Browning", [("Ann Lee", "lee"), ("Ann Lee", "lee")]),
        ("Q, and not FAQ", [("Q", "q")]),
    ],
)
def test_a_person_is_found_wherever_named_and_only_there(words: str, expected: list[tuple[str, str]]) -> None:
    names = Names(NAMES, chance=["缴费平均"])
    assert [(words[mention.start : mention.end], mention.id) for mention in names.find(words)] == expected


def test_no_names_find_nothing() -> None:
    assert list(Names([]).find("Ann")) == []


def test_a_term_is_known_whatever_its_case_and_inside_others_too() -> None:
    terms = Names([("Library card", "card"), ("card", "any"), ("card", "paper"), ("移动 图书馆", "mobile"), ("图书馆", "library")], cased=False)
    assert terms.ids("LIBRARY\nCARDS, library cards") == []
    assert set(terms.ids("the library  Card")) == {"card", "any", "paper"}
    assert set(terms.ids("移动图书  馆")) == {"mobile", "library"}
