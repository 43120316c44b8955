"""Segments of large files: one whose sources have not changed is copied from the file, and no other is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from proceedings.incremental.outputs import Segment, Task, TaskRecord, text, write
from proceedings.incremental.tracking import TrackedMapping


class Before(NamedTuple):
    """The record of the task that wrote the file, and the sources that are unchanged since."""

    last: dict[str, TaskRecord]
    unchanged: frozenset[str]


class Record:
    """Two sources, and the part that joins their words into one file; `made` names the pieces that were made anew."""

    def __init__(self, folder: Path, **words: str) -> None:
        self.folder = folder
        self.words = {name: TrackedMapping(name, {"q1": item}) for name, item in words.items()}
        self.made: list[str] = []

    def _piece(self, name: str, other_sessions: Sequence[str]) -> str:
        self.made.append(name)
        return "".join([f"{self.words[item]['q1']}\n" for item in (name, *other_sessions)])

    def write(self, before: Before | None = None, *, other_sessions: Sequence[str] = (), head: str = "# 记录\n") -> Before:
        """Write the file, in which each piece reads the words of `other_sessions` too; return what it is made of, where all are as they were."""
        last, unchanged = before or Before({}, frozenset())
        part = Task("all", lambda: [("all.txt", [head, *(Segment(name, partial(self._piece, name, other_sessions)) for name in self.words)])])
        (written,) = write(self.folder, [part], last, unchanged)
        assert set(written.sources) == self.words.keys()
        assert self.content == text(part.make()[0][1])  # type: ignore[index]
        del self.made[-len(self.words) :]
        return Before({"all": written.record}, frozenset(self.words))

    @property
    def content(self) -> str:
        """What the file holds."""
        return (self.folder / "all.txt").read_text(encoding="utf-8")


def after(record: Record, words: Mapping[str, str]) -> Record:
    return Record(record.folder, **words)


def test_a_piece_is_made_anew_only_where_its_words_changed(tmp_path: Path) -> None:
    first = Record(tmp_path, a="早上好", b="Good evening")
    before = first.write()
    assert first.made == ["a", "b"]
    second = after(first, {"a": "早上好！大家好", "b": "Good evening"})
    again = second.write(before._replace(unchanged=frozenset({"b"})))
    assert second.made == ["a"]
    assert second.content == "# 记录\n早上好！大家好\nGood evening\n"
    third = after(first, {"a": "早上好！大家好", "b": "Good night"})
    third.write(again._replace(unchanged=frozenset({"a"})))
    assert third.made == ["b"]


def test_what_is_no_piece_is_made_anew_always(tmp_path: Path) -> None:
    record = Record(tmp_path, a="One", b="Two")
    before = record.write()
    record.write(before, head="# Another head\n")
    assert record.content == "# Another head\nOne\nTwo\n"
    assert record.made == ["a", "b"]


def test_a_piece_that_reads_several_sources_is_taken_as_it_was_only_while_all_are(tmp_path: Path) -> None:
    record = Record(tmp_path, a="One", b="Two")
    before = record.write(other_sessions=["b"])
    changed = after(record, {"a": "One", "b": "Three"})
    again = changed.write(before._replace(unchanged=frozenset({"a"})), other_sessions=["b"])
    assert changed.content == "# 记录\nOne\nThree\nThree\nThree\n"
    assert changed.made == ["a", "b"]
    same = after(record, {"a": "One", "b": "Three"})
    same.write(again, other_sessions=["b"])
    assert same.made == []


def test_a_piece_that_reads_nothing_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def head() -> str:
        made.append("head")
        return "# 记录\n"

    part = Task("all", lambda: [("all.txt", [Segment("head", head)])])
    (written,) = write(tmp_path, [part])
    write(tmp_path, [part], {"all": written.record})
    assert made == ["head"]
    assert (tmp_path / "all.txt").read_text(encoding="utf-8") == "# 记录\n"


@pytest.mark.parametrize("names", [["a"], ["b", "a"], ["a", "b", "c"]])
def test_pieces_of_another_file_are_not_taken_for_those_of_this_one(tmp_path: Path, names: list[str]) -> None:
    before = Record(tmp_path, a="One", b="Two").write()
    second = Record(tmp_path, **{name: f"Number {name}" for name in names})
    second.write(before)
    assert second.made == names


def test_a_file_whose_new_pieces_say_the_same_stays(tmp_path: Path) -> None:
    record = Record(tmp_path, a="One", b="Two")
    before = record.write()
    inode = (tmp_path / "all.txt").stat().st_ino
    again = record.write(before._replace(unchanged=frozenset({"a"})))
    assert record.made == ["a", "b", "b"]
    assert (again, (tmp_path / "all.txt").stat().st_ino) == (before, inode)
    assert [file.name for file in tmp_path.iterdir()] == ["all.txt"]


def test_a_long_file_is_copied_whole_around_what_is_new(tmp_path: Path) -> None:
    words = {name: f"{name} 长 " * 40_000 for name in "abcde"}
    before = Record(tmp_path, **words).write()
    changed = Record(tmp_path, **{**words, "b": "short", "e": "the end"})
    changed.write(before._replace(unchanged=frozenset({"a", "c", "d"})))
    assert changed.made == ["b", "e"]
