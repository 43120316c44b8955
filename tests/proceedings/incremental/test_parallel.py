"""Work for all cores: each thing is done once, by as many processes as there are cores, and a failure in any of them is told."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from proceedings.incremental.outputs import Content, Task, write, write_together
from proceedings.incremental.parallel import map_chunks, map_in_background


def shares(many: Iterable[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(many)


def begin(folder: Path, item: int) -> None:
    """Note in a folder that work on an item has begun, in whichever process."""
    (folder / str(item)).touch()


def wait_for(folder: Path, items: Iterable[int]) -> None:
    """Wait until other processes have begun these items; a minute at most, after which the test fails."""
    until = time.monotonic() + 60
    while not all((folder / str(item)).exists() for item in items) and time.monotonic() < until:
        time.sleep(0.01)


def test_each_core_has_a_share_and_nothing_is_done_twice(cores: int) -> None:
    results = map_chunks(shares, range(10))
    assert len({process for process, _ in results}) == cores
    assert sorted(number for _, share in results for number in share) == list(range(10))
    assert (results[0][0], results[0][1][0]) == (os.getpid(), 0)


@pytest.mark.usefixtures("cores")
def test_a_process_that_is_done_first_takes_more(tmp_path: Path) -> None:
    def work(many: Iterable[int]) -> int:
        count = 0
        for item in many:
            if item == 0:
                wait_for(tmp_path, range(1, 100))
            begin(tmp_path, item)
            count += 1
        return count

    assert map_chunks(work, range(100))[0] == 1


@pytest.mark.parametrize(("many", "processes"), [([], 1), ([7], 1), ([7, 8], 2)])
def test_there_are_no_more_processes_than_things(cores: int, many: list[int], processes: int) -> None:
    assert len(map_chunks(shares, many)) == processes < cores + 1


def test_beside_another_thread_there_is_one_process(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert map_chunks(shares, range(cores)) == [(os.getpid(), [0, 1, 2])]


@pytest.mark.parametrize("bad", [1, 2])
def test_a_failure_in_another_process_is_told(cores: int, bad: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def work(many: Iterable[int]) -> int:
        for item in many:
            if item == 0:
                wait_for(tmp_path, [bad])
            begin(tmp_path, item)
            assert item != bad, "this one is bad"
        return 0

    with pytest.raises(ChildProcessError, match="see the lines above"):
        map_chunks(work, range(cores))
    assert "this one is bad" in capfd.readouterr().err


def test_a_disk_that_is_full_in_another_process_is_told_by_the_first(cores: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def work(many: Iterable[int]) -> int:
        for item in many:
            if item == 0:
                wait_for(tmp_path, range(1, cores))
            begin(tmp_path, item)
            if item:
                raise OSError(errno.ENOSPC, "No space left on device", "a file")
        return 0

    with pytest.raises(OSError, match="No space left on device: 'a file'"):
        map_chunks(work, range(cores))
    assert not capfd.readouterr().err


@pytest.mark.usefixtures("cores")
def test_the_files_are_the_same_however_many_write_them(tmp_path: Path) -> None:
    contents: list[dict[str, Content]] = [{f"{number}/a.txt": f"{number}", f"{number}/b.bin": b"\x00"} for number in range(7)]
    tasks = [Task(str(number), files.items) for number, files in enumerate(contents)]
    assert write(tmp_path / "one", tasks) == sorted(write_together(tmp_path / "together", tasks))
    written = [{file.relative_to(root): file.read_bytes() for file in root.rglob("*.*")} for root in (tmp_path / "one", tmp_path / "together")]
    assert written[0] == written[1]
    assert len(written[0]) == 14


@pytest.mark.usefixtures("cores")
def test_meanwhile_another_process_works_until_this_one_joins_in() -> None:
    def work(numbers: Iterable[int]) -> tuple[int, int]:
        return os.getpid(), sum(numbers)

    with map_in_background(work, range(100), 1) as finish:
        (here, first), (elsewhere, second) = finish()
    assert here == os.getpid() != elsewhere
    assert first + second == sum(range(100))


def test_beside_another_thread_work_waits_until_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with map_in_background(shares, range(3), 1) as finish:
        assert finish() == [(os.getpid(), [0, 1, 2])]


@pytest.mark.usefixtures("cores")
def test_a_failure_meanwhile_is_told_when_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    def work(_numbers: Iterable[int]) -> None:
        if os.getpid() != here:
            raise ValueError("this one is bad")

    here = os.getpid()
    with map_in_background(work, range(2), 1) as finish, pytest.raises(ChildProcessError, match="see the lines above"):
        finish()
    assert "this one is bad" in capfd.readouterr().err


@pytest.mark.usefixtures("cores")
def test_work_that_nobody_asks_for_ends_with_what_it_was_for() -> None:
    start = time.monotonic()
    with map_in_background(lambda _numbers: time.sleep(600), range(2), 1):
        pass
    assert time.monotonic() - start < 300
