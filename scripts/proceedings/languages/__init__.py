"""What is known of languages, from the tables beside this file and from CLDR: their scripts, numbers and plurals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from msgspec import Struct, convert

from proceedings.syntax import tables

_FOLDER = Path(__file__).parent


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of this folder: a key that the program does not know is a mistake."""


class Numerals(_Table, frozen=True):
    """The words that a language writes numbers with; `grammar.py` says what each key means."""

    words: Mapping[str, int] = {}
    scales: Mapping[str, int] = {}
    crowds: Mapping[str, int] = {}
    several: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    percent_before: tuple[str, ...] = ()
    tenths: tuple[str, ...] = ()
    decades: tuple[str, ...] = ()
    centuries: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    chance: tuple[str, ...] = ()


class Language(_Table, frozen=True):
    """The table of one language: its numbers, and the forms of its words, of which `words.py` says more."""

    numbers: Numerals = Numerals()
    endings: tuple[tuple[str, str], ...] = ()
    beginnings: tuple[tuple[str, str], ...] = ()
    joined: tuple[str, ...] = ()


class Script(_Table, frozen=True):
    """A script: its characters, and what is particular to writing with them."""

    ranges: tuple[str, ...]
    unspaced: bool = False
    half_width: str = ""

    @property
    def spans(self) -> tuple[range, ...]:
        """Its characters as code points."""
        written = ([int(end, 16) for end in ends.split("-")] for ends in self.ranges)
        return tuple(range(ends[0], ends[-1] + 1) for ends in written)

    @property
    def characters(self) -> str:
        """Its characters as the inside of a character class of a regular expression."""
        return "".join(rf"\U{span[0]:08x}-\U{span[-1]:08x}" for span in self.spans)


class _Scripts(_Table, frozen=True):
    scripts: Mapping[str, Script]
    together: Mapping[str, tuple[str, ...]]
    everywhere: tuple[str, ...]


@cache
def table(language: str) -> Language:
    """Return the table of a language; where it has none yet, an empty one."""
    file = _FOLDER / f"{language.partition('-')[0]}.yml"
    return convert(tables.table(file), Language) if file.exists() else Language()


@cache
def locale(language: str) -> Locale:
    """Return what CLDR says of a language; of one that it does not know, what holds for all."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("und")


@cache
def _scripts() -> _Scripts:
    return convert(tables.table(_FOLDER / "scripts.yml"), _Scripts)


@cache
def scripts_of(language: str) -> tuple[Script, ...]:
    """Return the scripts a language is written in: those it names, or by CLDR's likely subtags (UTS #35, part 1)."""
    likely = get_global("likely_subtags").get(language.partition("-")[0], "")
    named = next((part for text in (language, likely.replace("_", "-")) for part in text.split("-")[1:] if len(part) == 4), "")
    all_of = _scripts()
    return tuple(all_of.scripts[code] for code in all_of.together.get(named, (named,)) if code in all_of.scripts)


@cache
def foreign(language: str) -> re.Pattern[str]:
    """Return a pattern for a run of characters in a script that the language is not written in."""
    all_of = _scripts()
    own = (*scripts_of(language), *(all_of.scripts[code] for code in all_of.everywhere))
    others = "".join(script.characters for script in all_of.scripts.values() if script not in own)
    return re.compile(rf"[{others}][{others}\s]*(?<!\s)")  # some of them are white space too: a search must not try both for each


@cache
def unspaced() -> str:
    """Return the characters of the scripts that put no spaces between words, as the inside of a character class."""
    return "".join(script.characters for script in _scripts().scripts.values() if script.unspaced)


@cache
def _unspaced_spans() -> tuple[range, ...]:
    return tuple(span for script in _scripts().scripts.values() if script.unspaced for span in script.spans)


def is_unspaced(words: str) -> bool:
    """Return whether any of the characters is of a script that puts no spaces between words."""
    return not words.isascii() and any(ord(letter) in span for letter in words for span in _unspaced_spans())


@cache
def half_width(language: str) -> re.Pattern[str] | None:
    """Return a pattern for half-width punctuation between two characters of the language's script, if it has full-width forms."""
    patterns = [
        rf"(?<=[{script.characters}])\s*[{re.escape(script.half_width)}]\s*(?=[{script.characters}])" for script in scripts_of(language) if script.half_width
    ]
    return re.compile("|".join(patterns)) if patterns else None
