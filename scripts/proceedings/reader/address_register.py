"""The register of published addresses: what was once public stays reachable, and no paragraph changes unnoticed.

`docs/_data/addresses.yml` lists every page and every entry of a register, and every paragraph with a digest of its words in the default language:

    part-1/jane-doe-p2: 3f2a9c01                  as it stands
    part-1/jane-doe-p2: 99ab0011 reworded         its words were corrected after publication
    part-1/jane-doe-p2: moved part-1/jane-doe-p3  its words stand there now
    part-1/jane-doe-p2: 99ab0011 moved part-1/jane-doe-p3
                                                  its words stand there now, and others in their place
    part-1/jane-doe-p2: withdrawn                 it is gone, on purpose
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from proceedings.model.record import Proceedings
from proceedings.model.urls import entry_addresses, page_addresses, paragraphs
from proceedings.problems import Problem
from proceedings.syntax.source import Document, Key, read_yaml

_PAGE = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")
_PLACE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_STATE = re.compile(rf"[0-9a-f]{{8}}(?: reworded)?(?: moved {_PLACE.pattern})?|moved {_PLACE.pattern}|withdrawn")
_BEFORE = re.compile(r"(?:#[^\n]*\n)*")
_PAGE_ROW = re.compile(rf"^  - ({_PAGE.pattern})\n", re.MULTILINE)
_PARAGRAPH_ROW = re.compile(rf'^  ({_PLACE.pattern}): "({_STATE.pattern})"\n', re.MULTILINE)
HEADER = "# Every published address. Written by `python3 scripts/build.py addresses`, reviewed by people; nothing is ever taken out.\n"


def read(text: str, path: str, problems: list[Problem]) -> Document | None:
    """Read the register as `read_yaml` does; but where it is as the program writes it, at once, for of all files it is the longest.

    Then the data are the addresses themselves.
    """
    before, _, behind = text.partition("pages:\n")
    upper, _, lower = behind.partition("paragraphs:\n")
    pages, rows = _rows(_PAGE_ROW, upper), _rows(_PARAGRAPH_ROW, lower)
    paragraphs = dict(rows)
    if not _BEFORE.fullmatch(before) or not pages or not paragraphs or len(paragraphs) < len(rows):
        return read_yaml(text, path, problems)
    first = before.count("\n") + 1
    second = first + len(pages) + 1
    lines: dict[Key, int] = {(): first, ("pages",): first, ("paragraphs",): second}
    lines |= {("pages", number): line for number, line in enumerate(range(first + 1, second))}
    lines |= {("paragraphs", place): line for line, place in enumerate(paragraphs, second + 1)}
    return Document(path, Addresses(tuple(pages), paragraphs), lines)


def _rows(row: re.Pattern[str], text: str) -> list[Any]:
    """Return what the rows of a text hold; nothing where any line of it is something else."""
    found = row.findall(text)
    return found if text.endswith("\n") and len(found) == text.count("\n") else []


class State(Struct, frozen=True):
    """What became of a published paragraph."""

    digest: str = ""
    reworded: bool = False
    moved_to: str = ""
    withdrawn: bool = False

    @classmethod
    def of(cls, words: str) -> State:
        """Return the state that is written so."""
        before, _, to = words.partition("moved ")
        digest, _, reworded = before.strip().partition(" ")
        return cls(withdrawn=True) if digest == "withdrawn" else cls(digest, bool(reworded), to)

    def __str__(self) -> str:
        if self.withdrawn:
            return "withdrawn"
        moved = [f"moved {self.moved_to}"] if self.moved_to else []
        return " ".join([*([self.digest] if self.digest else []), *["reworded"] * self.reworded, *moved])


class Addresses(Struct, frozen=True):
    """Pages and entries of registers (as addresses of the default language) and paragraphs (as session/paragraph) that are or were public.

    The state of a paragraph is kept as it is written: nearly all are bare digests.
    """

    pages: tuple[str, ...] = ()
    paragraphs: dict[str, str] = {}

    @classmethod
    def of(cls, document: Document | None, problems: list[Problem]) -> Addresses:
        """Read the register from its YAML; an absent one is empty."""
        if document is None or document.data is None:
            return cls()
        if isinstance(document.data, cls):
            return document.data
        data = document.data if isinstance(document.data, dict) else {}
        pages, paragraphs = data.get("pages"), data.get("paragraphs")
        if not isinstance(pages, list) or not isinstance(paragraphs, dict):
            problems.append(Problem(document.path, 1, "no register of addresses", "write it anew with 'scripts/build.py addresses'"))
            return cls()
        strange = data.keys() - {"pages", "paragraphs"}
        problems += [Problem(document.path, document.line(key), f"unknown key '{key}'", "remove it, or correct it") for key in strange]
        for index, page in enumerate(pages):
            if not isinstance(page, str) or not _PAGE.fullmatch(page):
                problems.append(
                    Problem(
                        document.path,
                        document.line("pages", index),
                        f"'{page}' is not an address of the site",
                        "write it as '/folder/page/' or '/folder/page/#entry'",
                    )
                )
        states = {}
        for place, value in paragraphs.items():
            if not _PLACE.fullmatch(place):
                problems.append(Problem(document.path, document.line("paragraphs", place), f"'{place}' is no paragraph", "write it as session/remark-p1"))
            elif _STATE.fullmatch(words := str(value).rjust(8, "0") if isinstance(value, int) else str(value)):
                states[place] = words
            else:
                line = document.line("paragraphs", place)
                problems.append(
                    Problem(document.path, line, f"'{value}' is no state of a paragraph", "write a digest, 'moved session/paragraph' or 'withdrawn'")
                )
        return cls(tuple(map(str, pages)), states)

    def __str__(self) -> str:
        pages = "".join(f"  - {page}\n" for page in self.pages)
        paragraphs = "".join(f'  {place}: "{words}"\n' for place, words in self.paragraphs.items())
        return f"{HEADER}pages:\n{pages}paragraphs:\n{paragraphs}"

    def extended(self, record: Proceedings, *, acknowledge: bool) -> Addresses:
        """Return the register with what is new.

        With `acknowledge`, a paragraph whose words changed is marked as moved where they stand elsewhere in its session, else as reworded.
        """
        pages = dict.fromkeys([*page_addresses(record), *entry_addresses(record), *self.pages])
        there = paragraphs(record)
        words = {place: self.paragraphs.get(place, own) for place, own in there.items()} | {
            place: own for place, own in self.paragraphs.items() if place not in there
        }
        if not acknowledge:
            return Addresses(tuple(pages), words)
        states = {place: State.of(own) for place, own in words.items()}
        places = {(place.partition("/")[0], own): place for place, own in there.items() if place not in self.paragraphs or states[place].digest != own}
        moves = {
            place: to
            for place, state in states.items()
            if state.digest and state.digest != there.get(place) and (to := places.get((place.partition("/")[0], state.digest)))
        }
        return Addresses(tuple(pages), {place: str(_acknowledged(state, there.get(place, ""), moves.get(place), moves)) for place, state in states.items()})


def _acknowledged(state: State, now: str, moved_to: str | None, moves: dict[str, str]) -> State:
    """Return the state of a place that holds words with the digest `now`, or none; what once moved to a place from which it moves on goes along."""
    if moved_to:
        return State(now, moved_to=moved_to)
    onward = moves.get(state.moved_to, state.moved_to)
    if now and state.digest != now:
        return State(now, reworded=bool(state.digest), moved_to=onward)
    return replace(state, moved_to=onward)
