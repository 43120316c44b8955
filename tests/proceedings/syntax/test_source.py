"""The reader: what it takes, what it refuses, and that it names the line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from proceedings.problems import Problem
from proceedings.syntax.source import LARGEST_FILE, read_text, read_yaml, split_front_matter


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
        ("a: [1]\nb: *x\n", "a.yml:2: the YAML alias '*x'; write the value out, or put it in quotes"),
        ("a: !!python/object:os.system x\n", "a.yml:1: the YAML tag 'tag:yaml.org,2002:python/object:os.system'; write a plain value, or put it in quotes"),
        ("? [1, 2]\n: 3\n", "a.yml:1: a key that is not a word; write it as plain text"),
    ],
)
def test_what_could_be_misread_is_refused(text: str, problem: str) -> None:
    assert yaml_problems(text) == [problem]


def test_invalid_yaml_names_its_line() -> None:
    *_, problem = yaml_problems("a: 1\nb: [1, 2\nc: 3\n")
    assert problem.startswith("a.yml:3: invalid YAML:")


def test_a_yaml_bomb_is_defused() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    messages = yaml_problems(bomb)
    assert len(messages) == 60 + 2 * 59
    assert all("the YAML alias" in problem or "the YAML anchor" in problem for problem in messages)


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_nesting_without_end_is_refused_and_overflows_nothing(opening: str) -> None:
    """Libyaml's own composer is recursive: from some 10,000 levels on it ends the process."""
    assert yaml_problems(f"{opening * 50_000}x")[-1] == "a.yml:1: invalid YAML: nested too deeply; write it flat"


def test_what_yaml_would_swallow_is_told() -> None:
    assert yaml_problems("a: Issue #5\nb: [c]  # a comment\n") == [
        "a.yml:1: '#5' begins a comment; put the value in quotes, or the comment on a line of its own"
    ]
    assert yaml_problems("a: 'b\n  c'\n") == ["a.yml:1: a value over several lines; close its quotes, or write it on one line"]
    assert yaml_problems("a: b\n---\nc: d\n") == ["a.yml:3: a second YAML document; remove the line '---' before it"]
    assert yaml_problems('a: "\\u202e"\n') == ["a.yml:1: invisible character U+202E; remove it"]
    assert yaml_problems('a: "e\\u0301"\n') == ["a.yml:1: 'e\u0301' is not in Unicode normal form C; type the words anew, or save the file in form C (NFC)"]


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "f.md:1: the file is empty; write it or remove it"),
        (b" \n\n", "f.md:1: the file is empty; write it or remove it"),
        ("a\n开幕式".encode("gb18030"), "f.md:2: the file is not UTF-8; save it as UTF-8"),
        ("开".encode("utf-16"), "f.md:1: the file is not UTF-8; save it as UTF-8"),
        (b"a\n" + b"\0" * 50, "f.md:2: the file is no text, but full of invisible characters, U+0000 first; save it as UTF-8 text"),
        (
            "about the record, for its readers, of the conference".encode("utf-16-le"),
            "f.md:1: the file is no text, but full of invisible characters, U+0000 first; save it as UTF-8 text",
        ),
        (b"x" * (LARGEST_FILE + 1), f"f.md:1: the file is larger than {LARGEST_FILE:,} bytes; split it"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, raw: bytes, problem: str) -> None:
    file = tmp_path / "f.md"
    file.write_bytes(raw)
    problems: list[Problem] = []
    assert read_text(file, "f.md", problems) is None
    assert [str(reported) for reported in problems] == [problem]


@pytest.mark.parametrize(
    "character", ["\0", "\r", "\x85", "\u202e", "\u2066", "\u200f", "\u00ad", "\u2028", "\ufffd", "\ufffe", "\ue000", "\U000e0041", "\u200d"]
)
def test_what_nobody_sees_is_told_with_its_line_and_the_rest_is_read_on(tmp_path: Path, character: str) -> None:
    file = tmp_path / "f.md"
    file.write_bytes(f"a\nb{character}c\n{character}d\n".encode())
    problems: list[Problem] = []
    assert read_text(file, "f.md", problems) == "a\nbc\nd\n"
    assert [str(problem) for problem in problems] == [f"f.md:{line}: invisible character U+{ord(character):04X}; remove it" for line in (2, 3)]


def test_joiners_stay_where_a_script_needs_them(tmp_path: Path) -> None:
    file = tmp_path / "f.md"
    file.write_text("می\u200cخواهم क्\u200dष\n", encoding="utf-8")
    problems: list[Problem] = []
    assert read_text(file, "f.md", problems) == "می\u200cخواهم क्\u200dष\n"
    assert problems == []


def test_letters_that_are_composed_otherwise_are_told(tmp_path: Path) -> None:
    file = tmp_path / "f.md"
    file.write_text("a\nl’e\u0301te\u0301 b\n", encoding="utf-8")
    problems: list[Problem] = []
    read_text(file, "f.md", problems)
    assert [str(problem) for problem in problems] == [
        "f.md:2: 'l’e\u0301te\u0301' is not in Unicode normal form C; type the words anew, or save the file in form C (NFC)"
    ]


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    for name, message in (
        ("folder", "not a file; put a text file of this name here"),
        ("pipe", "not a file; put a text file of this name here"),
        ("endless", "a symbolic link; put the file itself here"),
    ):
        problems: list[Problem] = []
        assert read_text(tmp_path / name, name, problems) is None
        assert [str(problem) for problem in problems] == [f"{name}:1: {message}"]


def test_windows_line_ends_and_byte_order_marks_are_taken_as_usual(tmp_path: Path) -> None:
    file = tmp_path / "f.md"
    file.write_bytes("\ufeffa\r\nb\r\n".encode())
    assert read_text(file, "f.md", []) == "a\nb\n"


def test_a_page_is_front_matter_and_blocks_with_lines() -> None:
    parts = split_front_matter("---\na: 1\n---\n\nfirst\nline\n\n\nsecond\n", "p.md", [])
    assert parts is not None
    front, blocks, body = parts
    assert body == "\nfirst\nline\n\n\nsecond\n"
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
    assert [str(reported) for reported in problems] == [problem]


def test_front_matter_ends_once() -> None:
    problems: list[Problem] = []
    split_front_matter("---\na: 1\n---\n\nwords\n---\n\n```\n---\n```\n", "p.md", problems)
    assert [(problem.path, problem.line, problem.message) for problem in problems] == [("p.md", 6, "a line '---' behind the front matter")]
