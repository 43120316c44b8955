"""The tables of the program: read once, read anew when they were changed, and refused when something in them cannot be meant."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from proceedings.syntax import tables
from proceedings.syntax.tables import table, table_of_package

pytestmark = pytest.mark.usefixtures("compiled")


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    return tmp_path / "compiled"


def read(file: Path) -> object:
    table.cache_clear()  # as another command would
    return table(file)


def test_a_table_is_read_once_and_anew_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "words.yml"
    file.write_text("no: {one: 1, many: [a, b]}\n", encoding="utf-8")
    before = read(file)
    assert before == {"no": {"one": 1, "many": ["a", "b"]}}
    with monkeypatch.context() as only_kept:
        only_kept.setattr(tables, "read_yaml", None)
        assert read(file) == before
    file.write_text("no: {one: 2, many: [a, b]}\n", encoding="utf-8")
    os.utime(file, ns=(0, 0))
    assert read(file) == {"no": {"one": 2, "many": ["a", "b"]}}


def test_one_of_the_same_name_elsewhere_is_another(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "words.yml").write_text(f"folder: {folder}\n", encoding="utf-8")
        os.utime(tmp_path / folder / "words.yml", ns=(0, 0))
    assert [read(tmp_path / folder / "words.yml") for folder in ("one", "two", "one")] == [{"folder": "one"}, {"folder": "two"}, {"folder": "one"}]


def test_what_was_kept_and_spoilt_is_read_anew(tmp_path: Path, compiled: Path) -> None:
    file = tmp_path / "words.yml"
    file.write_text("one: 1\n", encoding="utf-8")
    read(file)
    (compiled / "tables" / "words.yml").write_bytes(b"\x93")
    assert read(file) == {"one": 1}


def test_nothing_is_kept_where_python_keeps_what_it_compiles_beside_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiled: Path) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "words.yml").write_text("one: 1\n", encoding="utf-8")
    assert read(tmp_path / "words.yml") == {"one": 1}
    assert not compiled.exists()


def test_a_table_is_read_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiled: Path) -> None:
    (tmp_path / "words.yml").write_text("one: 1\n", encoding="utf-8")
    compiled.write_text("", encoding="utf-8")  # a file where the folder should be
    assert read(tmp_path / "words.yml") == {"one": 1}
    compiled.unlink()
    monkeypatch.setattr(tables, "save_atomically", lambda *_facts: (tmp_path / "nowhere" / "words.yml").write_bytes(b""))
    assert read(tmp_path / "words.yml") == {"one": 1}


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.yml").write_text("one: 1\none: 2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="stands twice"):
        read(tmp_path / "words.yml")


def test_what_is_made_of_a_package_is_made_once_and_anew_after_a_change_of_what_makes_it(tmp_path: Path) -> None:
    module = tmp_path / "letters.py"
    module.write_text("", encoding="utf-8")
    assert table_of_package("letters", "babel", str(module), lambda: ["a"]) == ["a"]
    assert table_of_package("letters", "babel", str(module), lambda: ["b"]) == ["a"]
    module.write_text("#", encoding="utf-8")
    assert table_of_package("letters", "babel", str(module), lambda: ["b"]) == ["b"]
