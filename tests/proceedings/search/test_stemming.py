"""The stemmer of the browser is that of the build."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import Browser

from proceedings.search.stemming import script, stemmer

LANGUAGES = ("en", "fr", "es", "ru", "ar", "de", "pl", "fi", "tr", "hi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_inflection_has_the_same_stem_in_the_browser(browser: Browser, language: str) -> None:
    stem, own = stemmer(language), script(language)
    assert stem
    assert own
    endings = sorted(set(re.findall(r'\["([^"]+)"', own)))
    chance = random.Random(1)
    words = sorted({
        chance.choice(["work", "pens", "nation", "приг", "كتب", "trab", "काम"]) + "".join(chance.choices(endings, k=chance.randint(0, 3))) for _ in range(2_000)
    })
    page = browser.new_page()
    there = page.evaluate(
        "async ([own, words]) => { const stem = (await import(URL.createObjectURL(new Blob([own], { type: 'text/javascript' })))).default; return words.map(stem); }",
        [own, words],
    )
    page.close()
    assert there == [stem(word) for word in words]


def test_a_language_without_a_stemmer_is_said_to_have_none() -> None:
    assert stemmer("zh") is None
    assert script("zh") is None
