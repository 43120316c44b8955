"""What the tests of builds share: a project with the small record, its site, and what a build of everything makes of it."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import engine
from conftest import DATA, ROOT
from proceedings.checks import problems_of
from proceedings.incremental.outputs import text
from proceedings.reader.loader import load
from proceedings.site.builder import SiteBuilder
from proceedings.site.tasks import SiteTasks

ADDRESS = "https://example.org/rec/"
KEPT = ["manifest", "parsed", "staged", "standby"]  # what a build leaves in the build folder for the next one


def site_builder(project: Path, folder: Path | None = None) -> SiteBuilder:
    folder = folder or project / ".build"
    folder.mkdir(parents=True, exist_ok=True)
    return SiteBuilder(project, project / "docs", folder, folder / "site", folder / "books", partial(engine.render, project / "mkdocs.yml", folder))


def command_code(project: Path, *words: str, at_start: str = "pass") -> str:
    """Return the program of a command in `project`, which runs the package from here: it is compiled already. `at_start` is run before the command."""
    return (
        f"import sys, pathlib; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import build; build.ROOT = pathlib.Path({str(project)!r}); "
        f"build.BUILD = build.ROOT / '.build'; arguments = build._parser().parse_args({list(words)!r}); {at_start}; "
        "sys.exit(build.run(arguments, build.ROOT, build.BUILD))"
    )


@contextmanager
def restored(project: Path) -> Generator[None]:
    """Give a project its small record and its templates back afterwards."""
    try:
        yield
    finally:
        for name, original in (("docs", DATA / "other"), ("overrides", ROOT / "overrides")):
            shutil.rmtree(project / name)
            shutil.copytree(original, project / name)


def digests(site: Path) -> dict[str, str]:
    """The digest of every file of a site, by its path."""
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in site.rglob("*") if file.is_file()}


def everything(project: Path) -> dict[str, str]:
    """The digest of every file that all tasks make, by its path: the result of a complete build, without cache and without disk."""
    loaded = load(project / "docs")
    assert problems_of(loaded) == []
    tasks = SiteTasks(loaded, project / "overrides", ADDRESS, project / ".build" / "books")
    made = {path: text(content) if not isinstance(content, bytes) else content for task in tasks.without_prose() for path, content in task.make()}
    with tempfile.TemporaryDirectory() as folder:
        made |= dict(engine.render(project / "mkdocs.yml", Path(folder), tasks))
    return {path: hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest() for path, content in made.items()}


def register(project: Path, *, anew: bool = False) -> None:
    """Acknowledge changed words as `build.py addresses --reworded` does; with `anew`, as if nothing had been published."""
    addresses = project / "docs" / "_data" / "addresses.yml"
    if anew:
        addresses.unlink()
    loaded = load(project / "docs")
    assert loaded.record is not None
    addresses.write_text(str(loaded.addresses.extended(loaded.record, acknowledge=True)), encoding="utf-8")


Edit = Callable[[Path], None]


def replace(file: str, old: str, new: str) -> Edit:
    """An edit that replaces words in a file of a project, where they stand first."""

    def edit(project: Path) -> None:
        path = project / file
        content = path.read_text(encoding="utf-8")
        assert old in content, f"{old!r} is not in {file}"
        path.write_text(content.replace(old, new, 1), encoding="utf-8")

    return edit


def append(file: str, words: str) -> Edit:
    """An edit that adds words at the end of a file, which need not be there yet."""

    def edit(project: Path) -> None:
        with (project / file).open("a", encoding="utf-8") as opened:
            opened.write(words)

    return edit


def remove(*files: str) -> Edit:
    """An edit that removes files."""

    def edit(project: Path) -> None:
        for file in files:
            (project / file).unlink()

    return edit


def both(*edits: Edit) -> Edit:
    """Several edits at once."""

    def edit(project: Path) -> None:
        for single in edits:
            single(project)

    return edit
