"""The fabricated conference with a fault in one of its files, and the problems that are then told."""

from __future__ import annotations

import re
from pathlib import Path

from proceedings.checks import problems_of
from proceedings.reader.loader import load

PANEL, TWIN, ABOUT = "sessions/panel-1.fr.md", "sessions/panel-1.en.md", "about.en.md"
REGISTRIES = tuple(
    f"_data/{name}.yml"
    for name in ("conference", "speakers", "organisations", "themes", "glossary", "figures", "errata", "addresses", "redirects", "changelog", "labels")
)
FILES = (PANEL, TWIN, ABOUT, "index.fr.md", *REGISTRIES)
PROBLEM = re.compile(r"docs(?:/[^:\n]+)?:[1-9][0-9]*: [^\n]+; [^\n]+")


def problems(docs: Path) -> list[str]:
    """Return the problems of a content folder, each of the form that is promised."""
    results = [str(problem) for problem in problems_of(load(docs))]
    for item in results:
        assert PROBLEM.fullmatch(item), item
    return results


def changed(docs: Path, file: str, old: str, new: str) -> list[str]:
    """Replace words in a file of the conference, and return the problems of all of it."""
    path = docs / file
    text = path.read_text(encoding="utf-8") if path.exists() else old
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    return problems(docs)


def line_of(docs: Path, file: str, words: str) -> int:
    """Return the line of a file on which words stand."""
    return (docs / file).read_text(encoding="utf-8").split(words)[0].count("\n") + 1
