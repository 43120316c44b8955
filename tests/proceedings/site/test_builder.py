"""A build makes no more anew than a change reaches, and never takes what is kept for more than it is."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from building import ADDRESS, append, digests, everything, replace, restored, site_builder
from conftest import ROOT, copy_project
from proceedings.checks import problems_of
from proceedings.incremental import builder as building
from proceedings.incremental import outputs
from proceedings.reader import cache
from proceedings.reader.loader import load
from proceedings.site.builder import SiteBuilder
from proceedings.site.tasks import of_pages

PANEL = "docs/sessions/panel-1.en.md"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small record, built once; a test that changes anything changes it back."""
    project = copy_project(tmp_path_factory.mktemp("shared") / "project")
    assert site_builder(project).build(ADDRESS) == []
    return project


@pytest.fixture
def builder(shared: Path) -> Iterator[SiteBuilder]:
    """What builds the shared project; its content is restored afterwards."""
    with restored(shared):
        yield site_builder(shared)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tasks that a build ran, the last build's alone."""
    names: list[str] = []

    def write_together(folder: Path, tasks: Sequence[outputs.Task], *last: Any) -> list[outputs.TaskResult]:
        names[:] = [task.name for task in tasks]
        return outputs.write_together(folder, tasks, *last)

    monkeypatch.setattr(building, "write_together", write_together)
    return names


def all_tasks(builder: SiteBuilder) -> set[str]:
    last = builder.output.last()
    assert last is not None
    return set(last.sources)


def test_words_reach_only_the_pages_that_hold_them(builder: SiteBuilder, run: list[str]) -> None:
    builder.build(ADDRESS)
    untouched = builder.site / "sessions" / "opening" / "index.html"
    inode = untouched.stat().st_ino
    replace(PANEL, "does not cost what people think", "does not cost as much as people think")(builder.root)
    assert builder.build(ADDRESS) == []
    assert {"pages/en/sessions/panel-1", "pages/fr/sessions/panel-1", "data/en/sessions/panel-1", "search/en"} <= set(run) < all_tasks(builder)
    assert not [name for name in run if "sessions/opening" in name]
    original = {f"data/fr/proceedings.{ending}" for ending in ("txt", "md", "tei.xml", "akn.xml")}  # holds no word of the translation
    assert original < all_tasks(builder)
    assert not original & set(run)
    assert untouched.stat().st_ino == inode
    before, tasks = digests(builder.site), len(run)
    replace(PANEL, "its price will have fallen in any case", "its price will in any case have fallen")(builder.root)
    assert builder.build(ADDRESS) == []
    after = digests(builder.site)
    changed = {path for path in after if after[path] != before.get(path)}
    assert "en/sessions/panel-1/index.html" in changed
    assert not [path for path in changed if re.search(r"(themes|speakers)/[a-z-]+/index", path)]  # they show first words alone
    assert len(run) < tasks
    builder.build(ADDRESS)
    assert run == []


def test_a_template_reaches_the_pages_alone(builder: SiteBuilder, run: list[str]) -> None:
    builder.build(ADDRESS)
    replace("overrides/base.html", "</head>", "<!-- changed --></head>")(builder.root)
    builder.build(ADDRESS)
    pages = {name for name in all_tasks(builder) if of_pages(outputs.Task(name, list))}
    assert set(run) == {name for name in pages if not name.endswith("/moved")} < all_tasks(builder)  # of this record, no page moved


@pytest.mark.parametrize("edit", ["registry", "words"])
def test_pages_that_come_first_are_followed_by_all_the_rest(builder: SiteBuilder, run: list[str], edit: str) -> None:
    shutil.rmtree(builder.folder)
    builder.folder.mkdir()
    assert builder.build(ADDRESS, pages_only=True) == []
    assert run == [name for name in run if of_pages(outputs.Task(name, list))]
    assert not builder.complete
    first = digests(builder.site)
    assert "en/sessions/panel-1/index.html" in first
    assert "data/proceedings.txt" not in first
    builder.build(ADDRESS)
    complete = digests(builder.site)
    assert first.items() < complete.items()
    if edit == "registry":
        replace("docs/_data/speakers.yml", "en: [Samuel Sample]", "en: [Samuel Sample, Sam S. Sample]")(builder.root)
    else:
        replace(PANEL, "does not cost what people think", "does not cost as much as people think")(builder.root)
    builder.build(ADDRESS, pages_only=True)
    between = digests(builder.site)
    builder.build(ADDRESS)
    after = digests(builder.site)
    assert after == everything(builder.root)
    assert builder.complete
    if edit == "words":  # so few tasks are stale that nothing comes first
        assert between == after
    else:
        assert (between.keys(), between["en/data/proceedings.tei.xml"]) == (complete.keys(), complete["en/data/proceedings.tei.xml"])
        assert {path for path in after if after[path] != complete.get(path)} > {path for path in between if between[path] != complete[path]}
    builder.build(ADDRESS, pages_only=True)
    assert run == []


