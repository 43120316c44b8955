"""The benchmark of the checks: how their time grows with the length of the worst texts, which repeat what their patterns look for.

    python tests/benchmarks/checks.py [--sizes 4000 40000 400000] [--only paragraph page] [--text '1,' '*']

Each text is repeated to each size and put into the fabricated conference: as a paragraph in every language, as a paragraph of a
page of prose, as the name of a speaker, as the value of a key. Then the folder is loaded and checked in one process. Texts in
other languages than the conference's go through the readers of numbers, words and scripts of each language that has a table.
The table has the seconds for each size, and the growth: how many times longer each character takes in the longest text than in
the shortest. What is linear has about 1.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from proceedings.checks import CHECKS  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.languages import foreign, half_width  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.languages.numbers import missing  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.languages.words import Phrases  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.reader.loader import load  # ruff: ignore[module-import-not-at-top-of-file]

OTHER = ROOT / "tests" / "data" / "other"
SIZES = (4_000, 40_000, 400_000)
LIMIT = 2.0  # times what is linear
_NOISE = 0.05  # seconds that the shortest text takes at least, so that the growth is not that of the clock

NUMBERS = ("1", "1,", "1.", "1,000 ", "1 000 ", "1\u202f000 ", "1-", "1 à ", "20 ", "1 %", "1  ", "- ", "٣٫", "Ⅷ")
NUMBER_WORDS = ("one ", "twenty-", "hundred and ", "million ", "mai ", "百", "一", "1万", "万亿", "第", "百分之", "千 ", "千　", "백만", "만")
MARKS = (
    "*",
    "*a* ",
    "**",
    "[^",
    "[^1]",
    "[^a]: ",
    "{",
    "{zh: ",
    "{zh: 中}",
    "{p9}",
    "\\",
    "\\*",
    "<",
    "<a",
    "<a>",
    "</a>",
    "](",
    "[a](b)",
    "![",
    "[",
    "]",
    "{#",
    "{:",
)
PUNCTUATION = (
    '"',
    "'",
    "“",
    "«",
    "(",
    "…",
    "  a",
    " ",
    "\u00a0",
    "\u3000",
    "\u3000a",
    "中,",
    "中 ,",
    "Ａ",
    "_",
    "`",
    "``a",
    "~",
    "|",
    "&",
    "&#",
    ":",
    "#",
    "://",
    "http://",
)
LETTERS = ("a", "e\u0301", "中", "中 ", "д", "و", "والو ", "ا", "n\u0303 ", "\u200d", "\u202e", "İ", "ß", "한국 ", "とし", "ไทย")
LINES = (
    "a\n",
    "a\n\n",
    "- a\n",
    "  - a\n",
    "> ",
    "> a\n",
    "```a\n",
    "```\n",
    "# a\n",
    "1. a\n",
    "|a|b|\n",
    "    a\n",
    "***\n",
    "[a]: b\n",
    "* * ",
    "  \n",
    "a  \n",
)
TEXTS = (*NUMBERS, *NUMBER_WORDS, *MARKS, *PUNCTUATION, *LETTERS)
LANGUAGES = ("zh", "zh-Hant", "en", "fr", "ar", "ja", "ko", "th", "ru", "he", "xx")


def checked(docs: Path) -> int:
    """Load a folder and run every check; return the number of problems."""
    loaded = load(docs)
    return len(loaded.problems) + sum(1 for check in CHECKS if loaded.record for _ in check(loaded))


def _put(docs: Path, pattern: str, before: str, text: str) -> None:
    for file in docs.glob(pattern):
        words = file.read_text(encoding="utf-8")
        assert before in words
        file.write_text(words.replace(before, before + text, 1), encoding="utf-8")


def paragraph(docs: Path, text: str) -> None:
    """Put a text into a paragraph of a session in every language."""
    _put(docs, "sessions/panel-1.*.md", "{#q1}\n\n", f"Q {text} ")


def page(docs: Path, text: str) -> None:
    """Put a text into a page of prose."""
    for file in docs.glob("about.*.md"):
        file.write_text(file.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")


def name(docs: Path, text: str) -> None:
    """Put a text into the name of a speaker and of a term, and into a post."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    for file in (docs / "_data" / "speakers.yml", docs / "_data" / "glossary.yml"):
        lines = file.read_text(encoding="utf-8").split("\n")
        at = next(number for number, line in enumerate(lines) if line.lstrip(" -").startswith(("name:", "term:")))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines[at] = f'{indent}{lines[at].strip().partition(":")[0]}: {{fr: "X {quoted}", en: "X {quoted}", ar: "X {quoted}"}}'
        file.write_text("\n".join(lines), encoding="utf-8")


def key(docs: Path, text: str) -> None:
    """Put a text, unquoted, behind a key of the front matter and of a registry."""
    _put(docs, "sessions/panel-1.*.md", "summary: ", text)
    _put(docs, "_data/conference.yml", "name: ", text)


def _language(text: str) -> None:
    for language in LANGUAGES:
        missing(text, language, text[1:], "en")
        missing(text, "en", text[1:], language)
        phrases = Phrases([(text[:40] or "a", "x"), (text[:3] or "a", "y")], language)
        phrases.ids(text)
        for _ in phrases.longest(text):
            pass
        for pattern in (foreign(language), half_width(language)):
            for _ in pattern.finditer(text) if pattern else ():
                pass


PLACES: dict[str, Callable[[Path, str], None] | None] = {"paragraph": paragraph, "page": page, "name": name, "key": key, "languages": None}


def seconds(place: str, unit: str, size: int) -> float:
    """Return the seconds of the processor that it takes to check a text of some characters in a place."""
    text = (unit * (size // len(unit) + 1))[:size]
    put = PLACES[place]
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(shutil.copytree(OTHER, Path(folder) / "docs"))
        if put:
            put(docs, text)
        before = time.process_time()
        checked(docs) if put else _language(text)
        return time.process_time() - before


def rows(sizes: tuple[int, ...], places: tuple[str, ...], texts: tuple[str, ...]) -> Iterator[tuple[str, str, list[float], float]]:
    """Yield place, text, seconds for each size, and the growth."""
    for place in places:
        for unit in (*texts, *(LINES if texts == TEXTS and place == "page" else ())):
            times = [seconds(place, unit, size) for size in sizes]
            yield place, unit, times, max(times[-1], _NOISE) / max(times[0], _NOISE * sizes[0] / sizes[-1], 1e-9) / (sizes[-1] / sizes[0])


def main() -> int:
    """Print the table; return 1 where a text takes more than `LIMIT` times what is linear."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", nargs="+", choices=PLACES, default=tuple(PLACES))
    parser.add_argument("--text", nargs="+", default=TEXTS)
    arguments = parser.parse_args()
    sizes = tuple(arguments.sizes)
    print(f"{'place':10} {'text':16} " + " ".join(f"{size:>9,}" for size in sizes) + "    growth")
    worst = 0.0
    for place, unit, times, growth in rows(sizes, tuple(arguments.only), tuple(arguments.text)):
        print(f"{place:10} {unit!r:16} " + " ".join(f"{value:9.3f}" for value in times) + f" {growth:9.2f}{' *' if growth > LIMIT else ''}", flush=True)
        worst = max(worst, growth)
    print(f"Worst growth: {worst:.2f} (limit {LIMIT})")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
