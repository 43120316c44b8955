"""A kept file is whole and of its type, or it is ignored. What stands in its place is replaced, and no link is followed."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from proceedings.incremental.storage import load_snapshot, remove, save_atomically

FACTS = {"sessions/a": ["Why?", "为什么？"]}
Kind = dict[str, list[str]]

OBSTACLES = ("nothing", "an empty file", "a folder", "a pipe", "a link to a file", "a link to a folder", "a link to nothing")


def obstruct(file: Path, obstacle: str, victim: Path) -> None:
    """Put something else in the place of a kept file; links lead to the victim, or beside it."""
    remove(file)
    match obstacle:
        case "an empty file":
            file.touch()
        case "a folder":
            (file / "inside").mkdir(parents=True)
        case "a pipe":
            os.mkfifo(file)
        case "a link to a file":
            file.symlink_to(victim)
        case "a link to a folder":
            file.symlink_to(victim.parent)
        case "a link to nothing":
            file.symlink_to(victim.parent / "none")


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_what_stands_in_the_place_of_a_kept_file_is_passed_over_and_replaced(tmp_path: Path, obstacle: str) -> None:
    victim = tmp_path / "elsewhere" / "victim"
    victim.parent.mkdir()
    victim.write_text("precious", encoding="utf-8")
    file = tmp_path / "kept"
    save_atomically(file, FACTS)
    assert load_snapshot(file, Kind) == FACTS
    obstruct(file, obstacle, victim)
    assert load_snapshot(file, Kind) is None
    save_atomically(file, FACTS)
    assert load_snapshot(file, Kind) == FACTS
    assert victim.read_text(encoding="utf-8") == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "kept"]


def test_a_file_that_was_cut_at_any_byte_or_has_any_bit_flipped_is_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_atomically(file, FACTS)
    content = file.read_bytes()
    for length in range(len(content)):
        file.write_bytes(content[:length])
        assert load_snapshot(file, Kind) is None
    for bit in range(8 * len(content)):
        damaged = bytearray(content)
        damaged[bit // 8] ^= 1 << bit % 8
        file.write_bytes(damaged)
        assert load_snapshot(file, Kind) is None


def test_what_is_whole_but_of_another_type_is_nothing(tmp_path: Path) -> None:
    foreign_values: list[object] = [None, 7, [], {"a": 1}, {1: ["b"]}, "words", random.Random(1).randbytes(40)]
    for facts in foreign_values:
        save_atomically(tmp_path / "kept", facts)
        assert load_snapshot(tmp_path / "kept", Kind) is None


def test_removing_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "kept.txt").touch()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    remove(tmp_path / "link")
    assert (tmp_path / "folder" / "kept.txt").exists()
    remove(tmp_path / "folder")
    remove(tmp_path / "nothing")
    assert list(tmp_path.iterdir()) == []
