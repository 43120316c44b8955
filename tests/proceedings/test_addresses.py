"""The register of addresses: what was public stays, and a change is told and acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.addresses import HEADER, Addresses, State, read
from proceedings.loader import load
from proceedings.problems import Problem
from proceedings.source import read_yaml


def test_the_register_is_read_as_it_is_written() -> None:
    states = {"a/b-p1": State("0a1b2c3d"), "a/b-p2": State("00000001", reworded=True), "a/b-p3": State(moved_to="a/b-p1"), "a/b-p4": State(withdrawn=True)}
    one = Addresses(("/", "/a/"), states)
    assert Addresses.of(read_yaml(str(one), "a.yml", []), []) == one


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
        REGISTER.rpartition("paragraphs")[0],
        REGISTER + "others: []\n",
        HEADER + "pages:\nparagraphs:\n",
    ],
)
def test_a_register_is_read_as_any_yaml_is(text: str) -> None:
    problems: list[Problem] = []
    others: list[Problem] = []
    assert read(text, "a.yml", problems) == read_yaml(text, "a.yml", others)
    assert problems == others


def test_registering_adds_what_is_new_and_keeps_what_was(docs: Path) -> None:
    library = load(docs)
    assert library.proceedings is not None
    before = Addresses(("/old/",), {"opening/old-p1": State("0a0a0a0a"), "opening/sam-sample-p1": State("0b0b0b0b")})
    after = before.extended(library.proceedings, acknowledge=False)
    assert after.pages[-1] == "/old/"
    assert (after.paragraphs["opening/old-p1"], after.paragraphs["opening/sam-sample-p1"]) == (State("0a0a0a0a"), State("0b0b0b0b"))
    assert after.paragraphs["opening/aline-exemple-p1"].digest


def test_a_reworded_paragraph_is_acknowledged_on_request_only(docs: Path) -> None:
    library = load(docs)
    assert library.proceedings is not None
    before = Addresses((), {"opening/sam-sample-p1": State("0b0b0b0b")})
    state = before.extended(library.proceedings, acknowledge=True).paragraphs["opening/sam-sample-p1"]
    assert state.reworded
    assert state.digest != "0b0b0b0b"
