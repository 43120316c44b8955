"""What a reader would lose: a check that ends in time, and without a traceback, whatever a page repeats."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from benchmarks.checks import LINES, PLACES, checked, seconds
from conftest import DATA
from proceedings.checks import problems_of
from proceedings.languages.numbers import missing, read
from proceedings.reader.loader import load
from timing import is_in_time, processor_seconds

LENGTH = 8_000  # characters: what takes quadratic time needs several times the limit for them
LIMIT = 1.0  # second of the processor
WORST = ("1,", "1.", "1,000 ", "1 000 ", "百", "万亿", "\u3000", "*", "[^", "{", "](", "{:", "  a", "http://", '"', "中,", "Ａ", "\\", "والو ", "a")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", WORST)
def test_a_text_that_repeats_what_patterns_look_for_is_checked_in_time(place: str, text: str) -> None:
    assert is_in_time(partial(seconds, place, text), LENGTH // 4 if place == "languages" else LENGTH, LIMIT)  # eleven languages, each both ways


@pytest.mark.parametrize("text", LINES)
def test_lines_that_markdown_goes_over_again_and_again_are_checked_in_time(text: str) -> None:
    assert is_in_time(partial(seconds, "page", text), LENGTH, LIMIT)


@pytest.mark.parametrize(
    ("digits", "changed"), [("1" * 4_301, "1" * 4_302), ("1" * 5_000 + " million", "1" * 5_001 + " million"), ("第" + "一" * 5_000, "第" + "一" * 5_001)]
)
@pytest.mark.parametrize("language", ["zh", "en", "fr"])
def test_a_number_of_thousands_of_digits_is_a_number_like_others(digits: str, changed: str, language: str) -> None:
    assert missing(digits, language, digits, language) == []
    if read(digits, language):
        assert missing(digits, language, changed, language) != []


def test_a_number_of_thousands_of_digits_in_the_original_alone_is_told_with_its_line(docs: Path) -> None:
    file = docs / "sessions" / "panel-1.fr.md"
    file.write_text(file.read_text(encoding="utf-8").replace("{#q1}\n\n", f"{{#q1}}\n\n{'1' * 4301} ", 1), encoding="utf-8")
    problems = [str(problem) for problem in problems_of(load(docs)) if "number" in problem.message]
    assert [problem.partition(":")[0] for problem in problems] == ["docs/sessions/panel-1.ar.md", "docs/sessions/panel-1.en.md"]
    assert all(len(problem) < 1_000 for problem in problems)


def test_ten_thousand_remarks_are_checked_in_time(tmp_path: Path) -> None:
    def seconds_of(count: int) -> float:
        numbers = range(1000, 1000 + count)
        docs = Path(shutil.copytree(DATA / "other", tmp_path / "docs", dirs_exist_ok=True))
        for file in (docs / "sessions").glob("panel-1.*.md"):
            words = file.read_text(encoding="utf-8") + "".join(f"\n## {{#q{number}}}\n\nQ {number}.\n" for number in numbers)
            remark = next((line for line in words.split("\n") if line.startswith("  - {id: q1,")), "")
            rows = "\n".join(remark.replace("q1", f"q{number}", 1) for number in numbers)
            file.write_text(words.replace(remark, f"{remark}\n{rows}", 1) if remark else words, encoding="utf-8")
        problems: list[int] = []
        taken = processor_seconds(lambda: problems.append(checked(docs)))
        assert problems[0] < 10
        return taken

    assert is_in_time(seconds_of, 10_000, 20)


def test_what_grows_with_the_square_is_not_in_time_and_what_is_merely_slow_is() -> None:
    assert not is_in_time(lambda size: (size / 4_000) ** 2, 8_000, 1)
    assert is_in_time(lambda size: size / 4_000, 8_000, 1)
    assert is_in_time(lambda size: (size / 16_000) ** 2, 8_000, 1)


def test_the_fabricated_conference_is_the_one_that_is_measured() -> None:
    assert checked(DATA / "other") == 0
