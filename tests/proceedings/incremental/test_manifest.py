"""The incremental builder: no file is made by two tasks, and a foreign manifest reaches nothing outside the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Raw, msgpack

from building import digests
from proceedings.incremental.builder import Builder
from proceedings.incremental.outputs import Task, TaskRecord
from proceedings.incremental.storage import save_atomically
from proceedings.problems import BuildError


def test_two_tasks_that_make_one_file_are_an_error_with_both_names(tmp_path: Path) -> None:
    site = Builder(tmp_path, tmp_path / "site")

    def build(*tasks: Task, digests: dict[str, str] | None = None) -> None:
        with site.begin() as running:
            running.run(tasks, "fingerprint", digests or {})

    home, moved = Task("home", {"index.html": "home"}.items), Task("moved", {"old/index.html": "moved"}.items)
    build(home, moved)
    good = digests(tmp_path / "site")
    for path in ("index.html", "INDEX.html"):
        twice = Task("data", {path: "other"}.items)
        with pytest.raises(BuildError, match=r"(?i)index.html is made twice, by '(home|data)' and by '(home|data)'"):
            build(home, moved, twice)
        assert digests(tmp_path / "site") == good
        build(home, moved)
        with pytest.raises(BuildError, match=r"(?i)index.html is made twice, by '(home|data)' and by '(home|data)'"):
            build(home, moved, twice)  # beside a task that does not run again
    with pytest.raises(BuildError, match=r"index.html is made twice by 'home'"):
        build(Task("home", lambda: [("index.html", "a"), ("index.html", "b")]))
    assert digests(tmp_path / "site") == good
    build(Task("home", dict[str, str]().items), Task("data", {"index.html": "other"}.items))  # a file may go from one to another
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "other"


def test_a_manifest_that_names_files_outside_of_the_site_deletes_none_of_them(tmp_path: Path) -> None:
    site = Builder(tmp_path / "build", tmp_path / "build" / "site")
    site.folder.mkdir()
    victims = [tmp_path / "victim", tmp_path / "build" / "victim"]
    for victim in victims:
        victim.write_text("precious", encoding="utf-8")
    with site.begin() as running:
        running.run([Task("home", {"index.html": "home"}.items)], "1", {})
    last = site.last()
    assert last is not None
    paths = ["index.html", str(victims[0]), "../victim", "../../victim", "a/../../victim", "./../victim"]
    save_atomically(site.manifest, last._replace(sources={"old": ()}, records={"old": Raw(msgpack.encode(TaskRecord(paths)))}))
    with site.begin() as running:
        running.run([Task("home", {"home/index.html": "home"}.items)], "2", {})
    assert list(digests(site.site)) == ["home/index.html"]
    assert [victim.read_text(encoding="utf-8") for victim in victims] == ["precious", "precious"]


def test_a_manifest_whose_records_have_another_form_is_not_used(tmp_path: Path) -> None:
    site = Builder(tmp_path, tmp_path / "site")
    home = Task("home", {"index.html": "home"}.items)
    with site.begin() as running:
        running.run([home], "1", {})
    last = site.last()
    assert last is not None
    save_atomically(site.manifest, last._replace(records={"home": Raw(msgpack.encode({"paths": ["index.html"]}))}))
    assert site.last() is None
    with site.begin() as running:
        running.run([home], "1", {})
    assert list(digests(site.site)) == ["index.html"]
    assert site.last() is not None
