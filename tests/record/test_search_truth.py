"""The search finds exactly what the words of the record say, asked in a real browser with its real index."""

from __future__ import annotations

import functools
import http.server
import random
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from benchmarks import truth
from proceedings.reader.load_result import LoadResult

Ask = Callable[[str, str], dict[str, Any]]

_FIND = """async ([folder, query]) => {
  const own = await import(new URL("search-engine.js", document.querySelector("script[type=module]").src));
  const index = await own.openIndex(new URL(folder, location.href));
  const { entries, terms } = await own.search(index, query);
  return { remarks: entries.filter((one) => index.entries.kind[one] < 4), notes: own.notes(index, { terms }), kinds: entries.map((one) => index.kinds[index.entries.kind[one]]) };
}"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def ask(site: Path, browser: Browser) -> Iterator[Ask]:
    """Return a function that asks the index of a language's folder."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/about/")
        yield lambda folder, query: page.evaluate(_FIND, [folder, query])
        page.close()
        server.shutdown()


def _folder(library: LoadResult, language: str) -> str:
    assert library.record is not None
    return "/search/" if language == library.record.conference.default_language else f"/{language}/search/"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_query_of_the_set_finds_exactly_its_remarks(library: LoadResult, ask: Ask, language: str) -> None:
    assert library.record is not None
    own = truth.texts(library.record, language)
    for query in truth.queries()[language]:
        answer = ask(_folder(library, language), query.q)
        assert set(answer["remarks"]) == truth.relevant(own, language, query), query
        assert (query.kind == "misspelt") == any(query.meant.lower() in note.lower() for note in answer["notes"]), query


def test_any_string_of_characters_finds_exactly_the_remarks_that_contain_it(library: LoadResult, ask: Ask) -> None:
    assert library.record is not None
    own, chance = truth.texts(library.record, "zh"), random.Random(4)
    parts = [re.sub(r"\s", "", part) for remark in own.parts for part in remark if part]
    for _ in range(150):
        part, length = chance.choice(parts), chance.choice([1, 2, 3, 4, 6, 9, 15])
        start = chance.randrange(max(1, len(part) - length + 1))
        words = part[start : start + length]
        if re.fullmatch(r"[\w%](.*[\w%])?", words) and not re.search(r"[A-Za-z“”《》]", words):
            query = truth.Query(words, "string")
            found = set(ask(_folder(library, "zh"), words)["remarks"])
            readings = {number for number, many in own.readings.items() if any(reading in words for reading in many)}
            assert found - readings == truth.relevant(own, "zh", query) - readings, words


def test_any_quoted_phrase_finds_exactly_the_remarks_that_contain_it(library: LoadResult, ask: Ask) -> None:
    assert library.record is not None
    own, chance = truth.texts(library.record, "en"), random.Random(5)
    parts = [part.split() for remark in own.parts for part in remark if part]
    for _ in range(150):
        part, length = chance.choice(parts), chance.choice([1, 2, 3, 4, 6])
        start = chance.randrange(max(1, len(part) - length + 1))
        words = " ".join(part[start : start + length]).strip(".,;:()“”?")
        if words and not set(words) & set("“”"):
            query = truth.Query(f'"{words}"', "phrase")
            assert set(ask(_folder(library, "en"), query.q)["remarks"]) == truth.relevant(own, "en", query), words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_person_is_found_first_by_any_registered_spelling(library: LoadResult, ask: Ask, language: str) -> None:
    assert library.record is not None
    for speaker in library.record.speakers.values():
        for name in (*speaker.name.values(), *(one for many in speaker.variants.values() for one in many)):
            assert ask(_folder(library, language), name)["kinds"][:1] == ["speaker"], name
