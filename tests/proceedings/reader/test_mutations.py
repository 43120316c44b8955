"""Real and fabricated content files, damaged at random: nothing fails, and no damage changes in silence what the record says.

What the record says is the loaded model without line numbers: every fact, every word, every mark, the labels and the register
of addresses. A damage is told as a problem; or it changes nothing; or it is an *edit*: what stands in the file now is what is
read, in the one place where it was written, and nothing else is otherwise. Words of the default language are no matter of
edits: there each change must be told. (Whole entries that are gone, cut out at the ends of their lines, and lines that are
commented out are what a person writes too; they are left out here.)

Each damage of each kind is done once at a place of its own, and 24 more at random, always the same ones as long as the program
is the same. `PROCEEDINGS_EXAMPLES=10000` does as many at random as that, in new ways.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections import UserDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from content_damage import HOSTILE, KINDS, WAYS, Damage, damaged
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from msgspec import Struct

from conftest import DATA, ROOT
from proceedings import exports, rendering
from proceedings.checks import problems_of
from proceedings.incremental.outputs import text
from proceedings.reader.load_result import LoadResult
from proceedings.reader.loader import load
from proceedings.rendering.layout import Layout
from proceedings.staging import stage_prose
from proceedings.staging.site_context import SiteContext
from proceedings.syntax.inline import INCIDENTS, Text

DEFAULT_EXAMPLES = 24
EXAMPLES = int(os.environ.get("PROCEEDINGS_EXAMPLES", DEFAULT_EXAMPLES))
RECORDS = {"real": ROOT / "docs", "fabricated": DATA / "other"}
NOT_SAID = ("line", "lines", "remark_stats", "path", "paths")

MEANT = ("- a\n" * 1_000, "\n## {#q9}\n")  # an entry of a list and a comment, wherever they stand
INCIDENT = re.compile(rf".?\{{(?:{'|'.join(INCIDENTS)}): [^{{}}]*\}}.?")


def meaning(value: Any) -> Any:
    """Return what a value says: plain data, without the lines it stands on; lists of words and marked texts as one string."""
    if isinstance(value, Text):
        marks = sorted([(mark.start, f"⟦{mark.kind} {mark.value}") for mark in value.marks] + [(mark.end, "⟧") for mark in value.marks], reverse=True)
        words = value.words
        for place, mark in marks:
            words = words[:place] + mark + words[place:]
        return words
    if isinstance(value, Struct):
        return {name: meaning(getattr(value, name)) for name in value.__struct_fields__ if name not in NOT_SAID and hasattr(value, name)}
    if isinstance(value, Mapping):
        return {str(name): meaning(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        values = [meaning(item) for item in value]
        return ", ".join(values) if values and all(isinstance(item, str) for item in values) else dict(enumerate(values))
    return "" if value is None else str(value)


def leaves(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, (*at, name))
    else:
        yield at, " ".join(value.split())


def facts_by_place(loaded: LoadResult) -> dict[tuple[Any, ...], str]:
    record = dict(leaves(meaning(loaded.record)))
    states = {("address", place): words for place, words in loaded.addresses.paragraphs.items()}
    return {**record, **states, ("pages",): " ".join(loaded.addresses.pages), **dict(leaves(meaning(loaded.labels), ("labels",)))}


@dataclass(repr=False)
class Record:
    """A copy of a record that is damaged file by file, and what it says when it is whole."""

    docs: Path
    says: dict[tuple[Any, ...], str]
    files: list[str]
    default: str
    templates: BytecodeCache


class Records(UserDict[str, Record]):
    """The records by their name; a failure is told without all that they say."""

    def __repr__(self) -> str:
        return f"records of {', '.join(self)}"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    records = Records()
    templates = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    for name, source in RECORDS.items():
        docs = Path(shutil.copytree(source, tmp_path_factory.mktemp(name) / "docs"))
        loaded = load(docs)
        assert problems_of(loaded) == []
        assert loaded.record is not None
        files = sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.suffix in (".md", ".yml"))
        records[name] = Record(docs, facts_by_place(loaded), files, loaded.record.conference.default_language, templates)
    return records


def is_edit(before: dict[tuple[Any, ...], str], after: dict[tuple[Any, ...], str], damage: Damage) -> bool:
    """Return whether all that changed is the words of one place, by just what was taken out and put in."""
    changed = [at for at in before.keys() | after.keys() if before.get(at, "") != after.get(at, "")]
    if len(changed) != 1:
        return False
    (at,) = changed
    old, new = before.get(at, ""), after.get(at, "")
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    out, into = old[start : len(old) - end], new[start : len(new) - end]
    plain = [re.sub(r"[\s\"'\\]|^[|>]", "", item) for item in (out, into, damage.out, damage.into)]
    return _within(plain[0], plain[2]) and _within(plain[1], plain[3])


def _shared(first_words: str, second_words: str) -> int:
    """Return how many characters two words have in common at their beginning."""
    return next(
        (place for place, (mine, its) in enumerate(zip(first_words, second_words, strict=False)) if mine != its), min(len(first_words), len(second_words))
    )


def _within(changed: str, written: str) -> bool:
    """Return whether a change is what was written, or a part of it (where the words before or behind are the same)."""
    return changed == written or (len(written) > 1 and changed in written * 2)


def settled(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, database=None, derandomize=EXAMPLES == DEFAULT_EXAMPLES, suppress_health_check=list(HealthCheck))


NUMBERS = st.integers(0, 10**6)


DAMAGES = given(kind=st.sampled_from(KINDS), number=NUMBERS, at=NUMBERS, which=NUMBERS)


@pytest.mark.parametrize(("kind", "which"), [(kind, which) for kind, times in WAYS.items() for which in range(times)])
def test_no_kind_of_damage_fails_or_changes_the_record_in_silence(records: Records, kind: str, which: int) -> None:
    """Every way of every kind, at the first of some places where it is a damage and not what a person may mean."""
    chance = random.Random(f"{kind} {which}")
    places = [(chance.randrange(10**6), chance.randrange(10**6)) for _ in range(20)]
    is_done = any(look_at_damage(records["fabricated"], kind, number, at, which, publish=True) for number, at in places)
    assert is_done or (kind == "insert" and HOSTILE[which] in MEANT)


@settled(EXAMPLES - EXAMPLES // 4)
@DAMAGES
def test_no_damage_fails_and_none_changes_the_record_in_silence(records: Records, kind: str, number: int, at: int, which: int) -> None:
    assume(outcome := look_at_damage(records["fabricated"], kind, number, at, which, publish=True))
    event(outcome)


@settled(EXAMPLES // 4)
@DAMAGES
def test_no_damage_of_the_real_record_fails_and_none_changes_it_in_silence(records: Records, kind: str, number: int, at: int, which: int) -> None:
    assume(outcome := look_at_damage(records["real"], kind, number, at, which))
    event(outcome)


def look_at_damage(record: Record, kind: str, number: int, at: int, which: int, *, publish: bool = False) -> str:
    """Damage a file of a record: problems are told, or what the record says is as before or edited in one place; then its pages and exports can be made.

    Return what came of it; an empty string where that is no damage, or one that a person may mean.
    """
    file = record.docs / record.files[number % len(record.files)]
    whole = file.read_bytes()
    damage = damaged(whole.decode(), kind, at, which)
    if damage.raw == whole or _is_written_by_people(whole, damage):
        return ""
    try:
        file.write_bytes(damage.raw)
        loaded = load(record.docs)
        problems = problems_of(loaded)
    finally:
        file.write_bytes(whole)
    for problem in problems:
        assert re.fullmatch(r"docs(?:/[^:\n]+)?:[1-9][0-9]*: [^\n]+; [^\n]+", str(problem)), problem
    if problems:
        return f"{kind}: told"
    assert loaded.record is not None
    after = facts_by_place(loaded)
    if after != record.says:
        differs = {
            place: (record.says.get(place), after.get(place)) for place in record.says.keys() | after.keys() if record.says.get(place) != after.get(place)
        }
        assert is_edit(record.says, after, damage), (file.name, damage.out, damage.into, differs)
        if publish:
            shared = SiteContext(loaded.record, loaded.labels)
            stage_prose(shared)
            for task in rendering.tasks(Layout(loaded.record, loaded.labels), ROOT / "overrides", shared, record.templates):
                assert all(text(content) for _, content in task.make())
            dict(exports.files(loaded.record))
    return f"{kind}: {'nothing changed' if after == record.says else 'an edit'}"


def _is_written_by_people(whole: bytes, damage: Damage) -> bool:
    """Return whether a damage is one that a person may mean: the end of the entries, a line commented out, an entry of a list twice."""
    if whole.startswith(damage.raw) and damage.raw.endswith(b"\n"):
        return True
    before, after = (sum(line.lstrip().startswith(b"#") for line in raw.split(b"\n")) for raw in (whole, damage.raw))
    return after > before or (damage.into.lstrip().startswith("- ") and damage.into.endswith("\n"))


EDITS = given(number=NUMBERS, at=NUMBERS, new=st.sampled_from(("", "x", "一", "twice")))


@settled(EXAMPLES)
@EDITS
def test_no_word_of_what_was_said_changes_unnoticed(records: Records, number: int, at: int, new: str) -> None:
    change_a_character(records["fabricated"], number, at, new)


@settled(EXAMPLES // 6)
@EDITS
def test_no_word_of_the_real_record_changes_unnoticed(records: Records, number: int, at: int, new: str) -> None:
    change_a_character(records["real"], number, at, new)


def change_a_character(record: Record, number: int, at: int, new: str) -> None:
    """Leave out, replace or double any character of a published paragraph in the default language: a problem is told."""
    files = [session_file for session_file in record.files if session_file.startswith("sessions/") and session_file.endswith(f".{record.default}.md")]
    file = record.docs / files[number % len(files)]
    text = file.read_text(encoding="utf-8")
    paragraphs = [match for match in re.finditer(r"(?<=\n\n)(?![#\[]|!\[|\{[a-z]+: )[^\n]+(?=\n)", text) if match.start() > text.index("\n## ")]
    incidents = {place for match in INCIDENT.finditer(text) for place in range(*match.span())}  # nobody said them, and spaces around them may go
    places = [place for paragraph in paragraphs for place in range(*paragraph.span()) if not text[place].isspace() and place not in incidents]
    place = places[at % len(places)]
    words = text[place] * 2 if new == "twice" else new
    assume(words != text[place])
    try:
        file.write_text(text[:place] + words + text[place + 1 :], encoding="utf-8", newline="\n")
        assert problems_of(load(record.docs)), (file.name, text[place - 10 : place + 10], words)
    finally:
        file.write_text(text, encoding="utf-8", newline="\n")
