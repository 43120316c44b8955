"""The index answers for every string of tokens, whatever is frequent in it."""

from __future__ import annotations

import bisect
import random
import zlib

from proceedings.search import shards
from proceedings.search.grams import END, Gram, Stream, grams


def _stream(parts: list[list[int]]) -> Stream:
    tokens: list[int] = []
    starts: list[int] = []
    owners: list[int] = []
    for number, part in enumerate(parts):
        starts.append(len(tokens))
        tokens += [*part, END]
        owners += [number] * (len(part) + 1)
    return Stream(tokens, starts, starts, owners)


def test_every_place_of_the_text_is_found_by_exactly_one_gram() -> None:
    chance = random.Random(1)
    stream = _stream([[chance.randint(1, 4) for _ in range(30)] for _ in range(40)])
    found = list(grams(stream, 20))
    places = sorted(place for gram in found for place in gram.places or ())
    assert places == [place for place, token in enumerate(stream.tokens) if token != END]


def test_a_frequent_gram_lists_exactly_the_entries_that_have_it() -> None:
    chance = random.Random(2)
    parts = [[chance.randint(1, 4) for _ in range(30)] for _ in range(40)]
    for gram in grams(_stream(parts), 20):
        if gram.places is None:
            words = ",".join(map(str, gram.key))
            assert set(gram.entries) == {number for number, part in enumerate(parts) if f",{words}," in f",{','.join(map(str, part))},"}


def test_words_of_two_parts_are_never_joined() -> None:
    assert (1, 2) not in {gram.key for gram in grams(_stream([[1], [2], [1], [2], [1], [2]]), 1)}


def test_a_formula_repeated_by_the_hundred_ends() -> None:
    found = list(grams(_stream([[1] * 50 for _ in range(50)]), 3))
    assert max(len(gram.key) for gram in found) == 8


def test_a_title_weighs_more_than_a_mention() -> None:
    stream = Stream([1, END, 2, END, 1, END], [0, 4], [2, 4], [0, 0, 0, 0, 1, 1])
    one = next(gram for gram in grams(stream, 1) if gram.key == (1,))
    assert one == Gram((1,), entries={0: 3, 1: 2})


def test_a_shard_holds_sorted_keys_and_their_lists() -> None:
    written = dict(shards.shards([shards.places("b", [3, 200, 201]), shards.weighed("a", {0: 2, 7: 5})]))
    content = zlib.decompress(written[""])
    assert content == b"\x03a\nb" + bytes([2 * 5 + 1, 2 * 4]) + bytes([2, 0, 7, 2, 5]) + bytes([3, 0xC5, 0x01, 1])


def test_the_inflections_of_a_word_stay_in_one_file() -> None:
    postings = [shards.places(f"stem{number:03}\x02form{form}", range(0, 9_000, 3)) for number in range(9) for form in range(2)]
    for _, content in shards.shards(postings):
        keys = [key for key in zlib.decompress(content).decode("latin-1").split("stem") if "\x02form" in key]
        assert "form0" in keys[0]
        assert len(keys) % 2 == 0


def test_a_key_is_looked_for_in_the_file_that_has_it() -> None:
    chance = random.Random(3)
    keys = sorted({"".join(chance.choices("abc\x01", k=chance.randint(1, 9))) for _ in range(2_000)})
    found = list(shards.shards(shards.places(key, [1] * 40) for key in keys))
    starts = [start for start, _ in found]
    assert len(found) > 5
    assert starts == sorted(starts)
    for number, (_, content) in enumerate(found):
        data = zlib.decompress(content)
        size, at = (data[0], 1) if data[0] < 128 else (data[0] - 128 + 128 * data[1], 2)
        for key in data[at : at + size].decode().split("\n"):
            assert bisect.bisect_right(starts, key) - 1 == number
