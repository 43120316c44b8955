"""The files of pages: YAML front matter between two lines `---`, and a body of Markdown, in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from proceedings.problems import Problem
from proceedings.syntax.text_file import MOST_FAULTS
from proceedings.syntax.yaml_file import Document, read_yaml


class Block(Struct, frozen=True):
    """Lines between two blank lines: `text` joined by newlines, and the number of the first `line`."""

    line: int
    text: str


class PageFile(NamedTuple):
    """A Markdown file: its front matter, and its body, in blocks and as it is written."""

    front: Document
    blocks: list[Block]
    body: str


def split_front_matter(text: str, path: str, problems: list[Problem]) -> PageFile | None:
    """Return a page, whose front matter stands between two lines `---`. Where it has none, report that and return None."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.append(Problem(path, 1, "no front matter", "begin the file with a line '---'"))
        return None
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        problems.append(Problem(path, 1, "the front matter has no end", "close it with a line '---'"))
        return None
    problems += [
        Problem(path, number, "a line '---' behind the front matter", "remove it; a heading begins with '##', and the front matter ends once")
        for number in islice(_marks(lines, end + 1), MOST_FAULTS)
    ]
    front = read_yaml("\n".join(lines[1:end]), path, problems, first_line=2)
    if front is None:
        return None
    return PageFile(front, list(_blocks(lines, end + 1)), "\n".join(lines[end + 1 :]))


def _marks(lines: list[str], start: int) -> Iterator[int]:
    """Yield the numbers of the lines '---' outside fenced code."""
    fenced = False
    for number, line in enumerate(lines[start:], start + 1):
        fenced ^= line.startswith(("```", "~~~"))
        if line.rstrip() == "---" and not fenced:
            yield number


def _blocks(lines: list[str], start: int) -> Iterator[Block]:
    block: list[str] = []
    for number, line in enumerate([*lines[start:], ""], start + 1):
        if line.strip():
            block.append(line)
        elif block:
            yield Block(number - len(block), "\n".join(block))
            block = []
