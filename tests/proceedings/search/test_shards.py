"""The bytes of the index: what is written is what the browser reads."""

from __future__ import annotations

import bisect
import random
import re
import zlib
from pathlib import Path

import pytest

from proceedings.search import facets, postings, shards
from proceedings.search.grams import ALIAS, END, FORM, SEPARATOR, Stream
from proceedings.search.postings import Posting, positions, weights

SCRIPTS = Path(__file__).resolve().parents[3] / "overrides" / "assets" / "javascripts"
STREAM = Stream([2, END, 1, END, 1, END, 1, END], [0, 6], [0, 0, 0, 0, 0, 0, 1, 1], [0, 1, 2, 3, postings.TITLES, postings.TITLES + 1, 0, 1])


def _keys(content: bytes) -> list[str]:
    data = zlib.decompress(content)
    size, at = (data[0], 1) if data[0] < 128 else (data[0] - 128 + 128 * data[1], 2)
    return data[at : at + size].decode().split("\n")


def test_a_title_weighs_more_than_a_mention() -> None:
    assert weights("one", STREAM, [2, 4, 6]).behind == bytes([1 + postings.TITLE, 0])


def test_positions_in_the_title_stand_behind_those_in_the_text() -> None:
    posting = positions("one", STREAM, [2, 4, 6])
    assert posting.entries == bytes([1, 0, 1])
    assert posting.behind == bytes([2]) + postings.numbers([postings.TITLES - 2, 0])


def test_a_shard_holds_sorted_keys_and_their_lists() -> None:
    written = dict(shards.shards([Posting("b", b"\x01", b"\x05"), Posting("a", b"\x01\x02", b"\x03\x04", positional=False)]))
    assert zlib.decompress(written[""]) == b"\x03a\nb" + bytes([4, 2, 3, 1]) + b"\x01\x02\x01" + b"\x03\x04\x05"


def test_the_inflections_of_a_word_stay_in_one_file() -> None:
    results = [Posting(f"stem{number:03}\x02form{form}", bytes(1_500), bytes(1_500)) for number in range(9) for form in range(2)]
    for _, content in shards.shards(results):
        keys = _keys(content)
        assert keys[0].endswith("form0")
        assert len(keys) % 2 == 0


def test_a_key_is_looked_for_in_the_file_that_has_it() -> None:
    chance = random.Random(3)
    keys = sorted({"".join(chance.choices("abc\x01", k=chance.randint(1, 9))) for _ in range(2_000)})
    results = list(shards.shards(Posting(key, bytes(20), bytes(20)) for key in keys))
    starts = [start for start, _ in results]
    assert len(results) > 5
    assert starts == sorted(starts)
    for number, (_, content) in enumerate(results):
        assert all(bisect.bisect_right(starts, key) - 1 == number for key in _keys(content))


def test_a_long_directory_leaves_its_keys_to_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [f"key{number:03}" for number in range(150)]
    assert shards.directory(keys) == ({"keys": keys}, [])
    monkeypatch.setattr(shards, "MOST", 149)
    facts, pages = shards.directory(keys)
    assert facts == {"page": 64, "keys": ["key000", "key064", "key128"]}
    assert len(pages) == 3
    assert shards.directory(["a", "b"]) == ({"keys": ["a", "b"]}, [])


@pytest.mark.parametrize(
    ("file", "name", "value"),
    [
        ("search-files.js", "TIMES", list(postings.TIMES)),
        ("search-files.js", "TITLE", postings.TITLE),
        ("search-files.js", "TITLES", postings.TITLES),
        ("search-facets.js", "RECENT", facets.RECENT),
        ("search-postings.js", "NEXT", f'"\\u{ord(SEPARATOR):04x}"'),
        ("search-postings.js", "FORM", f'"\\u{ord(FORM):04x}"'),
        ("search-postings.js", "ALIAS", f'"\\u{ord(ALIAS):04x}"'),
    ],
)
def test_the_browser_reads_with_the_constants_that_the_build_writes_with(file: str, name: str, value: object) -> None:
    results = re.search(rf"const {name} = (.+);", (SCRIPTS / file).read_text(encoding="utf-8"))
    assert results
    assert results[1] == str(value)
