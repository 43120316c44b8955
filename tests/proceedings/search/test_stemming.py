"""The stemmer of the browser is that of the build."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import Stemmer  # type: ignore[import-not-found]
from playwright.sync_api import Browser, Page

from proceedings.search import stemming
from proceedings.search.stemming import script, stemmer

LANGUAGES = ("en", "fr", "es", "ru", "ar", "de", "pl", "fi", "tr", "hi")
_STEMS = """async ([script, words]) => {
  const { default: stem, rules } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  return words.map((word) => stem(rules.reduce((spelling, [pattern, replacement]) => spelling.replace(pattern, replacement), word)));
}"""


@pytest.fixture(scope="module")
def empty_page(browser: Browser) -> Iterator[Page]:
    """One empty page for all languages."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_inflection_has_the_same_stem_in_the_browser(empty_page: Page, language: str) -> None:
    stem, source = stemmer(language), script(language)
    assert stem
    assert source
    endings = [*sorted(set(re.findall(r'\["([^"]+)"', source))), "ise", "ising", "our", "re", "isation"]
    chance = random.Random(1)
    beginnings = ["work", "pens", "nation", "cent", "lab", "приг", "كتب", "trab", "काम"]
    words = sorted({chance.choice(beginnings) + "".join(chance.choices(endings, k=chance.randint(0, 3))) for _ in range(2_000)})
    assert empty_page.evaluate(_STEMS, [source, words]) == [stem(word) for word in words]


def test_every_language_that_the_build_stems_has_its_script() -> None:
    scripts = {file.stem for file in (Path(stemming.__file__).parent / "snowball").glob("*.js")}
    assert scripts == set(Stemmer.algorithms()) - {"porter", "dutch_porter"}


def test_a_language_without_a_stemmer_is_said_to_have_none() -> None:
    assert stemmer("zh") is None
    assert script("zh") is None
