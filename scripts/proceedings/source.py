"""The reader: files as text, YAML and Markdown sections, each value with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import yaml

from proceedings.problems import Problem

Key = tuple[str | int, ...]

LARGEST_FILE = 4_000_000  # bytes: a hundred times the longest session here

# A reader sees these as nothing, or as another order of the words: they have no place in a record.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there


class _Loader(_SafeLoader):  # type: ignore[misc, valid-type]
    """Safe YAML with the scalars of the YAML 1.2 core schema (§10.3.2): `no` and `9:30` stay text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern, _first in (
    ("null", r"(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"(?:true|false)$", ["t", "f"]),
    ("int", r"[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


@dataclass(frozen=True)
class Document:
    """YAML as plain data, with the line of every value by its path of keys."""

    path: str
    data: Any = None
    lines: dict[Key, int] = field(default_factory=dict)

    def line(self, *key: str | int) -> int:
        """Return the line of the value at `key`, or of the nearest value around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)


@dataclass(frozen=True)
class Block:
    """A run of lines without a blank one: `text` joined by newlines, beginning on `line`."""

    line: int
    text: str


def read_text(file: Path, path: str, problems: list[Problem]) -> str | None:
    """Return the text of a UTF-8 file with LF line ends, or None after reporting why it cannot be read."""

    def problem(line: int, what: str, todo: str) -> None:
        problems.append(Problem(path, line, what, todo))

    try:
        if file.stat().st_size > LARGEST_FILE:
            problem(1, f"the file is larger than {LARGEST_FILE:,} bytes", "split it")
            return None
        raw = file.read_bytes()
    except OSError as error:
        problem(1, f"the file cannot be read ({error.strerror})", "make it a readable file")
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        problem(raw[: error.start].count(b"\n") + 1, "the file is not UTF-8", "save it as UTF-8")
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if found := _INVISIBLE.search(text):
        name = f"U+{ord(found[0]):04X}"
        problem(text.count("\n", 0, found.start()) + 1, f"invisible character {name}", "remove it")
        return None
    if not text.strip():
        problem(1, "the file is empty", "write it or remove it")
        return None
    return text


def read_yaml(text: str, path: str, problems: list[Problem], first_line: int = 1) -> Document | None:
    """Return YAML `text` as a Document; `first_line` is where the text begins in its file."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        what = (getattr(error, "problem", None) or str(error)).split("\n")[0]
        problems.append(Problem(path, line, f"invalid YAML: {what}", "correct the line or the one before it"))
        return None
    except (RecursionError, ValueError):
        problems.append(Problem(path, first_line, "invalid YAML: nested too deeply", "write it flat"))
        return None
    lines: dict[Key, int] = {}
    data = _plain(node, (), lines, set(), path, first_line, problems)
    return Document(path, data, lines)


def _plain(
    node: yaml.Node | None,
    key: Key,
    lines: dict[Key, int],
    seen: set[int],
    path: str,
    first_line: int,
    problems: list[Problem],
) -> Any:
    """Return the value of a YAML node, noting the line of each part."""
    if node is None:
        return None
    line = node.start_mark.line + first_line
    lines[key] = line
    if id(node) in seen:
        problems.append(Problem(path, line, "a YAML alias", "write the value out"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(n, (*key, i), lines, seen, path, first_line, problems) for i, n in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name, at = str(name_node.value), name_node.start_mark.line + first_line
            if not isinstance(name_node, yaml.ScalarNode):
                problems.append(Problem(path, at, "a key that is not a word", "write it as plain text"))
            elif name in found:
                problems.append(Problem(path, at, f"the key '{name}' stands twice", "keep one of them"))
            else:
                found[name] = _plain(value_node, (*key, name), lines, seen, path, first_line, problems)
                lines[*key, name] = at
        return found
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        return node.value == "true"
    if kind == "int":
        return int(node.value[:400]) if len(node.value) <= 400 else node.value
    if kind == "float":
        return float(node.value)
    if kind != "str":
        problems.append(Problem(path, line, f"the YAML tag '{node.tag}'", "write a plain value"))
    return node.value


def split_front_matter(text: str, path: str, problems: list[Problem]) -> tuple[Document, list[Block]] | None:
    """Return the front matter between the two `---` lines, and the blocks of the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.append(Problem(path, 1, "no front matter", "begin the file with a line '---'"))
        return None
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        problems.append(Problem(path, 1, "the front matter has no end", "close it with a line '---'"))
        return None
    front = read_yaml("\n".join(lines[1:end]), path, problems, first_line=2)
    if front is None:
        return None
    return front, list(_blocks(lines, end + 1))


def _blocks(lines: list[str], start: int) -> Iterator[Block]:
    block: list[str] = []
    for number, line in enumerate([*lines[start:], ""], start + 1):
        if line.strip():
            block.append(line)
        elif block:
            yield Block(number - len(block), "\n".join(block))
            block = []