def test_another_version_of_the_program_or_another_address_runs_every_task(builder: SiteBuilder, run: list[str]) -> None:
    builder.build(ADDRESS)
    append("scripts/proceedings/exports/ris.py", "\n")(builder.root)
    builder.build(ADDRESS)
    assert set(run) == all_tasks(builder)
    builder.build("")
    assert set(run) == all_tasks(builder)
    assert "sitemap.xml" not in digests(builder.site)
    builder.build(ADDRESS)
    assert "sitemap.xml" in digests(builder.site)


def test_where_files_cannot_have_two_names_every_build_runs_all_tasks(builder: SiteBuilder, run: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    builder.build(ADDRESS)
    names, good = all_tasks(builder), digests(builder.site)

    def no_link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", no_link)
    replace("overrides/base.html", "</head>", "</head>\n")(builder.root)
    builder.build(ADDRESS)
    replace("overrides/base.html", "</head>\n", "</head>")(builder.root)
    builder.build(ADDRESS)
    assert (set(run), digests(builder.site)) == (names, good)
    assert not (builder.folder / "manifest").exists()
    assert not (builder.folder / "standby").exists()


def test_a_clock_that_goes_backwards_hides_no_change(builder: SiteBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    builder.build(ADDRESS)
    monkeypatch.setattr(cache, "time", SimpleNamespace(time_ns=lambda: 10**18))  # in 2001: all files are of the future
    for words in ("as much as people think", "as much as people say"):
        page = builder.root / PANEL
        page.write_text(re.sub(r"does not cost [a-z ]+", f"does not cost {words}", page.read_text(encoding="utf-8"), count=1), encoding="utf-8")
        os.utime(page, ns=(10**18, 10**18))
        assert builder.build(ADDRESS) == []
        assert words in (builder.site / "en" / "sessions" / "panel-1" / "index.html").read_text(encoding="utf-8")
        assert digests(builder.site) == everything(builder.root)


def test_a_clock_that_was_set_back_before_another_hand_wrote_hides_nothing(builder: SiteBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    builder.build(ADDRESS)
    last = builder.output.last()
    assert last is not None
    with builder.output.changes_since(last) as changed:
        assert changed() == []
    monkeypatch.setattr(building, "time", SimpleNamespace(time_ns=lambda: last.moment - 1))
    with builder.output.changes_since(last) as changed:
        assert changed()


def test_problems_are_told_whether_or_not_their_session_changed_and_the_site_stays(builder: SiteBuilder) -> None:
    builder.build(ADDRESS)
    good = digests(builder.site)
    replace("docs/sessions/opening.fr.md", "by: sam-sample", "by: sam-simple")(builder.root)
    replace("docs/_data/redirects.yml", "{}", "/old/: /sessions/nowhere/")(builder.root)
    problems = builder.build(ADDRESS)
    assert [problem.path for problem in problems] == sorted(problem.path for problem in problems)
    assert problems == problems_of(load(builder.docs))
    assert {"docs/sessions/opening.fr.md", "docs/_data/redirects.yml"} <= {problem.path for problem in problems}
    assert digests(builder.site) == good
    replace("docs/sessions/opening.fr.md", "by: sam-simple", "by: sam-sample")(builder.root)
    replace("docs/_data/redirects.yml", "/old/: /sessions/nowhere/", "{}")(builder.root)
    assert builder.build(ADDRESS) == []
    assert digests(builder.site) == good


def test_a_registry_that_is_no_file_is_told_before_and_after_a_build(builder: SiteBuilder) -> None:
    builder.build(ADDRESS)
    labels = builder.docs / "_data" / "labels.yml"
    for make in (Path.mkdir, os.mkfifo):
        make(labels)
        assert [str(problem) for problem in builder.build(ADDRESS)] == [str(problem) for problem in problems_of(load(builder.docs))] != []
        shutil.rmtree(labels) if labels.is_dir() else labels.unlink()
    assert builder.build(ADDRESS) == []


@pytest.mark.parametrize("folder", [ROOT / "docs", ROOT / "tests" / "data" / "other"], ids=["real", "other"])
def test_a_session_checked_alone_has_the_problems_that_it_has_among_others(folder: Path, tmp_path: Path) -> None:
    """Damaged in many ways: each check says the same of a session whether or not the others are looked through."""
    docs = Path(shutil.copytree(folder, tmp_path / "docs"))
    for file in sorted((docs / "sessions").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"date: \d+", "date: 1999", text, count=1)
        text = re.sub(r"kind: answer", "kind: speech", text, count=1)
        text = re.sub(r"([0-9])([^0-9-]*)$", r"\g<1>7\2", text, count=1)
        file.write_text(text.replace(". ", '.  "', 1).replace("，", ",", 2), encoding="utf-8")
    loaded = load(docs)
    assert loaded.record is not None
    sessions = list(loaded.record.sessions)
    whole = problems_of(loaded)
    assert {problem.path for problem in whole} >= {f"docs/sessions/{id}.{loaded.record.languages[0]}.md" for id in sessions}
    alone = [problem for id in sessions for problem in problems_of(loaded, [session for session in sessions if session != id])]
    assert sorted(set(alone)) == whole
