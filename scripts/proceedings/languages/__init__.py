"""Languages: their scripts, numbers and word forms, from the tables beside this file and from CLDR."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar, cast
from unicodedata import category

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from msgspec import Meta, Struct, convert

from proceedings.syntax import tables

_FOLDER = Path(__file__).parent
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
_of_conference: dict[str, Mapping[str, Any]] = {}
_clear_caches: list[Callable[[], None]] = []

Word = Annotated[str, Meta(pattern=r"^\S", max_length=100, extra={"what": "'{}' begins with a space or is empty", "todo": "write a word"})]


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of this folder. An unknown key is an error."""


class Numerals(_Table, frozen=True):
    """The words with which a language writes numbers; `grammar.py` explains each key."""

    words: Mapping[Word, int] = {}
    scales: Mapping[Word, int] = {}
    glued: bool = False
    crowds: Mapping[Word, int] = {}
    several: tuple[Word, ...] = ()
    links: tuple[Word, ...] = ()
    unsure: tuple[Word, ...] = ()
    ordinals: tuple[Word, ...] = ()
    lists: tuple[Word, ...] = ()
    counters: tuple[Word, ...] = ()
    suffixes: tuple[Word, ...] = ()
    percent: tuple[Word, ...] = ()
    percent_before: tuple[Word, ...] = ()
    tenths: tuple[Word, ...] = ()
    decades: tuple[Word, ...] = ()
    centuries: tuple[Word, ...] = ()
    ranges: tuple[Word, ...] = ()
    chance: tuple[Word, ...] = ()


class Language(_Table, frozen=True):
    """The table of one language: its numbers, and its word forms, which `words.py` explains.

    `digits_apart`: digits stand apart from the characters beside them, as in 2022 年 7 月. `grouped_from`: smaller numbers have no
    separators: 3000. `elided`: words that lose their
    last letter before a vowel, each with what is left of it. `particles`: what may be written behind a word as part of it.
    `alphabet`: its letters in small, in the order in which it sorts them, where Unicode's differs. `cut_before`, `cut_behind`: words
    before and behind which a title may go on in the next line, where no spaces part words. `uncut`: words that only look so.
    """

    numbers: Numerals = Numerals()
    digits_apart: bool = False
    particles: tuple[Word, ...] = ()
    alphabet: tuple[Word, ...] = ()
    grouped_from: int = 0
    elided: Mapping[str, str] = {}
    endings: tuple[tuple[str, str], ...] = ()
    beginnings: tuple[tuple[str, str], ...] = ()
    joined: tuple[Word, ...] = ()
    cut_before: tuple[Word, ...] = ()
    cut_behind: tuple[Word, ...] = ()
    uncut: tuple[Word, ...] = ()


class Script(_Table, frozen=True):
    """A script: its characters, whether words have no spaces between them, and the punctuation that has full-width forms."""

    ranges: tuple[str, ...]
    unspaced: bool = False
    half_width: str = ""

    @property
    def spans(self) -> tuple[range, ...]:
        """The ranges of its code points."""
        written = ([int(end, 16) for end in ends.split("-")] for ends in self.ranges)
        return tuple(range(ends[0], ends[-1] + 1) for ends in written)

    @property
    def characters(self) -> str:
        """Its characters, to be put between brackets in a regular expression."""
        return "".join(rf"\U{span[0]:08x}-\U{span[-1]:08x}" for span in self.spans)


class _Scripts(_Table, frozen=True):
    scripts: Mapping[str, Script]
    together: Mapping[str, tuple[str, ...]]
    everywhere: tuple[str, ...]


def cached_by_tables(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Cache a function of languages until `use` sets other tables."""
    cached = cache(function)
    _clear_caches.append(cached.cache_clear)
    return cast("Callable[_Arguments, _Result]", cached)


def use(of_conference: Mapping[str, Mapping[str, Any]]) -> None:
    """Use the language tables of a conference. `of_conference` is valid data by language; its keys replace the shipped ones."""
    if _of_conference != of_conference:
        _of_conference.clear()
        _of_conference.update(of_conference)
        for clear in _clear_caches:
            clear()


@cached_by_tables
def table(language: str) -> Language:
    """Return the table of a language: the shipped one, with the keys of the conference. Empty where there is neither."""
    id = language.partition("-")[0]
    file = _FOLDER / f"{id}.yml"
    shipped: Mapping[str, Any] = tables.table(file) if file.exists() else {}
    return convert({**shipped, **_of_conference.get(id, {})}, Language)


@cache
def locale(language: str) -> Locale:
    """Return CLDR's data of a language, or of its root locale where CLDR does not know the language."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("und")


@cache
def _scripts() -> _Scripts:
    return convert(tables.table(_FOLDER / "scripts.yml"), _Scripts)


@cache
def scripts_of(language: str) -> tuple[Script, ...]:
    """Return the scripts of a language: those in its tag, else the likely ones of CLDR (UTS #35, part 1, likely subtags)."""
    likely = get_global("likely_subtags").get(language.partition("-")[0], "")
    code_written = next((part for text in (language, likely.replace("_", "-")) for part in text.split("-")[1:] if len(part) == 4), "")
    tables_of_scripts = _scripts()
    return tuple(tables_of_scripts.scripts[code] for code in tables_of_scripts.together.get(code_written, (code_written,)) if code in tables_of_scripts.scripts)


@cache
def foreign(language: str) -> re.Pattern[str]:
    """Return a pattern for a run of characters of scripts that the language does not use."""
    table_of_scripts = _scripts()
    allowed = (*scripts_of(language), *(table_of_scripts.scripts[code] for code in table_of_scripts.everywhere))
    foreign_characters = "".join(script.characters for script in table_of_scripts.scripts.values() if script not in allowed)
    return re.compile(rf"(?!\s)[{foreign_characters}\s]+(?<!\s)")  # one set for both, since Python takes milliseconds to compile it


@cache
def marks() -> str:
    r"""Return the combining marks of scripts with spaces, to be put between brackets: `\w` leaves them out, though they are parts of words."""
    codes = range(0x300, 0x1100)
    unspaced_codes = {code for span in _unspaced_spans() if span[0] in codes for code in span}
    return "".join(chr(code) for code in codes if code not in unspaced_codes and category(chr(code))[0] == "M")


@cache
def unspaced() -> str:
    """Return the characters of all scripts without spaces between words, to be put between brackets in a regular expression."""
    return "".join(script.characters for script in _scripts().scripts.values() if script.unspaced)


@cache
def _unspaced_spans() -> tuple[range, ...]:
    return tuple(span for script in _scripts().scripts.values() if script.unspaced for span in script.spans)


def is_unspaced(words: str) -> bool:
    """Return whether `words` hold a character of a script without spaces between words."""
    return not words.isascii() and any(ord(letter) in span for letter in words for span in _unspaced_spans())


@cache
def half_width(language: str) -> re.Pattern[str] | None:
    """Return a pattern for half-width punctuation between two characters of the language's scripts; None where they have no full-width forms."""
    patterns = [
        rf"(?<=[{script.characters}])(?<!\s)\s*+[{re.escape(script.half_width)}]\s*(?=[{script.characters}])"
        for script in scripts_of(language)
        if script.half_width
    ]
    return re.compile("|".join(patterns)) if patterns else None
