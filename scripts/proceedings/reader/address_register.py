"""The register of published addresses. It keeps them reachable, and shows every change of a published paragraph.

`docs/_data/addresses.yml` lists every page, every entry of a register, and every paragraph with a digest of its original words:

    part-1/jane-doe-p2: 3f2a9c01                  as it stands
    part-1/jane-doe-p2: 99ab0011 reworded         its words were corrected after publication
    part-1/jane-doe-p2: moved part-1/jane-doe-p3  its words stand there now
    part-1/jane-doe-p2: 99ab0011 moved part-1/jane-doe-p3
                                                  its words stand there now, and new ones here
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
from proceedings.syntax.yaml_file import Document, Key, read_yaml

ADDRESS = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")  # of a page of the site, or of an entry on one
_PLACE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_STATE = re.compile(rf"[0-9a-f]{{8}}(?: reworded)?(?: moved {_PLACE.pattern})?|moved {_PLACE.pattern}|withdrawn")
_BEFORE = re.compile(r"(?:#[^\n]*\n)*")
_PAGE_ROW = re.compile(rf"^  - ({ADDRESS.pattern})\n", re.MULTILINE)
_PARAGRAPH_ROW = re.compile(rf'^  ({_PLACE.pattern}): "({_STATE.pattern})"\n', re.MULTILINE)
HEADER = "# Every published address. Written by `python3 scripts/build.py addresses`, reviewed by people; nothing is ever taken out.\n"


def read(text: str, path: str, problems: list[Problem]) -> Document | None:
    """Read the register.

    A file in the form that the program writes is read by two patterns, since it is the longest of all files; the data are then
    an `Addresses`. Any other file is read by `read_yaml`.
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
    """Return the groups of all rows of a text; empty where one line is not such a row."""
    rows = row.findall(text)
    return rows if text.endswith("\n") and len(rows) == text.count("\n") else []


class State(Struct, frozen=True):
    """The state of a published paragraph: the digest of its words, and whether it was reworded, moved or withdrawn."""

    digest: str = ""
    reworded: bool = False
    moved_to: str = ""
    withdrawn: bool = False

    @classmethod
    def of(cls, words: str) -> State:
        """Parse a state as the register writes it."""
        before_move, _, moved_to = words.partition("moved ")
        digest, _, reworded = before_move.strip().partition(" ")
        return cls(withdrawn=True) if digest == "withdrawn" else cls(digest, bool(reworded), moved_to)

    def __str__(self) -> str:
        if self.withdrawn:
            return "withdrawn"
        moved = [f"moved {self.moved_to}"] if self.moved_to else []
        return " ".join([*([self.digest] if self.digest else []), *["reworded"] * self.reworded, *moved])


class Addresses(Struct, frozen=True):
    """All addresses that are or were public: pages and entries (in the default language), and paragraphs (session/paragraph).

    The state of a paragraph stays text: nearly all states are bare digests, and parsing them would take time.
    """

    pages: tuple[str, ...] = ()
    paragraphs: dict[str, str] = {}

    @classmethod
    def of(cls, document: Document | None, problems: list[Problem]) -> Addresses:
        """Build the register from its YAML; faults are added to `problems`. A missing file gives an empty register."""
        if document is None or document.data is None:
            return cls()
        if isinstance(document.data, cls):
            return document.data
        data = document.data if isinstance(document.data, dict) else {}
        pages, paragraphs = data.get("pages"), data.get("paragraphs")
        if not isinstance(pages, list) or not isinstance(paragraphs, dict):
            problems.append(Problem(document.path, 1, "no register of addresses", "write it anew with 'scripts/build.py addresses'"))
            return cls()
        unknown_keys = data.keys() - {"pages", "paragraphs"}
        problems += [Problem(document.path, document.line(key), f"unknown key '{key}'", "remove it, or correct it") for key in unknown_keys]
        for index, page in enumerate(pages):
            if not isinstance(page, str) or not ADDRESS.fullmatch(page):
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
        """Return the register with all new addresses.

        With `acknowledge`, a paragraph whose words changed is marked as moved if the words stand elsewhere in its session, else as reworded.
        """
        pages = dict.fromkeys([*page_addresses(record), *entry_addresses(record), *self.pages])
        current = paragraphs(record)
        words = {place: self.paragraphs.get(place, state_text) for place, state_text in current.items()} | {
            place: state_text for place, state_text in self.paragraphs.items() if place not in current
        }
        if not acknowledge:
            return Addresses(tuple(pages), words)
        states = {place: State.of(state_text) for place, state_text in words.items()}
        places_by_digest = {
            (place.partition("/")[0], state_text): place
            for place, state_text in current.items()
            if place not in self.paragraphs or states[place].digest != state_text
        }
        moves = {
            place: new_place
            for place, state in states.items()
            if state.digest and state.digest != current.get(place) and (new_place := places_by_digest.get((place.partition("/")[0], state.digest)))
        }
        return Addresses(tuple(pages), {place: str(_acknowledged(state, current.get(place, ""), moves.get(place), moves)) for place, state in states.items()})


def _acknowledged(state: State, current_digest: str, moved_to: str | None, moves: dict[str, str]) -> State:
    """Return the new state of a place. `current_digest` is empty where it has no words any more.

    If words move once more, earlier moves lead to their new place.
    """
    if moved_to:
        return State(current_digest, moved_to=moved_to)
    onward = moves.get(state.moved_to, state.moved_to)
    if current_digest and state.digest != current_digest:
        return State(current_digest, reworded=bool(state.digest), moved_to=onward)
    return replace(state, moved_to=onward)
