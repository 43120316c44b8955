"""What a reader would lose: a name at the place in a list where the language looks for it."""

from __future__ import annotations

import pytest

from proceedings.languages.collation import sort_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("tr", ["Ağbaba", "Aygun", "Cemal", "Çelik", "Işık", "İnce", "Öz", "Şahin", "Ünal", "Zeki"]),
        ("sk", ["Adam", "Ágh", "Cibula", "Čaplovič", "Érsek", "Hora", "Chmel", "Ivan", "Ľupták", "Šimko", "Zajac", "Žiga"]),
        ("fr", ["cote", "coté", "côte", "Côté", "Élan", "Zoé"]),
        ("en", ["2nd", "Abel", "de Souza", "Émile", "Zoë"]),
        ("pt", ["Ângela", "Bento", "Conceição", "Zé"]),
        ("ko", ["강", "김", "박", "최"]),
        ("ja", ["かとう", "がとう", "さとう"]),
        ("zh", ["cai-fang", "fan-weidong", "wang-junfang"]),
    ],
)
def test_names_stand_where_their_language_looks_for_them(language: str, names: list[str]) -> None:
    keys = [sort_key(name, language) for name in names]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
