"""The search finds exactly what the words of the record say, asked in a real browser with its real index."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from benchmarks import truth
from proceedings.reader.load_result import LoadResult
from serving import serving_files

Ask = Callable[..., list[dict[str, Any]]]

_STRINGS = 150  # strings that are drawn
_PASSAGE = 40  # characters
_SENTENCE = {"zh": re.compile(r"[^。！？]+[。！？]?[”’」』）]*"), "en": re.compile(r".+?[.?!]”?(?= [A-Z“]|$)")}
_FIND = """async ([folder, queries, module, byItself]) => {
  const [engine, { search }, { mayFindMore, search: searchInside }] = await Promise.all(["search-engine.js", module, "search-inside.js"].map((name) => import(new URL(name, document.querySelector("script[type=module]").src))));
  const index = await engine.openIndex(new URL(folder, location.href));
  const answers = [];
  for (const query of queries) {
    let results = await search(index, query);
    if (byItself && engine.isWeak(results) && (await mayFindMore(index, query, results.terms))) results = await searchInside(index, query);
    const kinds = results.entries.map((entry) => index.range(entry));
    answers.push({ remarks: results.entries.filter((_, at) => kinds[at] === "remark"), notes: engine.notes(index, results), kinds });
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def ask(site: Path, shared_context: BrowserContext) -> Iterator[Ask]:
    """Return a function that asks the index of a language's folder any number of queries, by the engine or another module, or as the search page does."""
    with serving_files(site) as address, shared_context.new_page() as page:
        page.goto(f"{address}about/")
        yield lambda folder, queries, module="search-engine.js", by_itself=False: page.evaluate(_FIND, [folder, queries, module, by_itself])


def _folder(loaded: LoadResult, language: str) -> str:
    assert loaded.record is not None
    return "/search/" if language == loaded.record.conference.default_language else f"/{language}/search/"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_query_of_the_set_finds_exactly_its_remarks(loaded: LoadResult, ask: Ask, language: str) -> None:
    assert loaded.record is not None
    texts, queries = truth.texts(loaded.record, language), truth.queries()[language]
    for query, answer in zip(queries, ask(_folder(loaded, language), [query.q for query in queries]), strict=True):
        assert set(answer["remarks"]) == truth.relevant(texts, language, query), query
        assert (query.kind == "misspelt") == any(query.meant.lower() in note.lower() for note in answer["notes"]), query


def test_any_string_of_characters_finds_exactly_the_remarks_that_contain_it(loaded: LoadResult, ask: Ask) -> None:
    assert loaded.record is not None
    texts, chance = truth.texts(loaded.record, "zh"), random.Random(4)
    parts = [re.sub(r"\s", "", part) for remark in texts.parts for part in remark if part]
    strings: list[str] = []
    while len(strings) < _STRINGS:
        part, length = chance.choice(parts), chance.choice([1, 2, 3, 4, 6, 9, 15])
        start = chance.randrange(max(1, len(part) - length + 1))
        string = part[start : start + length]
        if re.fullmatch(r"[\w%](.*[\w%])?", string) and not re.search(r"[A-Za-z“”《》]", string):
            strings.append(string)
    for string, each_string in zip(strings, ask(_folder(loaded, "zh"), strings), strict=True):
        readings = {number for number, many in texts.readings.items() if any(reading in string for reading in many)}
        assert set(each_string["remarks"]) - readings == truth.relevant(texts, "zh", truth.Query(string, "string")) - readings, string


def test_any_quoted_phrase_finds_exactly_the_remarks_that_contain_it(loaded: LoadResult, ask: Ask) -> None:
    assert loaded.record is not None
    texts, chance = truth.texts(loaded.record, "en"), random.Random(5)
    parts = [part.split() for remark in texts.parts for part in remark if part]
    phrases: list[str] = []
    while len(phrases) < _STRINGS:
        part, length = chance.choice(parts), chance.choice([1, 2, 3, 4, 6])
        start = chance.randrange(max(1, len(part) - length + 1))
        phrase = " ".join(part[start : start + length]).strip(".,;:()“”?")
        if phrase and not set(phrase) & set("“”"):
            phrases.append(f'"{phrase}"')
    for phrase, each_phrase in zip(phrases, ask(_folder(loaded, "en"), phrases), strict=True):
        assert set(each_phrase["remarks"]) == truth.relevant(texts, "en", truth.Query(phrase, "phrase")), phrase


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sentence_pasted_whole_is_found(loaded: LoadResult, ask: Ask, language: str) -> None:
    assert loaded.record is not None
    texts = truth.texts(loaded.record, language)
    sentences = [(number, sentence.strip()) for number, parts in enumerate(texts.parts) for part in parts for sentence in _SENTENCE[language].findall(part)]
    assert len(sentences) > len(texts.parts)
    answers = ask(_folder(loaded, language), [sentence for _, sentence in sentences])
    assert [sentence for (number, sentence), each_sentence in zip(sentences, answers, strict=True) if number not in each_sentence["remarks"]] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_passage_cut_out_anywhere_is_found(loaded: LoadResult, ask: Ask, language: str) -> None:
    assert loaded.record is not None
    texts, chance = truth.texts(loaded.record, language), random.Random(6)
    remarks = [(number, part) for number, parts in enumerate(texts.parts) for part in parts if len(part) > _PASSAGE]
    passages = []
    for number, part in chance.choices(remarks, k=_STRINGS):
        start = chance.randrange(len(part) - _PASSAGE)
        passages.append((number, part[start : start + _PASSAGE].strip()))
    answers = ask(_folder(loaded, language), [passage for _, passage in passages])
    assert [passage for (number, passage), each_passage in zip(passages, answers, strict=True) if number not in each_passage["remarks"]] == []


@pytest.mark.parametrize(("length", "most"), [(6, 2), (9, 1), (12, 0)])
def test_scraps_of_words_are_found_and_all_where_a_reader_asks_to_look_inside_words(loaded: LoadResult, ask: Ask, length: int, most: int) -> None:
    """Missed are pieces of words that are words of the text themselves: “formation” of “information”."""
    assert loaded.record is not None
    texts, chance = truth.texts(loaded.record, "en"), random.Random(6)
    parts = [(number, part) for number, many in enumerate(texts.parts) for part in many if len(part) > length]
    starts = [(number, part, chance.randrange(len(part) - length + 1)) for number, part in chance.choices(parts, k=2 * _STRINGS)]
    scraps = [(number, part[start : start + length]) for number, part, start in starts]
    answers = ask(_folder(loaded, "en"), [scrap for _, scrap in scraps], by_itself=True)
    missed = [scrap for (number, scrap), answer in zip(scraps, answers, strict=True) if number not in answer["remarks"]]
    assert len(missed) <= most, missed
    pieces = [*missed, *(scrap for _, scrap in scraps[:5])]
    for piece, answer in zip(pieces, ask(_folder(loaded, "en"), pieces, "search-inside.js"), strict=True):
        words = truth.plain(piece).strip()
        assert {number for number, many in enumerate(texts.parts) if any(words in truth.plain(part) for part in many)} <= set(answer["remarks"]), piece


def test_letters_that_are_no_word_find_all_words_that_begin_so(loaded: LoadResult, ask: Ask) -> None:
    assert loaded.record is not None
    texts, chance = truth.texts(loaded.record, "en"), random.Random(7)
    words = [set(re.findall(r"[a-z]+", " ".join(parts).lower())) for parts in texts.parts]
    beginnings = sorted({word[: chance.randrange(6, len(word))] for many in words for word in sorted(many) if len(word) > 8 and not chance.randrange(9)})
    assert len(beginnings) > _STRINGS
    answers = [
        (beginning, set(answer["remarks"])) for beginning, answer in zip(beginnings, ask(_folder(loaded, "en"), beginnings), strict=True) if answer["notes"]
    ]
    assert len(answers) > _STRINGS / 2
    for beginning, remarks in answers:
        assert {number for number, many in enumerate(words) if any(word.startswith(beginning) for word in many)} <= remarks, beginning


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_person_is_found_first_by_any_registered_spelling(loaded: LoadResult, ask: Ask, language: str) -> None:
    assert loaded.record is not None
    names = [name for speaker in loaded.record.speakers.values() for name in (*speaker.name.values(), *chain(*speaker.variants.values()))]
    answers = ask(_folder(loaded, language), names)
    assert [name for name, each_name in zip(names, answers, strict=True) if each_name["kinds"][:1] != ["speaker"]] == []


@pytest.mark.parametrize("sign", ["", "·", "•", "‧", "・", "．", "。", "⋅", "、", "-", "—", " "])
def test_a_transliterated_name_is_found_with_any_sign_between_its_parts(loaded: LoadResult, ask: Ask, sign: str) -> None:
    assert loaded.record is not None
    names = [re.sub(r"[·-]", sign, name) for speaker in loaded.record.speakers.values() if "·" in (name := speaker.name["zh"])]
    assert names
    answers = ask(_folder(loaded, "zh"), names)
    assert [name for name, each_name in zip(names, answers, strict=True) if each_name["kinds"][:1] != ["speaker"]] == []


@pytest.mark.parametrize(
    ("typed", "written"),
    [("個人帳戶", "个人账户"), ("「帐户」", "账户"), ("隨著", "随着"), ("計畫", "计划"), ("瞭解", "了解"), ("其它", "其他"), ("部份", "部分")],
)
def test_a_word_in_characters_of_another_way_of_writing_finds_what_the_record_writes(typed: str, written: str, loaded: LoadResult, ask: Ask) -> None:
    typed_answer, written_answer = ask(_folder(loaded, "zh"), [typed, written])
    assert written_answer["remarks"]
    assert set(typed_answer["remarks"]) == set(written_answer["remarks"])
    assert any(written in note for note in typed_answer["notes"])
    assert not written_answer["notes"]
