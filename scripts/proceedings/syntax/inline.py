r"""The inline marks of the record. A paragraph is plain words with a few marks between them.

    {p21}      the printed page 21 begins here
    [^1] [^a]  a note is called: digits for printed footnotes, letters for translator's notes
    *words*    emphasis (titles of books)
    {zh: 词}   words in another language; ruby may stand in them
    {漢字|かんじ}
               ruby: words with their reading beside them, which is no word of the text
    {applause: (Applause.)}
               what happened meanwhile, in the words of the record; nobody said it
    \          before a character: the character itself

Everything else is a character of the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

MarkKind = Literal["page", "note", "emphasis", "language", "incident", "ruby"]

# What happens while somebody speaks. The TEI module for speech (Guidelines, 8.3.3) groups these as kinesic, vocal, incident and note.
INCIDENTS = ("applause", "gesture", "laughter", "interruption", "noise", "action", "pause", "vote", "time", "comment")

LANGUAGE_TAG = r"[a-z]{2}(?:-[A-Za-z]+)*"  # the beginning of a tag of BCP 47: language, script, region

_FIRST_UNSPACED = 0x2E80  # the first code point of the scripts of East Asia, which set no spaces between words
_SIGN = re.compile(r"[\\*{}\[\]<_`~&]")  # every mark holds one of these characters, and so does what is refused
_ESCAPABLE = r"[\\*{}\[\]#<>|_`~&+=:.)!-]"
_ESCAPED = re.compile(rf"\\({_ESCAPABLE})")
_RUBY = r"\{[^{}|\n]{1,200}\|[^{}|\n]{1,200}\}"
_TOKEN = re.compile(
    rf"\\(?P<escaped>{_ESCAPABLE})"
    r"|\{p(?P<page>[0-9]{1,5})\}"
    r"|\[\^(?P<note>[0-9]{1,4}|[a-z]{1,2})\]"
    rf"|\{{(?P<incident>{'|'.join(INCIDENTS)}): ?(?P<happened>[^{{}}]*)\}}"
    rf"|\{{(?P<language>{LANGUAGE_TAG}): ?(?P<words>(?:[^{{}}]|{_RUBY})*)\}}"
    r"|\{(?P<base>[^{}|\n]{1,200})\|(?P<reading>[^{}|\n]{1,200})\}"
    r"|(?P<strong>\*{2,})"
    r"|(?P<star>\*)"
    r"|(?P<underscore>(?<!\w)_{1,3}(?=[^\s_])[^_\n]{1,200}(?<=\S)_{1,3}(?!\w))"  # bounded lengths keep the search linear
    r"|(?P<code>`[^`\n]{1,200}`)"
    r"|(?P<struck>~~)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<fault>\{|\}|\[\^|<(?=[A-Za-z/!?])[^>]{0,80}>?|\]\([^)]{0,80}\)?|\]\[)"
)
_INNER_RUBY = re.compile(_RUBY)
_MARK_INSIDE = re.compile(r"(?<!\\)\*|\[\^")

# What is refused, with what to do.
_FIXES = {
    "strong": "write '*words*': the record has one kind of emphasis; or a backslash before each",
    "underscore": "write '*words*' for emphasis, or a backslash before each '_'",
    "code": "write plain words, or a backslash before each '`'",
    "struck": "write plain words, or a backslash before each '~'",
    "entity": "write the character itself, or a backslash before the '&'",
    "fault": "write plain words, or a backslash before it",
}


class Fault(NamedTuple):
    """A fault in the marks of a paragraph: the message and the fix."""

    message: str
    fix: str


class Mark(Struct, frozen=True):
    """A mark of a text, from the position `start` in its words to `end`; both are equal for a mark without words.

    `value` is the number of the page, the label of the note, the language or the kind of the incident; it is empty for emphasis.
    `words` are those of an incident, or the reading of ruby: they are no words of the text. An incident that `stands_alone` is a block of its own.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""
    words: str = ""
    stands_alone: bool = False


class Text(Struct, frozen=True):
    """The words of a paragraph without its marks, and the marks in order of their positions in the words."""

    words: str = ""
    marks: tuple[Mark, ...] = ()

    def of(self, kind: MarkKind) -> list[Mark]:
        """Return the marks of one kind."""
        return [mark for mark in self.marks if mark.kind == kind]


def pieces(text: Text, separator: str) -> list[tuple[int, Text]]:
    """Return what stands between the separators in a text, each with its offset: lines between line breaks, cells between tabs.

    A mark belongs to the piece that holds its beginning.
    """
    text_pieces = []
    start = 0
    for words in text.words.split(separator):
        end = start + len(words)
        marks = tuple(replace(mark, start=mark.start - start, end=mark.end - start) for mark in text.marks if start <= mark.start <= end)
        text_pieces.append((start, Text(words, marks)))
        start = end + len(separator)
    return text_pieces


def joined(texts: Sequence[Text], separator: str) -> Text:
    """Return texts as one, with a separator between their words."""
    marks: list[Mark] = []
    start = 0
    for text in texts:
        marks += [replace(mark, start=mark.start + start, end=mark.end + start) for mark in text.marks]
        start += len(text.words) + len(separator)
    return Text(separator.join(text.words for text in texts), tuple(marks))


def spaced(words: str, mark: Mark, incident: str) -> str:
    """Return an `incident` as text for the position of its `mark`. In languages with spaces between words, a space stands on each side."""
    before, after = words[: mark.start], words[mark.start :]
    unspaced = not before or before[-1].isspace() or ord(before[-1]) >= _FIRST_UNSPACED
    return ("" if unspaced else " ") + incident + (" " if after and (not before or before[-1].isspace() or not unspaced) else "")


