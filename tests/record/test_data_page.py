"""The page about the data: its examples run as printed, and it links every file that is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

# What each example prints, or a part of it, in the order of the page.
PRINTED = [
    "12 sessions, 36 speakers",
    "valid",
    "46 answers",
    "98 utterances",
    "",
    "headings",
    "199 aligned paragraphs",
    "299 translation units",
    "314 concepts",
    "100 persons introduction/n1",
    "114 references",
    "114 entries",
    "114 entries",
]


@pytest.mark.parametrize("root", ["", "en/"])
def test_every_example_runs_as_printed(root: str, site: Path, tmp_path: Path) -> None:
    page = html.fromstring((site / root / "data" / "index.html").read_text(encoding="utf-8"))
    for folder in (site / "data", site / root / "data"):
        for file in folder.iterdir():
            if file.is_file():
                (tmp_path / file.name).write_bytes(file.read_bytes())
    examples = [code.text_content() for code in page.xpath("//pre/code")]
    assert len(examples) == len(PRINTED)
    for example, printed in zip(examples, PRINTED, strict=True):
        done = subprocess.run([sys.executable, "-X", "utf8", "-c", example], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        assert printed in done.stdout
        assert done.stdout.strip()


@pytest.mark.parametrize("root", ["", "en/"])
def test_every_file_of_the_whole_is_linked(root: str, site: Path) -> None:
    page = html.fromstring((site / root / "data" / "index.html").read_text(encoding="utf-8"))
    linked = {Path(href).name for href in page.xpath("//article//a/@href") if re.search(r"\.\w+$", href)}
    names = {file.name for file in (site / "data").iterdir() if file.is_file() and file.name != "index.html"}
    assert linked == names
