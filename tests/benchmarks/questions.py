"""A thousand random questions: what the search finds beside what the texts say, and how long it takes beside another build.

    python tests/benchmarks/questions.py SITE [--docs docs] [--number 1000] [--beside SITE] [--seed 1]

SITE is the built site of the record in `--docs`. The questions are drawn from the record's own words, for each language as many: words, strings
of characters, phrases in quotation marks, names of speakers, numbers. Printed are recall and precision on what truth.py works out
without any index, each question that was answered otherwise, and the milliseconds from question to ten results in a page that keeps what
it fetched: the median, the mean of the slowest twentieth and the sum, when all questions are asked first and when they are asked again, with
every file there. Another build of the same record, given by `--beside`, is asked each question in turn with this one.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from playwright.sync_api import Page, sync_playwright  # ruff: ignore[module-import-not-at-top-of-file]

from benchmarks import search, truth  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.books import browser as browsers  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.model.edition import Edition  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.model.record import Proceedings  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.reader.loader import load  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.search import spelling  # ruff: ignore[module-import-not-at-top-of-file]

_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_WORD = re.compile(r"(?<!\w)[A-Za-z]{3,}(?!\w)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[%％]?")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SLOW = 20  # one of so many questions is called slow
_SHOWN = 10  # results that are made
_ASK = """async ([folder, query, shown]) => {
  globalThis.engine ??= await import(document.querySelector("script[type=module][src*=site]").src.replace("site.js", "search-engine.js"));
  const index = await engine.openIndex(new URL(folder, location.href));
  const start = performance.now();
  const { entries, terms } = await engine.search(index, query);
  await Promise.all(entries.slice(0, shown).map((entry) => engine.result(index, entry, terms)));
  const milliseconds = performance.now() - start;
  return [milliseconds, index.range ? entries.filter((entry) => index.range(entry) === "remark") : []];
}"""


def questions(record: Proceedings, language: str, texts: truth.Texts, number: int, chance: random.Random) -> Iterator[truth.Query]:
    """Yield so many questions of all kinds."""
    parts = [part for remark_parts in texts.parts for part in remark_parts if part]
    names = [speaker.name[language] for speaker in record.speakers.values()]
    spellings = Counter(spelling.canonical(word.lower()) for word in {word.lower() for part in parts for word in _WORD.findall(part)})
    kinds: Mapping[str, Callable[[], truth.Query | None]] = {
        "words": lambda: _words(chance.choice(parts), language, spellings, chance),
        "phrase": lambda: _phrase(chance.choice(parts), language, chance),
        "name": lambda: truth.Query(chance.choice(names), "words" if language == "en" else "string"),
        "number": lambda: _number(chance.choice(parts), chance),
    }
    weights = (4, 3, 1, 2)
    while number:
        draw = kinds[chance.choices(list(kinds), weights)[0]]
        if question := draw():
            number -= 1
            yield question


def _words(part: str, language: str, spellings: Mapping[str, int], chance: random.Random) -> truth.Query | None:
    """Return one to three words of a part, or a string of Chinese characters. Truth knows of one spelling of each word only."""
    if language != "en":
        runs = _HAN.findall(part)
        return truth.Query(_piece(chance.choice(runs), chance.randint(2, 6), chance), "string") if runs else None
    words = [word for word in _WORD.findall(part) if spellings[spelling.canonical(word.lower())] == 1 and spelling.canonical(word.lower()) == word.lower()]
    chosen = chance.sample(words, min(len(words), chance.randint(1, 3)))
    return truth.Query(" ".join(chosen), "words") if chosen else None


def _phrase(part: str, language: str, chance: random.Random) -> truth.Query | None:
    """Return what stands in a part one behind the other: words in quotation marks, or characters."""
    if language != "en":
        return truth.Query(_EDGES.sub("", _piece(part, chance.randint(6, 20), chance)), "string") if len(part) > 20 and '"' not in part else None
    words = re.findall(r"(?<!\w)[A-Za-z]+(?: [A-Za-z]+){1,5}(?!\w)", part)
    return truth.Query(f'"{_cut(chance.choice(words).split(), chance)}"', "phrase") if words else None


def _cut(words: Sequence[str], chance: random.Random) -> str:
    start = chance.randrange(len(words) - 1)
    return " ".join(words[start : start + chance.randint(2, 5)])


def _piece(text: str, length: int, chance: random.Random) -> str:
    start = chance.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]


def _number(part: str, chance: random.Random) -> truth.Query | None:
    """Return a number of a part."""
    numbers = _NUMBER.findall(part)
    return truth.Query(chance.choice(numbers), "number") if numbers else None


def relevant(texts: truth.Texts, language: str, question: truth.Query) -> set[int]:
    """Return the remarks that a question should find. In English a number is never a part of another one, but 6 is found in 6.5."""
    if question.kind != "number" or language != "en":
        return truth.relevant(texts, language, truth.Query(question.q, "string") if question.kind == "number" else question)
    number = re.sub(r"(?<=\d),(?=\d{3}(?!\d))|%$", "", question.q)
    pattern = re.compile(rf"(?<!\w){re.escape(number)}(?!\w)")
    return {at for at, parts in enumerate(texts.parts) if any(pattern.search(truth.plain(part)) for part in parts)}


def ask(pages: Sequence[Page], folder: str, asked: Sequence[truth.Query]) -> tuple[list[list[float]], list[list[int]]]:
    """Ask each question on each page in turn; return the milliseconds by page, and the answers of the first."""
    times: list[list[float]] = [[] for _ in pages]
    answers = []
    for question in asked:
        for at, page in enumerate(pages):
            milliseconds, remarks = page.evaluate(_ASK, [folder, question.q, _SHOWN])
            times[at].append(milliseconds)
            if at == 0:
                answers.append(remarks)
    return times, answers


def _report(language: str, texts: truth.Texts, asked: Sequence[truth.Query], answers: Sequence[Sequence[int]]) -> None:
    right = wanted = results = 0
    for question, answer in zip(asked, answers, strict=True):
        meant = relevant(texts, language, question)
        right, wanted, results = right + len(meant & {*answer}), wanted + len(meant), results + len(answer)
        if meant != {*answer}:
            print(f"   {question.kind:7} {question.q}: {len(meant)} remarks have it, {len(answer)} found, {len(meant - {*answer})} missed")
    kinds = Counter(question.kind for question in asked)
    print(f"{language} {len(asked)} questions {dict(kinds)}: recall {right / wanted:.4f}, precision {right / results:.4f}", flush=True)


def _times(what: str, times: Sequence[Sequence[float]]) -> None:
    for name, milliseconds in zip(("this build", "beside it"), times, strict=False):
        slow = sorted(milliseconds)[-max(1, len(milliseconds) // _SLOW) :]
        print(f"{what}, {name}: median {statistics.median(milliseconds):.1f} ms, slowest twentieth {statistics.mean(slow):.1f}, all {sum(milliseconds):.0f}")


def main(sites: Sequence[Path], docs: Path, number: int, seed: int) -> None:
    """Print what was found, and how quickly."""
    record: Any = load(docs).record
    with ExitStack() as stack:
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=browsers.find(), args=["--no-sandbox"])
        pages = []
        for site in sites:
            address, _ = stack.enter_context(search.served(site))
            pages.append(browser.new_page())
            pages[-1].goto(f"{address}about/")
        for language in record.languages:
            texts = truth.texts(record, language)
            asked = list(questions(record, language, texts, number, random.Random(seed)))
            folder = f"/{Edition(record, language).root}search/"
            times, answers = ask(pages, folder, asked)
            _report(language, texts, asked, answers)
            _times(f"{language} first", times)
            _times(f"{language} again", ask(pages, folder, asked)[0])
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Ask the search random questions.")
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="the record that was built")
    parser.add_argument("--number", type=int, default=1_000, help="questions for each language")
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="another build of the same record")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers")
    chosen = parser.parse_args()
    main([each.resolve() for each in (chosen.site, *chosen.beside)], chosen.docs, chosen.number, chosen.seed)
