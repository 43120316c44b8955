"""Work for all cores: each thing is done once, by as many processes as there are cores, and a failure in any of them is told."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from proceedings.output import write, write_together
from proceedings.processes import together


@pytest.fixture
def cores(monkeypatch: pytest.MonkeyPatch) -> int:
    """Three cores, and no thread but one, whatever the machine has and other tests have left."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    return 3


def shares(many: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(many)


def test_each_core_has_a_share_and_nothing_is_done_twice(cores: int) -> None:
    found = together(shares, range(10))
    assert len({process for process, _ in found}) == cores
    assert sorted(one for _, share in found for one in share) == list(range(10))
    assert found[0] == (os.getpid(), [0, 3, 6, 9])


@pytest.mark.parametrize(("many", "processes"), [([], 1), ([7], 1), ([7, 8], 2)])
def test_there_are_no_more_processes_than_things(cores: int, many: list[int], processes: int) -> None:
    assert len(together(shares, many)) == processes < cores + 1


def test_beside_another_thread_there_is_one_process(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert together(shares, range(cores)) == [(os.getpid(), [0, 1, 2])]


@pytest.mark.parametrize("bad", [1, 2])
def test_a_failure_in_another_process_is_told(cores: int, bad: int, capfd: pytest.CaptureFixture[str]) -> None:
    def work(many: Sequence[int]) -> int:
        assert bad not in many, "this one is bad"
        return len(many)

    with pytest.raises(ChildProcessError, match="see the lines above"):
        together(work, range(cores))
    assert "this one is bad" in capfd.readouterr().err


def test_the_files_are_the_same_however_many_write_them(cores: int, tmp_path: Path) -> None:
    parts = [lambda number=number: [(f"{number}/a.txt", f"{number}"), (f"{number}/b.bin", b"\x00")] for number in range(7)]
    assert write(tmp_path / "one", parts) == write_together(tmp_path / "together", parts) == 14
    written = [{file.relative_to(root): file.read_bytes() for file in root.rglob("*.*")} for root in (tmp_path / "one", tmp_path / "together")]
    assert written[0] == written[1]
    assert len(written[0]) == 14
