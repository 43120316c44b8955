"""Names by family and given name."""

from __future__ import annotations

import pytest

from proceedings.citations.gbt7714 import name_2015, name_2025
from proceedings.citations.names import Name, initials
from proceedings.model.facts import Speaker


def name(whole: str, family: str = "") -> Name:
    return Name.of(Speaker(id="x", name={"en": whole}, sort={"en": "x"}, family={"en": family} if family else {}), "en")


@pytest.mark.parametrize(
    ("whole", "family", "given"),
    [
        ("张三", "张", "三"),
        ("Zhang San", "Zhang", "San"),
        ("Jean-Pierre Modèle", "Modèle", "Jean-Pierre"),
        ("Ana María Ejemplo Prueba", "Ejemplo Prueba", "Ana María"),
        ("安娜·穆斯特", "穆斯特", "安娜"),
        ("ليلى مثال", "مثال", "ليلى"),
        ("Ana Ana", "Ana", "Ana"),
        ("Xia", "", ""),
    ],
)
def test_what_is_not_the_family_name_was_given(whole: str, family: str, given: str) -> None:
    assert (name(whole, family).family, name(whole, family).given) == (family, given)


@pytest.mark.parametrize(
    ("whole", "family", "of_2025", "of_2015"),
    [  # the examples of GB/T 7714, 7.1.1 of 2025 and 8.1.1 of 2015, with other people
        ("张三", "张", "张三", "张三"),
        ("丸山太郎", "丸山", "丸山太郎", "丸山太郎"),
        ("安娜·穆斯特", "穆斯特", "穆斯特", "穆斯特"),
        ("Anna Muster", "Muster", "Muster A", "MUSTER A"),
        ("Anna Muster-Example", "Muster-Example", "Muster-Example A", "MUSTER-EXAMPLE A"),
        ("Anna De Muster", "De Muster", "De Muster A", "DE MUSTER A"),
        ("Zhang Sansan", "Zhang", "Zhang Sansan", "ZHANG Sansan"),
        ("Jean-Pierre Modèle", "Modèle", "Modèle J-P", "MODÈLE J P"),
        ("Ana María Ejemplo", "Ejemplo", "Ejemplo A M", "EJEMPLO A M"),
        ("Union", "", "Union", "Union"),
    ],
)
def test_names_follow_the_examples_of_the_chinese_standard(whole: str, family: str, of_2025: str, of_2015: str) -> None:
    assert (name_2025(name(whole, family)), name_2015(name(whole, family))) == (of_2025, of_2015)


def test_initials_keep_the_hyphen_and_the_stop_of_the_style() -> None:
    assert initials("Jean-Pierre Marie", stop=".") == "J.-P. M."
