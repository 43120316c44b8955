"""What the site is made of: the same files, whatever was made before."""

from __future__ import annotations

from pathlib import Path

from conftest import DATA, ROOT
from proceedings.incremental.outputs import Task, text
from proceedings.reader.loader import load
from proceedings.site.tasks import SiteTasks


def test_no_file_depends_on_what_was_made_before_it(tmp_path: Path) -> None:
    library = load(DATA / "other")
    making = [SiteTasks(library, ROOT / "overrides", "https://example.org/rec/", tmp_path) for _ in range(2)]
    in_order = [file for part in making[0].parts() for file in made(part)]
    turned = [file for part in reversed(list(making[1].parts())) for file in made(part)]
    assert sorted(in_order, key=str) == sorted(turned, key=str)
    assert len(dict(in_order)) == len(in_order)


def made(part: Task) -> list[tuple[str, str | bytes]]:
    return [(path, content if isinstance(content, bytes) else text(content)) for path, content in part.make()]
