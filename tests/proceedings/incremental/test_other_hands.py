"""What other hands do to a site and its standby is noticed by the next build, and undone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import digests
from proceedings.incremental.builder import Builder
from proceedings.incremental.outputs import Segment, Task

PAGES = ("index.html", "about/index.html", "en/index.html", "en/themes/index.html", "ar/index.html")


def tasks(words: str) -> list[Task]:
    """Return the tasks of a small site: pages, a script, a file of bytes, a file of two segments."""
    files = {path: f"<h1>{path}</h1> {words}" for path in PAGES} | {"assets/0/javascripts/site.js": "start();"}
    segments = [Segment("a", lambda: f"first {words}\n"), Segment("b", lambda: f"second {words}\n")]
    return [
        *(Task(path, {path: content}.items) for path, content in files.items()),
        Task("index", {"search/index.bin": b"\0\1"}.items),
        Task("all", lambda: [("data/all.txt", ["# all\n", *segments])]),
    ]


@pytest.fixture
def site(tmp_path: Path) -> Builder:
    """A small site, built twice: the second build finds the first as it left it."""
    builder = Builder(tmp_path, tmp_path / "site")
    for _ in range(2):
        build(builder)
    return builder


def build(builder: Builder, words: str = "words") -> None:
    with builder.begin() as running:
        running.run(tasks(words), words, {})


def changed(builder: Builder) -> list[str]:
    last = builder.last()
    assert last is not None
    with builder.changes_since(last) as changed_paths:
        return changed_paths()


def _replaced(page: Path) -> None:
    words = page.read_bytes()
    page.unlink()
    page.write_bytes(words.replace(b"</h1>", b"!</h1>"))


def _appended(file: Path) -> None:
    with file.open("ab") as opened:
        opened.write(b"alert(1)//")


def _as_long_and_as_old(page: Path) -> None:
    times = page.stat()
    page.write_bytes(page.read_bytes().replace(b"</h1>", b"</H1>"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


def _hidden(folder: Path) -> None:
    times = folder.stat()
    (folder / "foreign.html").touch()
    os.utime(folder, ns=(times.st_atime_ns, times.st_mtime_ns))


def _linked(page: Path) -> None:
    page.unlink()
    page.symlink_to("/etc/hostname")


def _linked_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to(folder.parent / "ar")


def _copied(folder: Path, *names: str) -> None:
    """Put copies with the same times in place of site and standby, as a backup does."""
    for name in names or ("site", "standby"):
        shutil.copytree(folder / name, folder / "copy", symlinks=True)
        shutil.rmtree(folder / name)
        (folder / "copy").rename(folder / name)


def _swapped(first: Path, second: Path) -> None:
    first.rename(first.with_suffix(".old"))
    second.rename(first)
    first.with_suffix(".old").rename(second)


HANDS: dict[str, Callable[[Path], object]] = {
    "removes the site": lambda folder: shutil.rmtree(folder / "site"),
    "removes the standby": lambda folder: shutil.rmtree(folder / "standby"),
    "removes a page of the standby": lambda folder: (folder / "standby" / "en" / "themes" / "index.html").unlink(),
    "replaces a page": lambda folder: _replaced(folder / "site" / "en" / "index.html"),
    "removes a page": lambda folder: (folder / "site" / "en" / "themes" / "index.html").unlink(),
    "adds a file": lambda folder: (folder / "site" / "CNAME").write_text("example.org", encoding="utf-8"),
    "adds a file and hides it": lambda folder: _hidden(folder / "site" / "about"),
    "writes into a page": lambda folder: _appended(folder / "site" / "index.html"),
    "writes into a script": lambda folder: _appended(next((folder / "site" / "assets").glob("*/javascripts/site.js"))),
    "writes into a file of the index": lambda folder: _appended(folder / "site" / "search" / "index.bin"),
    "empties a page": lambda folder: (folder / "site" / "en" / "index.html").write_bytes(b""),
    "changes letters of a page and hides it": lambda folder: _as_long_and_as_old(folder / "site" / "en" / "index.html"),
    "writes into a page of the standby": lambda folder: _appended(folder / "standby" / "index.html"),
    "puts a link in place of a page": lambda folder: _linked(folder / "site" / "en" / "index.html"),
    "puts a link in place of a folder": lambda folder: _linked_folder(folder / "site" / "en"),
    "writes into a file of segments": lambda folder: _appended(folder / "site" / "data" / "all.txt"),
    "restores a copy": _copied,
    "restores a copy of the site alone": lambda folder: _copied(folder, "site"),
    "renames a folder and back": lambda folder: ((folder / "site" / "en").rename(folder / "en"), (folder / "en").rename(folder / "site" / "en")),
    "swaps two pages": lambda folder: _swapped(folder / "site" / "index.html", folder / "site" / "en" / "index.html"),
}


@pytest.mark.parametrize("hand", HANDS)
def test_what_another_hand_does_to_the_site_is_noticed_and_undone(site: Builder, hand: str) -> None:
    good = digests(site.site)
    assert changed(site) == []
    HANDS[hand](site.folder)
    assert changed(site)
    build(site)
    assert digests(site.site) == good == digests(site.standby)
    assert changed(site) == []


def test_a_folder_that_is_swapped_with_its_standby_stays_so_after_the_next_swaps(site: Builder) -> None:
    good = digests(site.site)
    _appended(site.site / "index.html")
    for words in ("A", "B", "C"):
        build(site, words)
        assert digests(site.site) == digests(site.standby) != good
        assert (site.site / "index.html").read_text(encoding="utf-8") == f"<h1>index.html</h1> {words}"
