"""A long build shows on a terminal how far it has come; elsewhere it writes nothing between its lines."""

from __future__ import annotations

import io
import sys

import pytest

from proceedings.incremental.outputs import Task
from proceedings.site import progress


class _Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def _run(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> tuple[list[str], str]:
    stream = _Stream(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.shown([Task(name, {f"{name}.html": name}.items) for name in "abcd"]) as tasks:
        names = [path for task in tasks for path, _ in task.make()]
    return names, stream.getvalue()


def test_each_task_of_a_long_build_shows_its_place_and_the_line_is_erased_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SILENT", -1)
    names, lines = _run(monkeypatch, terminal=True)
    assert names == ["a.html", "b.html", "c.html", "d.html"]
    assert [line[-5:] for line in lines.split("\r")[1:-1]] == ["0 / 4", "1 / 4", "2 / 4", "3 / 4"]
    assert lines.endswith("\r\x1b[K")
    assert "[####################....................] 2 / 4" in lines


def test_a_short_build_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    names, lines = _run(monkeypatch, terminal=True)
    assert (len(names), lines) == (4, "\r\x1b[K")


def test_where_no_terminal_is_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SILENT", -1)
    names, lines = _run(monkeypatch, terminal=False)
    assert (len(names), lines) == (4, "")
