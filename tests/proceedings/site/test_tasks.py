"""What the site is made of: the same files, whatever was made before, from sources that a build watches."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from building import ADDRESS
from conftest import DATA, ROOT
from proceedings.incremental import outputs
from proceedings.incremental.outputs import Task, text
from proceedings.reader.loader import load
from proceedings.site.tasks import SiteTasks


def test_no_file_depends_on_what_was_made_before_it(tmp_path: Path) -> None:
    loaded = load(DATA / "other")
    making = [SiteTasks(loaded, ROOT / "overrides", "https://example.org/rec/", tmp_path) for _ in range(2)]
    in_order = [file for part in making[0].without_prose() for file in made(part)]
    turned = [file for part in reversed(list(making[1].without_prose())) for file in made(part)]
    assert sorted(in_order, key=str) == sorted(turned, key=str)
    assert len(dict(in_order)) == len(in_order)


def made(part: Task) -> list[tuple[str, str | bytes]]:
    return [(path, content if isinstance(content, bytes) else text(content)) for path, content in part.make()]


def site_tasks(tmp_path: Path) -> SiteTasks:
    return SiteTasks(load(ROOT / "tests" / "data" / "other"), ROOT / "overrides", ADDRESS, tmp_path / "books")


def test_what_a_task_reads_does_not_depend_on_the_tasks_before_it(tmp_path: Path) -> None:
    """Else a value that one task worked out and another took from it would hide whose words it came from."""
    sources = {result.task: result.sources for result in outputs.write(tmp_path / "site", site_tasks(tmp_path).without_prose())}
    for name, read in sources.items():
        if re.search(r"/(?:fr|ar)\b", name):
            continue  # the tasks of the three languages are the same functions
        task = next(task for task in site_tasks(tmp_path).without_prose() if task.name == name)
        assert outputs.write(tmp_path / "alone", [task])[0].sources == read, name


OPENED: list[Path] | None = None


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if OPENED is not None and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        OPENED.append(Path(os.fsdecode(arguments[0])).absolute())


def test_a_task_opens_no_file_that_a_build_does_not_watch(tmp_path: Path) -> None:
    """Else a change of that file would never reach the site, as once a change of LICENSE."""
    global OPENED  # noqa: PLW0603 -- an audit hook stays for good
    sys.addaudithook(_audit)
    site = tmp_path / "site"
    watched = [ROOT / "scripts", ROOT / "overrides", site, Path(sys.prefix).absolute(), Path(sys.base_prefix).resolve(), Path(str(sys.pycache_prefix or site))]
    try:
        for task in site_tasks(tmp_path).without_prose():
            OPENED = []
            (result,) = outputs.write(site, [task])
            read = [file for file in OPENED if not any(file.resolve().is_relative_to(folder) or file.is_relative_to(folder) for folder in watched)]
            assert [file for file in read if not any(source.endswith(f" {file}") for source in result.sources)] == [], task.name
    finally:
        OPENED = None


def test_copies_of_a_project_share_their_compiled_templates_and_each_has_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each copy would leave files that nobody reads again."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    pages = []
    for name in ("first", "second", "changed"):
        templates = shutil.copytree(ROOT / "overrides", tmp_path / name)
        if name == "changed":
            base = templates / "base.html"
            base.write_text(base.read_text(encoding="utf-8").replace("</head>", "<!-- changed --></head>"), encoding="utf-8")
        tasks = SiteTasks(load(DATA / "other"), templates, ADDRESS, tmp_path / "books")
        pages += [text(content) for task in tasks.without_prose() if task.name == "pages/fr/0" for _, content in task.make() if not isinstance(content, bytes)]
    assert ["<!-- changed -->" in page for page in pages] == [False, False, True]
    assert len(list((tmp_path / "compiled" / "escaping-templates").iterdir())) == len(list((ROOT / "overrides").rglob("*.html")))
