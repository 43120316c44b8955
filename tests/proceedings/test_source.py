"""The reader: what it takes, what it refuses, and that it names the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.problems import Problem
from proceedings.source import LARGEST_FILE, read_text, read_yaml, split_front_matter


def yaml_problems(text: str) -> list[str]:
    problems: list[Problem] = []
    read_yaml(text, "a.yml", problems)
    return [str(problem) for problem in problems]


def test_values_come_with_their_lines() -> None:
    document = read_yaml("a: 1\nb:\n  - x: y\n", "a.yml", [])
    assert document is not None
    assert document.data == {"a": 1, "b": [{"x": "y"}]}
    assert (document.line("a"), document.line("b", 0, "x"), document.line("b", 0, "unknown")) == (1, 3, 3)


def test_times_and_country_codes_stay_words() -> None:
    document = read_yaml("time: 9:30\ncountry: no\nday: 2022-07-26\nyes: on\n", "a.yml", [])
    assert document is not None
    assert document.data == {"time": "9:30", "country": "no", "day": "2022-07-26", "yes": "on"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", "a.yml:3: the key 'a' stands twice; keep one of them"),
        ("a: &x [1]\nb: *x\n", "a.yml:1: a YAML alias; write the value out"),
        ("a: !!python/object:os.system x\n", "a.yml:1: the YAML tag 'tag:yaml.org,2002:python/object:os.system'; write a plain value"),
        ("? [1, 2]\n: 3\n", "a.yml:1: a key that is not a word; write it as plain text"),
    ],
)
def test_what_could_be_misread_is_refused(text: str, problem: str) -> None:
    assert yaml_problems(text) == [problem]


def test_invalid_yaml_names_its_line() -> None:
    (problem,) = yaml_problems("a: 1\nb: [1, 2\nc: 3\n")
    assert problem.startswith("a.yml:3: invalid YAML:")


def test_a_yaml_bomb_is_defused() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert all("alias" in problem for problem in yaml_problems(bomb))


def test_nesting_without_end_is_refused() -> None:
    assert yaml_problems("[" * 5_000)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "f.md:1: the file is empty; write it or remove it"),
        (b" \n\n", "f.md:1: the file is empty; write it or remove it"),
        ("a\n开幕式".encode("gb18030"), "f.md:2: the file is not UTF-8; save it as UTF-8"),
        ("开".encode("utf-16"), "f.md:1: the file is not UTF-8; save it as UTF-8"),
        (b"a\nb\x00c", "f.md:2: invisible character U+0000; remove it"),
        ("a\n\u202eevil".encode(), "f.md:2: invisible character U+202E; remove it"),
        (b"x" * (LARGEST_FILE + 1), f"f.md:1: the file is larger than {LARGEST_FILE:,} bytes; split it"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, raw: bytes, problem: str) -> None:
    file = tmp_path / "f.md"
    file.write_bytes(raw)
    problems: list[Problem] = []
    assert read_text(file, "f.md", problems) is None
    assert [str(one) for one in problems] == [problem]


def test_windows_line_ends_and_byte_order_marks_are_taken_as_usual(tmp_path: Path) -> None:
    file = tmp_path / "f.md"
    file.write_bytes("\ufeffa\r\nb\r\n".encode())
    assert read_text(file, "f.md", []) == "a\nb\n"


def test_a_page_is_front_matter_and_blocks_with_lines() -> None:
    parts = split_front_matter("---\na: 1\n---\n\nfirst\nline\n\n\nsecond\n", "p.md", [])
    assert parts is not None
    front, blocks = parts
    assert (front.data, front.line("a")) == ({"a": 1}, 2)
    assert [(block.line, block.text) for block in blocks] == [(5, "first\nline"), (9, "second")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("no front matter", "p.md:1: no front matter; begin the file with a line '---'"),
        ("---\na: 1\n", "p.md:1: the front matter has no end; close it with a line '---'"),
    ],
)
def test_front_matter_must_be_whole(text: str, problem: str) -> None:
    problems: list[Problem] = []
    assert split_front_matter(text, "p.md", problems) is None
    assert [str(one) for one in problems] == [problem]
