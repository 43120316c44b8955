"""What a reader would lose: a number that a translation drops, changes, or gives another size."""

from __future__ import annotations

from pathlib import Path

import pytest
from fabricated import compare

PAIRS = [
    ("共 1.45 亿人。", "In all, 145 million people."),
    ("减收 715 亿元。", "71.5 billion yuan less."),
    ("基金 1.5 万亿元。", "A fund of 1.5 trillion yuan."),
    ("有 8 成。", "It is 80 per cent."),
    ("八成读者。", "Eighty per cent of readers."),
    ("有 3000多名。", "More than 3,000 of them."),
    ("占 43.2%。", "It is 43.2 per cent."),
    ("占百分之四十。", "It is 40%."),
    ("提高 3 个百分点。", "Up by three percentage points."),
    ("按第 102 号。", "Under No. 102."),
    ("在 20 世纪 80 年代至 90 年代。", "From the 1980s to the 1990s."),
    ("从 90 年代开始。", "From the 1990s on."),
    ("2022 年 7 月 26 至 28 日。", "From 26 to 28 July 2022."),
    ("一是读，二是写。", "First, reading; second, writing."),
    ("第一，读。第二，写。", "First, reading. Secondly, writing."),
    ("有三方面、五大、两种。", "Three sides, five great ones, and two kinds."),
    ("数十万至数百万册。", "From hundreds of thousands to several million volumes."),
    ("经过几十年。", "After several decades."),
    ("过去十年。", "In the past decade."),
    ("百余人。", "More than a hundred people."),
    ("一百零五个。", "One hundred and five."),
    ("二十一个。", "Twenty-one."),
    ("1-2 万人。", "10,000 to 20,000 people."),
    ("30-40%。", "30–40 per cent."),
    ("一个统一的书单，唯一的。", "A list for all, the only one."),
]


@pytest.mark.parametrize(("words", "translation"), PAIRS)
def test_a_number_of_the_same_value_is_accepted_however_it_is_written(tmp_path: Path, words: str, translation: str) -> None:
    assert compare(tmp_path, words, translation) == []


@pytest.mark.parametrize(
    ("words", "translation", "lost"),
    [
        ("共 1.45 亿人。", "In all, 1.45 million people.", "1.45 亿人"),
        ("减收 715 亿元。", "715 billion yuan less.", "715 亿"),
        ("有 8 成。", "It is 8 per cent.", "8 成"),
        ("占 43.2%。", "It is 43.2.", "43.2%"),
        ("在 20 世纪 80 年代。", "In the 1880s.", "80 年代"),
        ("7 月开会。", "A meeting in June.", "7 月"),
        ("一是读，二是写，三是说。", "First, reading; third, speaking.", "二是"),
        ("第三，说。", "Then, speaking.", "第三"),
        ("有三方面。", "There are four sides.", "三方面"),
        ("有两种，另有两种。", "There are two kinds, and others.", "两种"),
        ("数百万册。", "A million volumes.", "数百万"),
    ],
)
def test_a_number_that_is_lost_or_changed_is_told(tmp_path: Path, words: str, translation: str, lost: str) -> None:
    (problem,) = compare(tmp_path, words, translation)
    assert problem == (
        f"docs/sessions/talk.en.md:9: the number '{lost}' of jia-yibing-p1 is missing; "
        f"write it, or write why not under 'exceptions' (at: jia-yibing-p1, check: numbers, words: {lost})"
    )


def test_numbers_of_titles_and_footnotes_count_too(tmp_path: Path) -> None:
    problems = compare(tmp_path, "读。[^1]\n\n[^1]: 见第 7 页。", "Reading.[^1]\n\n[^1]: See there.", titles=("第二部分", "Imaginary"))
    assert [problem.split("; ")[0] for problem in problems] == [
        "docs/sessions/talk.en.md:1: the number '第二部分' of title is missing",
        "docs/sessions/talk.en.md:11: the number '第 7' of jia-yibing is missing",
    ]
