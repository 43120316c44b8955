"""Builds that fail, are killed, run out of room or run twice: the last good site stays, and the next build finds no debris.

`PROCEEDINGS_KILLS=100` kills as many builds at random moments; CI kills six.
"""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from building import KEPT, command_code
from conftest import ROOT, copy_project
from proceedings.incremental import site_folder
from proceedings.incremental.storage import remove

KILLS = int(os.environ.get("PROCEEDINGS_KILLS", "6"))


def start(project: Path, *words: str, **options: object) -> subprocess.Popen[str]:
    """Start a command in `project`, as the leader of a group of its own; it says a dot when it begins."""
    code = command_code(project, *words, at_start="print('.', flush=True)")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": project, "start_new_session": True}
    return subprocess.Popen([sys.executable, "-c", code], **{**pipes, **options})  # type: ignore[call-overload, no-any-return]


def build(project: Path, **options: object) -> tuple[int, str]:
    """Build to the end; return the exit status and what was said."""
    with start(project, "build", **options) as running:
        output, messages = running.communicate(timeout=300)
        return running.returncode, output + messages


def digest(folder: Path) -> str:
    """Return one digest of every path and byte under a folder."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def orphans(session: int) -> list[str]:
    """Return what goes on for longer than a minute after a build has ended: the processes of its session."""
    until = time.monotonic() + 60
    while True:
        running = []
        for file in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                facts = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()  # proc(5): state, parent, group, session
                running += [file.parent.name] if facts[3] == str(session) and facts[0] != "Z" else []
        if not running or time.monotonic() > until:
            return running
        time.sleep(0.02)


def left(project: Path) -> list[str]:
    return sorted(file.name for file in (project / ".build").iterdir())


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fabricated project, built once."""
    project = copy_project(tmp_path_factory.mktemp("once") / "project")
    status, output = build(project)
    assert status == 0, output
    assert output.endswith(" pages in site/.\n")
    return project


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """A project with a site that was built."""
    return Path(shutil.copytree(once, tmp_path / "built"))


def test_builds_killed_at_any_moment_leave_the_last_good_site_or_the_new_one(built: Path) -> None:
    """By Ctrl-C, by SIGTERM, by kill -9 of the build alone and of all it started; then the next build finds nothing in its way."""
    about = built / "docs" / "about.fr.md"
    words = about.read_text(encoding="utf-8")
    good = {digest(built / "site")}
    begun = time.monotonic()
    about.write_text(words.replace("## Le texte", "Et encore.\n\n## Le texte"), encoding="utf-8")
    assert build(built)[0] == 0
    lasts = time.monotonic() - begun
    good.add(digest(built / "site"))
    assert len(good) == 2
    chance = random.Random(KILLS)
    for number in range(KILLS):
        about.write_text(words if number % 2 else words.replace("## Le texte", "Et encore.\n\n## Le texte"), encoding="utf-8")
        running = start(built, "build")
        assert running.stdout is not None
        assert running.stdout.readline() == ".\n"
        time.sleep(chance.uniform(0, lasts))
        if number % 4 == 3:
            running.kill()
        else:
            os.killpg(running.pid, (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)[number % 4])
        _, output = running.communicate(timeout=300)
        assert "Traceback" not in output
        assert "Another build" not in output  # none that was killed is still in the way
        assert orphans(running.pid) == []
        assert digest(built / "site") in good
    about.write_text(words, encoding="utf-8")
    assert build(built)[0] == 0
    assert digest(built / "site") in good
    assert left(built) == KEPT


def test_a_site_that_an_interrupted_exchange_had_moved_away_comes_back(built: Path) -> None:
    good = digest(built / "site")
    (built / "site").rename(built / ".build" / "old-site")
    (built / ".build" / "site-12345").mkdir()
    (built / "docs" / "about.fr.md").write_text("broken", encoding="utf-8")
    assert build(built)[0] == 1
    assert digest(built / "site") == good
    assert left(built) == KEPT


def test_two_builds_at_once_follow_one_another(built: Path) -> None:
    good = digest(built / "site")
    builds = [start(built, "build"), start(built, "build")]
    for running in builds:
        running.communicate(timeout=300)
    assert [running.returncode for running in builds] == [0, 0]
    assert digest(built / "site") == good
    assert left(built) == KEPT


def test_a_build_that_waits_says_for_which_process_and_goes_on_by_itself(built: Path) -> None:
    with site_folder.build_lock(built / ".build", print):
        waiting = start(built, "build")
        assert waiting.stderr is not None
        assert f"Another build is running (process {os.getpid()})" in waiting.stderr.readline()
    waiting.communicate(timeout=300)
    assert waiting.returncode == 0
    assert left(built) == KEPT


