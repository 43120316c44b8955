"""YAML with lines: what is taken, what is refused, and that a problem names the line."""

from __future__ import annotations

import pytest

from proceedings.problems import Problem
from proceedings.syntax.yaml_file import read_yaml


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
