r"""The inline marks of the record. A paragraph is plain words with a few marks between them.

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

LANGUAGE_TAG = r"[a-z]{2}(?:-[A-Za-z]+)*"  # as BCP 47 begins a tag: language, script, region

_SIGN = re.compile(r"[\\*{}\[\]<]")  # every mark holds one of these characters
_ESCAPED = re.compile(r"\\([\\*{}\[\]#<])")
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*{}\[\]#<])"
    r"|\{p(?P<page>[0-9]{1,5})\}"
    r"|\[\^(?P<note>[0-9]{1,4}|[a-z]{1,2})\]"
    rf"|\{{(?P<language>{LANGUAGE_TAG}): ?(?P<words>[^{{}}]*)\}}"
    r"|(?P<star>\*)"
    r"|(?P<fault>\{|\}|\[\^|<(?=[A-Za-z/!?])[^>]{0,80}>?|\]\([^)]{0,80}\)?)"  # bounded lengths keep the search linear
)


class Mark(Struct, frozen=True):
    """A mark of a text, from the position `start` in its words to `end`; both are equal for a mark without words.

    `value` is the number of the page, the label of the note or the language; it is empty for emphasis.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""


class Text(Struct, frozen=True):
    """The words of a paragraph without its marks, and the marks in order of their positions in the words."""

    words: str = ""
    marks: tuple[Mark, ...] = ()

    def of(self, kind: MarkKind) -> list[Mark]:
        """Return the marks of one kind."""
        return [mark for mark in self.marks if mark.kind == kind]


def parse(raw: str) -> tuple[Text, list[str]]:
    """Parse the source of one paragraph.

    Returns the text and a list of faults, each as 'message; fix'. Faulty markup stays in the words as it is written.
    Example: `parse("a *b*[^1]")` gives the words `a b` with an emphasis from 2 to 3 and a call of note 1 at 3.
    """
    if not _SIGN.search(raw):
        return Text(raw), []
    words, marks, faults = "", [], []
    emphasis: int | None = None
    raw_position = 0
    for token in _TOKEN.finditer(raw):
        words += raw[raw_position : token.start()]
        raw_position = token.end()
        position = len(words)
        if token["escaped"]:
            words += token["escaped"]
        elif token["page"]:
            marks.append(Mark(position, position, "page", token["page"]))
        elif token["note"]:
            marks.append(Mark(position, position, "note", token["note"]))
        elif token["language"]:
            words += _ESCAPED.sub(r"\1", token["words"])
            marks.append(Mark(position, len(words), "language", token["language"]))
        elif token["star"] and emphasis is None:
            emphasis = position
        elif token["star"]:
            marks.append(Mark(emphasis or 0, position, "emphasis"))
            emphasis = None
        else:
            faults.append(f"markup '{token['fault'][:40]}' in the text; write plain words, or a backslash before it")
            words += token["fault"]
    words += raw[raw_position:]
    if emphasis is not None:
        faults.append("a '*' without its partner; close the emphasis, or write a backslash before it")
    return Text(words, tuple(sorted(marks, key=lambda m: (m.start, -m.end)))), faults
