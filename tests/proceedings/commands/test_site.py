"""The command that runs the tests: where their files stand."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from proceedings.books import browser
from proceedings.commands import site


@pytest.mark.parametrize(("free", "chosen", "parent"), [(8 * 10**9, "", "memory"), (10**9, "", "usual"), (8 * 10**9, "chosen", "chosen")])
def test_files_of_a_run_stand_in_memory_where_there_is_room_and_go_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, chosen: str, parent: str
) -> None:
    folders: list[Path] = []

    def call(command: list[str], *, cwd: Path, env: Mapping[str, str]) -> int:
        assert (command[1:3], cwd) == (["-m", "pytest"], tmp_path)
        folders.append(Path(env["TMPDIR"]))
        assert folders[0].is_dir()
        return 5

    for name in ("memory", "usual", "chosen"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / (chosen or "usual")))
    if chosen:
        monkeypatch.setenv("TMPDIR", str(tmp_path / chosen))
    else:
        monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(site, "_MEMORY", str(tmp_path / "memory"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    monkeypatch.setattr(browser, "find_or_install", lambda _: "chromium")
    monkeypatch.setattr(subprocess, "call", call)
    assert site.test(argparse.Namespace(pytest=[]), tmp_path, tmp_path) == 5
    assert folders[0].parent == tmp_path / parent
    assert not folders[0].exists()