def test_a_full_disk_leaves_the_last_good_site_and_is_told_without_a_traceback(built: Path) -> None:
    """No file may grow beyond 20 kB: the same failure, in the middle of writing, as on a disk that is full."""
    good = digest(built / "site")

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    status, output = build(built, preexec_fn=no_room)
    assert status == 1
    assert "File too large" in output
    assert "Traceback" not in output
    assert output.endswith("The site is left as it was.\n")
    assert digest(built / "site") == good
    assert build(built)[0] == 0
    assert left(built) == KEPT


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_that_is_really_full_leaves_the_last_good_site(built: Path) -> None:
    good = digest(built / "site")
    shutil.rmtree(built / ".build")
    (built / ".build").mkdir()
    if subprocess.call(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(built / ".build")], stderr=subprocess.DEVNULL):
        pytest.skip("a small disk cannot be mounted here")
    try:
        status, output = build(built)
        assert status == 1
        assert "No space left on device" in output
        assert "Traceback" not in output
        assert digest(built / "site") == good
    finally:
        subprocess.check_call(["umount", str(built / ".build")])
    assert build(built)[0] == 0


def test_whoever_reads_while_sites_are_exchanged_never_misses_a_page(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "build"
    folder.mkdir()
    site.mkdir()
    (site / "index.html").write_text("0", encoding="utf-8")
    missed, ended = [], threading.Event()

    def read() -> None:
        while not ended.is_set():
            try:
                (site / "index.html").read_text(encoding="utf-8")
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    for number in range(1, 300):
        fresh = folder / "site-1"
        fresh.mkdir()
        (fresh / "index.html").write_text(str(number), encoding="utf-8")
        site_folder.swap(site, fresh, folder)
        remove(fresh)
        assert (site / "index.html").read_text(encoding="utf-8") == str(number)
    ended.set()
    reader.join()
    if sys.platform == "linux":
        assert missed == []
    assert list(folder.iterdir()) == []


def test_without_an_exchange_the_site_is_replaced_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_folder, "_swapped", lambda *_: False)
    site, fresh = tmp_path / "site", tmp_path / "site-1"
    for folder, words in ((site, "old"), (fresh, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(words, encoding="utf-8")
    site_folder.swap(site, fresh, tmp_path)
    assert [(folder / "index.html").read_text(encoding="utf-8") for folder in (site, fresh)] == ["new", "old"]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["site", "site-1"]


def test_an_address_that_is_none_is_refused(project: Path) -> None:
    for address in ("example.org", "javascript:x", 'https://example.org/"><script>', "https://example.org/?q"):
        with start(project, "build", "--site-url", address) as running:
            _, output = running.communicate(timeout=300)
        assert (running.returncode, output) == (2, f"'{address}' is no address of a site; write it as https://example.org/ or https://example.org/record/.\n")


def test_a_build_writes_nothing_but_the_site_and_the_build_folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Neither into the project, nor into the home folder, nor where temporary files go."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for name in ("home", "tmp", "cache"):
        (elsewhere / name).mkdir()
    environment = {**os.environ, "HOME": str(elsewhere / "home"), "TMPDIR": str(elsewhere / "tmp"), "XDG_CACHE_HOME": str(elsewhere / "cache")}

    def snapshot() -> dict[str, tuple[int, int]]:
        files = (file for folder in (project, elsewhere) for file in folder.rglob("*"))
        values = (project / "site", project / ".build")
        return {
            str(file): (file.stat().st_size, file.stat().st_mtime_ns)
            for file in files
            if file.is_file() and not any(file.is_relative_to(item) for item in values)
        }

    before = snapshot()
    assert build(project, env=environment)[0] == 0
    assert snapshot() == before


def test_the_real_record_builds_to_the_same_bytes_on_another_day_in_another_folder_and_language(tmp_path: Path, site: Path) -> None:
    """Against the site that the other tests use: another folder, hash seed, time zone and locale, on a day ten years later."""
    second = tmp_path / "elsewhere"
    for name in ("scripts", "overrides", "docs"):
        shutil.copytree(ROOT / name, second / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "LICENSE"):
        shutil.copy(ROOT / name, second)
    later = second / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text("import time\nnow = time.time\ntime.time = lambda: now() + 315_360_000\n", encoding="utf-8")
    environment = {
        **os.environ, "PYTHONPATH": f"{second / 'scripts'}:{later}", "PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "LC_ALL": "C", "LANG": "C",
        "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0",
    }  # fmt: skip
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, env=environment, cwd=second, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert digest(tmp_path / "site") == digest(site)
