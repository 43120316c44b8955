"""What a reader would lose: a term that is there, in another form than the registered one."""

from __future__ import annotations

import pytest

from proceedings.languages.words import Phrases


@pytest.mark.parametrize(
    ("language", "phrase", "text"),
    [
        ("en", "mobile library", "The Mobile Libraries came."),
        ("en", "address", "two addresses"),
        ("en", "readers’ cards", "their reader’s cards, the readers’ card"),
        ("en", "high-road strategy", "a “high road” strategy"),
        ("fr", "prêt numérique", "les prêts numériques"),
        ("fr", "jeu local", "des jeux locaux"),
        ("ar", "بطاقة القارئ", "ببطاقة القارئ أو من دونها"),
        ("ar", "مكتبة متنقلة", "والمكتبة المتنقلة"),
        ("zh", "流动书馆", "办“流动 书馆”"),
        ("de", "Bücherei", "die BÜCHEREI"),
    ],
)
def test_a_phrase_is_found_in_the_forms_of_its_language(language: str, phrase: str, text: str) -> None:
    phrases = Phrases([(phrase, "it")], language)
    assert phrases.ids(text) == {"it"}
    assert list(phrases.longest(text)) == [(phrase, frozenset({"it"}))]


@pytest.mark.parametrize(("language", "phrase", "text"), [("en", "bus", "a busy day"), ("en", "library card", "library, no card"), ("fr", "prêt", "prêter")])
def test_another_word_is_not_taken_for_it(language: str, phrase: str, text: str) -> None:
    assert Phrases([(phrase, "it")], language).ids(text) == set()


def test_the_longest_phrase_is_taken_and_those_inside_it_are_known_too() -> None:
    phrases = Phrases([("library", "a"), ("mobile library", "b"), ("mobile library", "c")], "en")
    assert list(phrases.longest("a mobile library, a library")) == [("mobile library", frozenset({"b", "c"})), ("library", frozenset({"a"}))]
    assert phrases.ids("a mobile library") == {"a", "b", "c"}
