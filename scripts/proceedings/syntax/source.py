"""The reader: files as text, YAML and Markdown sections, each value with the line it stands on."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from proceedings.problems import Problem

Key = tuple[str | int, ...]

LARGEST_FILE = 4_000_000  # bytes: a hundred times the longest session here
DEEPEST = 20  # levels of YAML: twice what any registry needs, and far from where a parser overflows
MANY = 50  # from so many invisible characters on, a file is no text

# A reader sees these as nothing, as another order of the words, or as a sign that a character was lost: they have no place in
# a record. The joiners U+200C and U+200D may stand behind a letter of the scripts that need them, from Hebrew to Khmer. The
# pattern begins with one set of characters, so that a search runs from one of them to the next without trying what is between.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff"
    r"\ud800-\uf8ff\ufdd0-\ufdef\U000e0000-\U000e00ff\U000f0000-\U0010ffff](?<![\u0590-\u0eff\u1000-\u109f\u1780-\u17ff][\u200c\u200d])"
)
_COMMENT = re.compile(r"[ \t]*(#[^\n]{0,20})")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there

# The plain scalars of the YAML 1.2 core schema (§10.3.2) that are no text: `no`, `9:30` and dates stay words.
_PLAIN = re.compile(r"(?P<null>~|null|)|(?P<bool>true|false)|(?P<int>[-+]?[0-9]{1,400})|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?)")


class Document(Struct, frozen=True):
    """YAML as plain data, with the line of every value by its path of keys."""

    path: str
    data: Any = None
    lines: dict[Key, int] = {}

    def line(self, *key: str | int) -> int:
        """Return the line of the value at `key`, or of the nearest value around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)


class Block(Struct, frozen=True):
    """A run of lines without a blank one: `text` joined by newlines, beginning on `line`."""

    line: int
    text: str


def read_text(file: Path, path: str, problems: list[Problem]) -> str | None:
    """Return the text of a UTF-8 file with LF line ends, or None after reporting why it cannot be read.

    Characters that nobody sees are reported and left out, so that whatever else is wrong is told in the same run.
    """

    def problem(line: int, what: str, todo: str) -> None:
        problems.append(Problem(path, line, what, todo))

    try:
        raw = _bytes_of(file)
    except (OSError, _RefusedError) as error:
        problem(1, *(error.args if isinstance(error, _RefusedError) else (f"the file cannot be read ({error.strerror})", "make it a readable file")))
        return None
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        problem(raw[: error.start].count(b"\n") + 1, "the file is not UTF-8", "save it as UTF-8")
        return None
    found = [(text.count("\n", 0, one.start()) + 1, f"U+{ord(one[0]):04X}") for one in islice(INVISIBLE.finditer(text), MANY)]
    if len(found) == MANY:
        problem(found[0][0], f"the file is no text, but full of invisible characters, {found[0][1]} first", "save it as UTF-8 text")
        return None
    for number, name in found:
        problem(number, f"invisible character {name}", "remove it")
    text = INVISIBLE.sub("", text) if found else text
    if not text.strip():
        problem(1, "the file is empty", "write it or remove it")
        return None
    if not text.endswith("\n"):
        problem(text.count("\n") + 1, "the last line has no end, as if the file were cut off", "restore what is missing, and end the line")
    if not unicodedata.is_normalized("NFC", text):
        for number, line in enumerate(text.split("\n"), 1):
            if (words := unnormalised(line)) is not None:
                problem(number, f"'{words}' is not in Unicode normal form C", "type the words anew, or save the file in form C (NFC)")
    return text


class _RefusedError(Exception):
    """What is not taken for a content file; the arguments are what it is, and what to do."""


def _bytes_of(file: Path) -> bytes:
    status = file.lstat()
    if stat.S_ISLNK(status.st_mode):
        raise _RefusedError("a symbolic link", "put the file itself here")
    if not stat.S_ISREG(status.st_mode):
        raise _RefusedError("not a file", "put a text file of this name here")
    if status.st_size > LARGEST_FILE:
        raise _RefusedError(f"the file is larger than {LARGEST_FILE:,} bytes", "split it")
    return file.read_bytes()


def unnormalised(words: str) -> str | None:
    """Return the first word that Unicode normalization form C (UAX #15) would change, or None."""
    if unicodedata.is_normalized("NFC", words):
        return None
    return next((word[:40] for word in words.split() if not unicodedata.is_normalized("NFC", word)), words[:40])


class _TooDeepError(Exception):
    """Levels within levels beyond `DEEPEST`; the argument is the line."""


