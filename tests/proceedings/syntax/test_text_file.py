"""Content files as text: what is taken, what is refused, and that a problem names the line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from proceedings.problems import Problem
from proceedings.syntax.text_file import LARGEST_FILE, read_text


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