def with_reading(words: str, reading: str) -> str:
    """Return words with their reading behind them in brackets; the brackets are those of their script."""
    return f"{words}（{reading}）" if words and ord(words[-1]) >= _FIRST_UNSPACED else f"{words} ({reading})"


def parse(raw: str) -> tuple[Text, list[Fault]]:
    """Parse a paragraph as it is written.

    Returns the text and its faults. Faulty markup stays in the words as it is written.
    Example: `parse("a *b*[^1]")` gives the words `a b` with an emphasis from 2 to 3 and a call of note 1 at 3.
    """
    if not _SIGN.search(raw):
        return Text(raw), []
    faults: dict[Fault, None] = {}  # each fault once, however often it occurs
    parts: list[str] = [""]  # of the words: a long string that grows piece by piece would be copied each time
    marks: list[Mark] = []
    position, end = 0, len(raw.rstrip())
    emphasis: int | None = None
    raw_position = 0
    for token in _TOKEN.finditer(raw):
        if raw_position < token.start():
            parts.append(raw[raw_position : token.start()])
        position += token.start() - raw_position
        raw_position = token.end()
        part = token["escaped"] or ""
        if token["page"] or token["note"]:
            marks.append(Mark(position, position, "page" if token["page"] else "note", token["page"] or token["note"]))
        elif token["incident"]:
            if raw_position >= end:
                parts = ["".join(parts).rstrip()]  # nothing follows: the space before the mark separates nothing
                position = len(parts[0])
            elif not parts[-1] or parts[-1][-1].isspace():
                raw_position += raw[raw_position] == " "  # of two spaces around the mark, one stays
            happened = _ESCAPED.sub(r"\1", token["happened"]).strip()
            if not happened:
                faults.setdefault(Fault(f"the incident '{token['incident']}' without words", "write what the record says of it"))
            marks.append(Mark(position, position, "incident", token["incident"], happened))
        elif token["language"] or token["base"]:
            part, worded, token_faults = _worded(token, position)
            marks += worded
            faults |= dict.fromkeys(token_faults)
        elif token["star"] and emphasis is None:
            emphasis = position
            faults |= dict.fromkeys(_faults_of_opening(raw, token))
        elif token["star"]:
            if position > (emphasis or 0):
                marks.append(Mark(emphasis or 0, position, "emphasis"))
            faults |= dict.fromkeys(_faults_of_closing(raw, token, position - (emphasis or 0)))
            emphasis = None
        elif not part:
            part = token[0]
            faults.setdefault(Fault(f"markup '{part[:40]}' in the text", _FIXES[token.lastgroup or "fault"]))
        if part:
            parts.append(part)
            position += len(part)
    words = "".join([*parts, raw[raw_position:]])
    if emphasis is not None:
        faults.setdefault(Fault("a '*' without its partner", "close the emphasis, or write a backslash before it"))
    marks = [replace(mark, start=len(words), end=len(words)) if mark.start > len(words) else mark for mark in marks]
    return Text(words, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))), list(faults)


def _worded(token: re.Match[str], start: int) -> tuple[str, list[Mark], list[Fault]]:
    """Return the words of a token of words in another language or of ruby, which begins at `start`, its marks, and its faults."""
    faults = list(_faults_of_words(token))
    if token["base"]:
        base = _ESCAPED.sub(r"\1", token["base"])
        return base, [Mark(start, start + len(base), "ruby", words=_ESCAPED.sub(r"\1", token["reading"]).strip())], faults
    pieces: list[str] = []
    marks: list[Mark] = []
    position, raw_position = start, 0
    for ruby in _INNER_RUBY.finditer(token["words"]):
        before = _ESCAPED.sub(r"\1", token["words"][raw_position : ruby.start()])
        base, inner, inner_faults = _worded(_TOKEN.fullmatch(ruby[0]) or ruby, position + len(before))
        pieces += [before, base]
        marks += inner
        faults += inner_faults
        position += len(before) + len(base)
        raw_position = ruby.end()
    words = "".join([*pieces, _ESCAPED.sub(r"\1", token["words"][raw_position:])])
    return words, [Mark(start, start + len(words), "language", token["language"]), *marks] if words else [], faults


def _faults_of_words(token: re.Match[str]) -> Iterator[Fault]:
    """Yield what is wrong with words in another language, or with ruby."""
    name = f"'{{{token['language']}: …}}'" if token["language"] else "ruby"
    if _MARK_INSIDE.search(token[0]):
        yield Fault(f"a mark inside {name}", "write it around the braces, or a backslash before it")
    if token["base"] and not (token["base"].strip() and token["reading"].strip()):
        yield Fault("ruby without words or without their reading", "write '{words|reading}'")
    if token["language"] and not token["words"]:
        yield Fault(f"no words in '{{{token['language']}: }}'", "write them, or remove it")


def _faults_of_opening(raw: str, star: re.Match[str]) -> Iterator[Fault]:
    """Yield what is wrong with the star that begins an emphasis."""
    if not raw[star.end() : star.end() + 1].strip():
        yield Fault("a '*' before a space", "write it right before the emphasised words, or a backslash before it")


def _faults_of_closing(raw: str, star: re.Match[str], length: int) -> Iterator[Fault]:
    """Yield what is wrong with the star that ends an emphasis of `length` characters."""
    if raw[star.start() - 1].isspace():
        yield Fault("a '*' behind a space", "write it right behind the emphasised words, or a backslash before it")
    if not length:
        yield Fault("an emphasis without words", "write them, or remove it")
