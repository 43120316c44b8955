"""YAML with line numbers: every value knows its line, so that a problem can name it.

It is built from PyYAML's events, which libyaml makes. ruamel.yaml (and strictyaml, which is built on it) knows lines too, but
parses in Python: it takes 1.0 s for a glossary of 104 kB, this module 0.1 s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from proceedings.problems import Problem
from proceedings.syntax.text_file import INVISIBLE, unnormalised

Key = tuple[str | int, ...]

DEEPEST = 20  # levels of YAML: twice what any registry needs, and far below Python's recursion limit
_COMMENT = re.compile(r"[ \t]*(#[^\n]{0,20})")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast

# What the parser says, and what to do about it.
_FIXES = (
    ("mapping values are not allowed", "put a value that holds a colon and a space in quotes, or correct the spaces before the key"),
    ("cannot start any token", "put a value that begins with a sign such as @, ` or % in quotes"),
    ("did not find expected ',' or", "close the bracket or brace, and put words that hold a comma or a colon and a space in quotes"),
    ("unexpected end of stream", "close the quotation mark that is open"),
    ("tab character", "indent with spaces"),
    ("did not find expected key", "begin the keys of one level in one column"),
)

# The plain scalars that are not text in the core schema of YAML 1.2 (§10.3.2). So `no`, `9:30` and dates stay words.
_PLAIN = re.compile(r"(?P<null>~|null|)|(?P<bool>true|false)|(?P<int>[-+]?[0-9]{1,400})|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?)")


class Document(Struct, frozen=True):
    """A YAML file: its `data`, and the line of each value in `lines`, by the path of keys that leads to the value."""

    path: str
    data: Any = None
    lines: dict[Key, int] = {}

    def line(self, *key: str | int) -> int:
        """Return the line of the value at `key`, or of the nearest value around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)


class _TooDeepError(Exception):
    """YAML with more than `DEEPEST` levels; the argument is the line."""


class _Reading(Struct):
    """The state of reading one YAML text: the remaining events, and the problems and lines so far."""

    path: str
    first_line: int
    source: list[str]
    events: Iterator[Any]
    problems: list[Problem]
    lines: dict[Key, int] = {}

    def report(self, event: Any, message: str, fix: str) -> None:
        self.problems.append(Problem(self.path, event.start_mark.line + self.first_line, message, fix))

    def value(self, event: Any, key: Key) -> Any:
        """Return the value that begins with an event. The line of each part is recorded."""
        self.lines[key] = event.start_mark.line + self.first_line
        if event.anchor is not None:
            if isinstance(event, yaml.AliasEvent):
                return self.report(event, f"the YAML alias '*{event.anchor}'", "write the value out, or put it in quotes")
            self.report(event, f"the YAML anchor '&{event.anchor}'", "remove it, or put the value in quotes")
        if event.tag is not None:
            self.report(event, f"the YAML tag '{event.tag}'", "write a plain value, or put it in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if len(key) >= DEEPEST:
            raise _TooDeepError(self.lines[key])
        return self.sequence(key) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(key)

    def sequence(self, key: Key) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.value(event, (*key, len(values))))
        return values

    def mapping(self, key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + self.first_line
            if isinstance(event, yaml.ScalarEvent):
                name = event.value
                entry_key = (*key, name)
                self.value(event, entry_key)
                repeated = name in values
                if repeated:
                    self.report(event, f"the key '{name}' stands twice", "keep one of them")
                value = self.value(value_event := next(self.events), entry_key)
                if value is None and isinstance(value_event, yaml.ScalarEvent):
                    self.report(event, f"the key '{name}' has no value", "write one, or leave the key out; inside braces put words with a comma in quotes")
                if not repeated:
                    values[name] = value
            else:
                self.report(event, "a key that is not a word", "write it as plain text")
                entry_key = (*key, "")
                self.value(event, entry_key)
                self.value(next(self.events), entry_key)
            self.lines[entry_key] = line
        return values

    def scalar(self, event: Any) -> Any:
        words, start, end = event.value, event.start_mark, event.end_mark
        if event.style not in ("|", ">") and end.line > start.line and words:
            self.report(event, "a value over several lines", "close its quotes, or write it on one line")
        line = self.source[end.line]
        comment = _COMMENT.match(line, end.column) if "#" in line and not event.style else None
        if comment and (words or not comment[1].startswith("# ")):
            self.report(event, f"'{comment[1]}' begins a comment", "put the value in quotes, or the comment on a line of its own")
        if not event.style and words[-1:] in ('"', "'") and words[:1] != words[-1]:
            self.report(event, "a quotation mark without its partner", "put the value in quotes, or remove it")
        if event.style == '"':  # only here an escape may make a character that `read_text` has not seen
            for match in INVISIBLE.finditer(words):
                self.report(event, f"invisible character U+{ord(match[0]):04X}", "remove it")
            if (word := unnormalised(words)) is not None:
                self.report(event, f"'{word}' is not in Unicode normal form C", "type the words anew, or save the file in form C (NFC)")
        return words if event.style else _plain(words)


def read_yaml(text: str, path: str, problems: list[Problem], first_line: int = 1) -> Document | None:
    """Read YAML in a text that `read_text` has accepted; `first_line` is the line of the file on which it begins.

    Returns a Document, or None where the text is not YAML. Faults are added to `problems`. The values are built from the
    parser's events: this shows anchors and tags, which are refused, and bounds the depth.
    """
    data: Any = None
    try:
        reading = _Reading(path, first_line, [*text.split("\n"), ""], iter(_Loader(text).get_event, None), problems)
        for number, event in enumerate(event for event in reading.events if isinstance(event, yaml.NodeEvent)):
            if number:
                reading.report(event, "a second YAML document", "remove the line '---' before it")
                break
            data = reading.value(event, ())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        message = (getattr(error, "problem", None) or str(error)).split("\n")[0]
        problems.append(Problem(path, line, f"invalid YAML: {message}", _fix_of(message)))
        return None
    except _TooDeepError as error:
        problems.append(Problem(path, error.args[0], "invalid YAML: nested too deeply", "write it flat"))
        return None
    return Document(path, data, reading.lines)


def _fix_of(message: str) -> str:
    """Return the fix for a message of the YAML parser."""
    return next((fix for words, fix in _FIXES if words in message), "correct the line or the one before it")


def _plain(words: str) -> Any:
    """Return the value of a plain scalar."""
    match = _PLAIN.fullmatch(words)
    match match.lastgroup if match else "text":
        case "null":
            return None
        case "bool":
            return words == "true"
        case "int":
            return int(words)
        case "float":
            return float(words)
    return words
