"""The index answers for every string of tokens, whatever is frequent in it."""

from __future__ import annotations

import random

from proceedings.search.grams import END, Stream, grams


def _stream(parts: list[list[int]]) -> Stream:
    tokens: list[int] = []
    starts: list[int] = []
    owners: list[int] = []
    for number, part in enumerate(parts):
        starts.append(len(tokens))
        tokens += [*part, END]
        owners += [number] * (len(part) + 1)
    return Stream(tokens, starts, owners, [at for part in parts for at in range(len(part) + 1)])


def test_every_place_of_the_text_is_found_by_exactly_one_gram() -> None:
    chance = random.Random(1)
    stream = _stream([[chance.randint(1, 4) for _ in range(30)] for _ in range(40)])
    places = sorted(place for gram in grams(stream, 20) if not gram.frequent for place in gram.places)
    assert places == [place for place, token in enumerate(stream.tokens) if token != END]


def test_a_frequent_gram_is_in_exactly_the_entries_that_have_it() -> None:
    chance = random.Random(2)
    parts = [[chance.randint(1, 4) for _ in range(30)] for _ in range(40)]
    stream = _stream(parts)
    frequent = [gram for gram in grams(stream, 20) if gram.frequent]
    assert frequent
    for gram in frequent:
        words = ",".join(map(str, gram.key))
        results = {stream.owners[place] for place in gram.places}
        assert results == {number for number, part in enumerate(parts) if f",{words}," in f",{','.join(map(str, part))},"}


def test_words_of_two_parts_are_never_joined() -> None:
    assert (1, 2) not in {gram.key for gram in grams(_stream([[1], [2], [1], [2], [1], [2]]), 1)}


def test_a_formula_repeated_by_the_hundred_ends() -> None:
    results = list(grams(_stream([[1] * 50 for _ in range(50)]), 3))
    assert max(len(gram.key) for gram in results) == 8
