"""The stemmer of the browser is that of the build."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import Stemmer  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext, Page

from proceedings.languages import table
from proceedings.search import stemming
from proceedings.search.stemming import script, stemmer

LANGUAGES = ("en", "fr", "es", "ru", "ar", "de", "pl", "fi", "tr", "hi", "ko", "sk")
_STEMS = """async ([script, words]) => {
  const { default: stem, rules } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  return words.map((word) => stem(rules.reduce((spelling, [pattern, replacement]) => spelling.replace(pattern, replacement), word)));
}"""


@pytest.fixture(scope="module")
def empty_page(shared_context: BrowserContext) -> Iterator[Page]:
    """One empty page for all languages."""
    page = shared_context.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_inflection_has_the_same_stem_in_the_browser(empty_page: Page, language: str) -> None:
    stem, source = stemmer(language), script(language)
    assert stem
    assert source
    endings = [*sorted(set(re.findall(r'\["([^"]+)"', source))), "ise", "ising", "our", "re", "isation", *table(language).particles]
    chance = random.Random(1)
    beginnings = ["work", "pens", "nation", "cent", "lab", "приг", "كتب", "trab", "काम", "숙성", "누", "škol"]
    words = sorted({chance.choice(beginnings) + "".join(chance.choices(endings, k=chance.randint(0, 3))) for _ in range(2_000)})
    assert empty_page.evaluate(_STEMS, [source, words]) == [stem(word) for word in words]


def test_every_language_that_the_build_stems_has_its_script() -> None:
    scripts = {file.stem for file in (Path(stemming.__file__).parent / "snowball").glob("*.js")}
    assert scripts == set(Stemmer.algorithms()) - {"porter", "dutch_porter"}


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ko", ["숙성", "숙성은", "숙성이", "숙성에는", "숙성에서도"]),
        ("ko", ["누룩", "누룩은", "누룩의"]),
        ("sk", ["škola", "školy", "školách", "školami"]),
    ],
)
def test_the_forms_of_a_word_have_one_stem_where_its_language_has_a_table_alone(language: str, forms: list[str]) -> None:
    stem = stemmer(language)
    assert stem
    assert len({stem(form) for form in forms}) == 1
    assert len({stem(word) for word in ("회의", "회기", "나이", "나")}) == 4, "a short word keeps its last syllable"


def test_a_language_without_a_stemmer_is_said_to_have_none() -> None:
    assert stemmer("zh") is None
    assert script("zh") is None
