r"""The inline grammar of the record: plain words, and the few marks that stand between them.

    {p21}      the printed page 21 begins here
    [^1] [^a]  a note is called: digits for printed footnotes, letters for translator's notes
    *words*    emphasis (titles of books)
    {zh: 词}   words in another language
    \          before a character: the character itself

Everything else is a character of the record.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

MarkKind = Literal["page", "note", "emphasis", "language"]

_SIGN = re.compile(r"[\\*{}\[\]<]")  # without one of these there is no mark
_ESCAPED = re.compile(r"\\([\\*{}\[\]#<])")
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*{}\[\]#<])"
    r"|\{p(?P<page>[0-9]{1,5})\}"
    r"|\[\^(?P<note>[0-9]{1,4}|[a-z]{1,2})\]"
    r"|\{(?P<language>[a-z]{2}(?:-[A-Za-z]+)*): ?(?P<words>[^{}]*)\}"
    r"|(?P<star>\*)"
    r"|(?P<fault>\{|\}|\[\^|<(?=[A-Za-z/!?])[^>]{0,80}>?|\]\([^)]{0,80}\)?)"  # no longer: a search to the end at each of them would take hours
)


class Mark(Struct, frozen=True):
    """What stands between or around the words from `start` to `end` (equal for a point) of a text."""

    start: int
    end: int
    kind: MarkKind
    value: str = ""


class Text(Struct, frozen=True):
    """Words without their marks, and the marks with their places in the words, in order."""

    words: str = ""
    marks: tuple[Mark, ...] = ()

    def of(self, kind: MarkKind) -> list[Mark]:
        """Return the marks of one kind."""
        return [mark for mark in self.marks if mark.kind == kind]


def parse(raw: str) -> tuple[Text, list[str]]:
    """Return the text of one paragraph, and what is wrong with it, each as 'what; what to do'."""
    if not _SIGN.search(raw):
        return Text(raw), []
    words, marks, faults = "", [], []
    emphasis: int | None = None
    at = 0
    for token in _TOKEN.finditer(raw):
        words += raw[at : token.start()]
        at = token.end()
        here = len(words)
        if token["escaped"]:
            words += token["escaped"]
        elif token["page"]:
            marks.append(Mark(here, here, "page", token["page"]))
        elif token["note"]:
            marks.append(Mark(here, here, "note", token["note"]))
        elif token["language"]:
            words += _ESCAPED.sub(r"\1", token["words"])
            marks.append(Mark(here, len(words), "language", token["language"]))
        elif token["star"] and emphasis is None:
            emphasis = here
        elif token["star"]:
            marks.append(Mark(emphasis or 0, here, "emphasis"))
            emphasis = None
        else:
            faults.append(f"markup '{token['fault'][:40]}' in the text; write plain words, or a backslash before it")
            words += token["fault"]
    words += raw[at:]
    if emphasis is not None:
        faults.append("a '*' without its partner; close the emphasis, or write a backslash before it")
    return Text(words, tuple(sorted(marks, key=lambda m: (m.start, -m.end)))), faults