class _Reading(Struct):
    """A YAML text that is being read: its events one after another, and what was found so far."""

    path: str
    first_line: int
    source: list[str]
    events: Iterator[Any]
    problems: list[Problem]
    lines: dict[Key, int] = {}

    def report(self, event: Any, what: str, todo: str) -> None:
        self.problems.append(Problem(self.path, event.start_mark.line + self.first_line, what, todo))

    def value(self, event: Any, key: Key) -> Any:
        """Return the value that begins with an event, noting the line of each part."""
        self.lines[key] = event.start_mark.line + self.first_line
        if isinstance(event, yaml.AliasEvent):
            return self.report(event, f"the YAML alias '*{event.anchor}'", "write the value out, or put it in quotes")
        if event.anchor is not None:
            self.report(event, f"the YAML anchor '&{event.anchor}'", "remove it, or put the value in quotes")
        if event.tag is not None:
            self.report(event, f"the YAML tag '{event.tag}'", "write a plain value, or put it in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if len(key) >= DEEPEST:
            raise _TooDeepError(self.lines[key])
        return self.sequence(key) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(key)

    def sequence(self, key: Key) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*key, len(found))))
        return found

    def mapping(self, key: Key) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + self.first_line
            if isinstance(event, yaml.ScalarEvent):
                name = event.value
                place = (*key, name)
                self.value(event, place)
                twice = name in found
                if twice:
                    self.report(event, f"the key '{name}' stands twice", "keep one of them")
                value = self.value(own := next(self.events), place)
                if value is None and isinstance(own, yaml.ScalarEvent):
                    self.report(event, f"the key '{name}' has no value", "write one, or leave the key out")
                if not twice:
                    found[name] = value
            else:
                self.report(event, "a key that is not a word", "write it as plain text")
                place = (*key, "")
                self.value(event, place)
                self.value(next(self.events), place)
            self.lines[place] = line
        return found

    def scalar(self, event: Any) -> Any:
        words, start, end = event.value, event.start_mark, event.end_mark
        if event.style not in ("|", ">") and end.line > start.line and words:
            self.report(event, "a value over several lines", "close its quotes, or write it on one line")
        line = self.source[end.line]
        comment = _COMMENT.match(line, end.column) if "#" in line and not event.style else None
        if comment and (words or not comment[1].startswith("# ")):
            self.report(event, f"'{comment[1]}' begins a comment", "put the value in quotes, or the comment on a line of its own")
        for one in INVISIBLE.finditer(words):
            self.report(event, f"invisible character U+{ord(one[0]):04X}", "remove it")
        if (word := unnormalised(words)) is not None:
            self.report(event, f"'{word}' is not in Unicode normal form C", "type the words anew, or save the file in form C (NFC)")
        return words if event.style else _plain(words)


def read_yaml(text: str, path: str, problems: list[Problem], first_line: int = 1) -> Document | None:
    """Return YAML `text` as a Document; `first_line` is where the text begins in its file.

    The values are built from the parser's events, level by level: anchors and tags are seen, and no depth overflows a parser.
    """
    reading = _Reading(path, first_line, [*text.split("\n"), ""], yaml.parse(text, Loader=_Loader), problems)
    data: Any = None
    try:
        for number, event in enumerate(one for one in reading.events if isinstance(one, yaml.NodeEvent)):
            if number:
                reading.report(event, "a second YAML document", "remove the line '---' before it")
                break
            data = reading.value(event, ())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        what = (getattr(error, "problem", None) or str(error)).split("\n")[0]
        problems.append(Problem(path, line, f"invalid YAML: {what}", "correct the line or the one before it"))
        return None
    except _TooDeepError as error:
        problems.append(Problem(path, error.args[0], "invalid YAML: nested too deeply", "write it flat"))
        return None
    return Document(path, data, reading.lines)


def _plain(words: str) -> Any:
    """Return the value of a plain scalar."""
    found = _PLAIN.fullmatch(words)
    match found.lastgroup if found else "text":
        case "null":
            return None
        case "bool":
            return words == "true"
        case "int":
            return int(words)
        case "float":
            return float(words)
    return words


def split_front_matter(text: str, path: str, problems: list[Problem]) -> tuple[Document, list[Block], str] | None:
    """Return the front matter between the two `---` lines, the blocks of the body, and the body itself."""
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
        for number in _marks(lines, end + 1)
    ]
    front = read_yaml("\n".join(lines[1:end]), path, problems, first_line=2)
    if front is None:
        return None
    return front, list(_blocks(lines, end + 1)), "\n".join(lines[end + 1 :])


def _marks(lines: list[str], start: int) -> Iterator[int]:
    """Yield the numbers of the lines '---' that are no part of a piece of code."""
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
