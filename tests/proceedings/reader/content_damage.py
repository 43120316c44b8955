"""Damages of the text of a content file: what is put in, taken out or changed, by kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# What is put in.
HOSTILE = (
    *(
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "#",
        " # ",
        " #",
        "&a ",
        "*a ",
        "!t ",
        "|",
        ">",
        "- ",
        "? ",
        "%",
        "@",
        "`",
        "<",
        "<b>",
        "\\",
        "~",
        "^",
        "*",
    ),
    *("\t", "\n", "\n\n", "\r", "\0", "\x07", "\x85", "\u00ad", "\u200b", "\u202e", "\u2066", "\u2028", "\ufeff", "\ufffd", "\ue000", "e\u0301", "\u3000"),
    *("1" * 4_301, "1," * 2_000, "*" * 2_001, "{" * 2_000, "[^" * 1_000, "](" * 1_000, "\u3000" * 2_000, "  a" * 1_000, "- a\n" * 1_000),
    *("---\n", "\n---\n", "...\n", "## ", "\n## {#q9}\n", "{p9}", "[^9]", "{xx: x}", "](", "![x](y)", "<script>alert(1)</script>", "<<: ", "Ａ"),
)
# The kinds of damage; those that stand here more than once are done more often.
KINDS = ("insert", "insert", "insert", "delete", "delete", "value", "bytes", "double", "indent", "capital")
STRUCTURE = "\"'{}[]:,#*^<>\\|-&!()\n "
# What takes the place of a value.
WRONG = (
    "no",
    "9:30",
    "5",
    "1.5",
    "1.0e999",
    "2031-05-12",
    '""',
    "'  '",
    "~",
    "null",
    "true",
    "*x",
    "&x y",
    "!!str x",
    "[x, [y]]",
    "{x: y}",
    "- x",
    "Con",
    "../x",
    "a b",
    "a.b",
)
WAYS = {"insert": len(HOSTILE), "value": len(WRONG), "bytes": 14, "delete": 16, "double": 8, "indent": 8, "capital": 8}  # how many ways each kind has


@dataclass
class Damage:
    """The bytes of a damaged file, with the words taken out and put in where it is text still."""

    raw: bytes
    out: str = ""
    into: str = ""


def damaged(text: str, kind: str, at: int, which: int) -> Damage:
    """Return a damage of a file's text. Of the places where this kind of damage can be done, it is the one numbered `at`; of the ways, the one numbered `which`."""

    def replaced(start: int, end: int, new: str) -> Damage:
        return Damage((text[:start] + new + text[end:]).encode(), text[start:end], new)

    def chosen(places: Sequence[tuple[int, int]]) -> tuple[int, int]:
        return places[at % len(places)] if places else (0, 0)

    raw = text.encode()
    if kind == "insert":
        place = at % len(text)
        return replaced(place, place, HOSTILE[which % len(HOSTILE)])
    if kind == "delete":
        return replaced(*chosen([match.span() for match in re.finditer(f"[{re.escape(STRUCTURE)}]", text)]), "")
    if kind == "value":
        matches = re.finditer(r"(?<=[\w>-]: )[^\n,{}\[\]]+|(?<=- )[^\n:{}]+$", text, re.MULTILINE)
        return replaced(*chosen([value.span() for value in matches]), WRONG[which % len(WRONG)])
    if kind == "bytes":
        place = at % len(raw)
        whole = (text.encode("utf-16"), text.encode("utf-8-sig"), raw.replace(b"\n", b"\r\n"), raw.replace(b"\n", b"\r"), text.encode("gb18030"), b"")
        if which % 12 == 0:
            return Damage(raw + raw, "", text)
        broken = (raw[:place] + b"\xff" + raw[place:], raw[:place])
        return Damage((whole + broken * 4)[which % (len(whole) + 8)])
    if kind == "capital":
        start, _ = chosen([match.span(1) for match in re.finditer(r"(?:id|by|answers|unit|group|category|kind|role|status): ([a-z])", text)])
        return replaced(start, start + 1, text[start].upper())
    start, end = chosen([match.span() for match in re.finditer(r"^.+\n", text, re.MULTILINE)])
    if kind == "double":
        return replaced(start, start, text[start:end])
    return replaced(start, start, " ") if which % 2 or text[start] != " " else replaced(start, start + 1, "")
