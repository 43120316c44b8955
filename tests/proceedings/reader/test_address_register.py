"""The register of addresses: what was public stays, and a change is told and acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.problems import Problem
from proceedings.reader.address_register import HEADER, Addresses, State, read
from proceedings.reader.loader import load
from proceedings.syntax.yaml_file import read_yaml

STATES = {
    "0a1b2c3d": State("0a1b2c3d"),
    "00000001 reworded": State("00000001", reworded=True),
    "00000001 moved a/moved-p1": State("00000001", moved_to="a/moved-p1"),
    "00000001 reworded moved a/b-p1": State("00000001", reworded=True, moved_to="a/b-p1"),
    "moved moved/b-p1": State(moved_to="moved/b-p1"),
    "withdrawn": State(withdrawn=True),
}


def test_the_register_is_read_as_it_is_written() -> None:
    register = Addresses(("/", "/a/"), {f"a/b-p{number}": words for number, words in enumerate(STATES)})
    assert Addresses.of(read_yaml(str(register), "a.yml", []), []) == register


def test_a_state_is_what_its_words_say() -> None:
    assert {words: State.of(words) for words in STATES} == STATES
    assert [str(state) for state in STATES.values()] == list(STATES)


REGISTER = f'{HEADER}pages:\n  - /\n  - /errata/#one-1\nparagraphs:\n  a/b-p1: "0a1b2c3d"\n  a/b-p2: "00000001 reworded"\n'


@pytest.mark.parametrize(
    "text",
    [
        REGISTER,
        REGISTER.replace("#", "# By hand.\n#", 1),
        REGISTER.replace('"', ""),
        REGISTER.replace("p2", "p1"),
        REGISTER.replace("  - /\n", "  - /  # home\n\n"),
        REGISTER.replace("  - /\n", ""),
        REGISTER.replace("/errata", "errata"),
        REGISTER.replace("reworded", "rewordéd"),
        REGISTER.replace("reworded", "again"),
        REGISTER.replace("00000001 reworded", "00000001 reworded moved a/b-p3"),
        REGISTER.replace("00000001 reworded", "1"),
        REGISTER.replace("a/b-p1", "a-p1"),
        REGISTER.replace('"00000001 reworded"', "00000000"),
        REGISTER.rpartition("paragraphs")[0],
        REGISTER + "others: []\n",
        REGISTER.removesuffix("\n"),
        REGISTER + "  a/b-p3: 1",
        REGISTER.replace("paragraphs:", "  - /b/paragraphs:\nparagraphs:"),
        REGISTER.replace("pages:", "# pages:\npages:"),
        HEADER + "pages:\nparagraphs:\n",
    ],
)
def test_a_register_is_read_as_any_yaml_is(text: str) -> None:
    problems: list[Problem] = []
    later_problems: list[Problem] = []
    read_at_once, read_as_yaml = read(text, "a.yml", problems), read_yaml(text, "a.yml", later_problems)
    assert read_at_once is not None
    assert read_as_yaml is not None
    assert read_at_once.lines == read_as_yaml.lines
    assert Addresses.of(read_at_once, problems) == Addresses.of(read_as_yaml, later_problems)
    assert problems == later_problems


def test_registering_adds_what_is_new_and_keeps_what_was(docs: Path) -> None:
    loaded = load(docs)
    assert loaded.record is not None
    before = Addresses(("/old/",), {"opening/old-p1": "0a0a0a0a", "opening/sam-sample-p1": "0b0b0b0b"})
    after = before.extended(loaded.record, acknowledge=False)
    assert after.pages[-1] == "/old/"
    assert (after.paragraphs["opening/old-p1"], after.paragraphs["opening/sam-sample-p1"]) == ("0a0a0a0a", "0b0b0b0b")
    assert State.of(after.paragraphs["opening/aline-exemple-p1"]).digest


def test_a_reworded_paragraph_is_acknowledged_on_request_only(docs: Path) -> None:
    loaded = load(docs)
    assert loaded.record is not None
    before = Addresses((), {"opening/sam-sample-p1": "0b0b0b0b"})
    state = State.of(before.extended(loaded.record, acknowledge=True).paragraphs["opening/sam-sample-p1"])
    assert state.reworded
    assert state.digest != "0b0b0b0b"
