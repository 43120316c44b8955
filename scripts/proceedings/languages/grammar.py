"""How a language writes numbers: the kind and value of each number word, and what may stand before and behind a number.

The key `numbers` of a language's table holds

    words           numerals, ordinals among them: three, third, 三
    scales          what multiplies the numeral before it: million, 万
    glued           where words are spaced: scales and units may touch digits on one side and other letters on the other: 100만명
    crowds          scales that stand alone and leave the numeral open: hundreds
    several         numerals that leave it open: several, 数
    links           what may stand inside a number, behind digits or a scale: two hundred and five, 3000多万
    unsure          numerals that are often no number: they may stand for one, and are not asked for
    ordinals        what makes an ordinal of the number behind it: 第
    counters        where a language has them, a numeral is a number only before one of these, or as an ordinal
    lists           what makes an item of a list of the numeral before it: 一是
    suffixes        what may hang on digits: 21st
    percent         behind a number of hundredths; `percent_before` before it; `tenths` behind a number of tenths: 8 成
    decades         behind a decade: 1980s; `centuries` behind the century before it: 20 世纪 80 年代
    ranges          between the ends of a range
    chance          words in which a numeral stands by accident

A language without such words is read by its digits, with the separators, scales and names of months of CLDR.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec.structs import replace

from proceedings.languages import Numerals, cached_by_tables, locale, marks, scripts_of, table
from proceedings.languages.lookup import Lookup

Exact = int | Fraction
Kind = Literal["digits", "word", "scale", "crowd", "several", "month", "chance"]
Unit = Literal["percent", "tenths", "decade", "century", "list", "counter"]

_LONGEST_VALUE = 400  # digits: longer ones are compared by digest, since Python refuses to evaluate thousands of digits
_LETTER = rf"(?:[^\W\d_]|[{marks()}])"
_WORD, _WORD_BEGINS, _WORD_ENDS = re.compile(rf"{_LETTER}+"), re.compile(rf"(?<![^\W\d_])(?<![{marks()}])"), re.compile(rf"(?!{_LETTER})")


class Token(NamedTuple):
    """A part of a number. `value` is 0 for digits, which are evaluated later; the kind 'chance' is a word that only looks like a number."""

    kind: Kind
    start: int
    end: int
    value: Exact = 0


class Grammar:
    """The number words of one language and the patterns around numbers, compiled."""

    def __init__(self, language: str) -> None:
        numerals = table(language).numbers
        self.spelt = bool(numerals.words)
        if not numerals.scales:
            numerals = replace(numerals, scales=_scales(language))
        self.glued = numerals.glued
        self.spaced = not any(script.unspaced for script in scripts_of(language))
        self._words: dict[str, tuple[Kind, int]] = {_plain(word): (kind, value) for kind, word, value in _words(numerals)}
        self._words |= {_plain(name): ("month", month) for name, month in _months(language)}
        self.decimal, self._group, percent = _symbols(language)
        self._tokens = self._token_pattern()
        self._lookup = Lookup({_lower(word) for word in self._words if _WORD.fullmatch(word)})
        self.unsure = {_plain(word) for word in numerals.unsure}
        self.counts = bool(numerals.counters)
        link = f"(?:{_any_of(numerals.links)})"  # no pattern matches white space in two ways: a long run of it would take hours
        self.gap, self.linked_gap = re.compile(r"[\s-]*+"), re.compile(rf"[\s-]*+(?:{link}[\s-]*+)?")
        self.range = re.compile(rf"\s*+(?:{_any_of(numerals.ranges or ('-', '–'))})\s*+")
        self.suffix = re.compile(self._behind(numerals.suffixes))
        self.ordinal = re.compile(rf"(?:{_any_of(numerals.ordinals)})\s*$")
        self.percent_before = re.compile(rf"(?:{_any_of(numerals.percent_before)})\s*$")
        units = {
            "percent": self._behind((*percent, *numerals.percent), link),
            "tenths": self._behind(numerals.tenths, link),
            "decade": self._behind(numerals.decades, "[’']"),
            "century": self._behind(numerals.centuries),
            "list": self._behind(numerals.lists),
            "counter": self._behind(numerals.counters, link),
        }
        self.unit = re.compile("|".join(f"(?P<{unit}>{pattern})" for unit, pattern in units.items()))

    def tokens(self, text: str) -> list[Token]:
        """Return the parts of numbers in a text, in order."""
        tokens = [self._token(match) for match in self._tokens.finditer(text)]
        if self.spaced:
            tokens = sorted([*tokens, *self._spaced_words(text)], key=attrgetter("start"))
        return [token for before, token in zip([None, *tokens], tokens, strict=False) if not self._is_article(text, before, token)] if self.glued else tokens

    def _is_article(self, text: str, before: Token | None, token: Token) -> bool:
        """Return whether a scale behind an ordinal in digits is no scale, as in 제3조, which is article 3 and not the third of 3 trillion."""
        return bool(
            before
            and token.kind == "scale"
            and before.kind == "digits"
            and before.end == token.start
            and self.ordinal.search(text, max(0, before.start - 9), before.start)
        )

    def _token(self, match: re.Match[str]) -> Token:
        """Return the token of a match: digits, or a word in a script without spaces."""
        if match.lastgroup == "digits":
            return Token("digits", match.start(), match.end())
        if match.lastgroup == "places":
            return Token("word", match.start(), match.end(), exact("".join(str(self._words[numeral][1]) for numeral in match[0])))
        kind, value = self._words[_plain(match[0])]
        return Token(kind, match.start(), match.end(), value)

    def _spaced_words(self, text: str) -> Iterator[Token]:
        """Yield the number words of a text that are whole words; a word of the table in lower case matches any case."""
        glued_end = -1  # the end of the last scale that touches digits or another such scale
        for start, end, _ in sorted(self._lookup.all(_lower(text)), key=lambda match: match.end):
            word = text[start:end]
            entry = self._words.get(word) or self._words.get(word.lower())
            if not entry:
                continue
            touches = self.glued and entry[0] == "scale" and (start == glued_end or text[start - 1 : start].isdigit())
            if touches or (_WORD_BEGINS.match(text, start) and _WORD_ENDS.match(text, end)):
                glued_end = end if touches else glued_end
                yield Token(entry[0], start, end, entry[1])

    def digits(self, written: str) -> str:
        """Return digits without separators of groups, with a full stop as the decimal point."""
        return self._group.sub("", written).replace(self.decimal, ".")

    def _token_pattern(self) -> re.Pattern[str]:
        point = re.escape(self.decimal)
        digits = rf"(?P<digits>\d(?:\d{{0,2}}(?:{self._group.pattern}\d{{3}})+(?!\d)|\d*)(?:{point}\d+)?)"
        if self.spaced:
            return re.compile(digits)
        names = sorted(self._words, key=len, reverse=True)
        single = "".join(re.escape(name) for name, (kind, value) in self._words.items() if kind == "word" and len(name) == 1 and value < 10)
        begins = "".join(re.escape(first) for first in sorted({name[0] for name in names}))
        places = rf"(?P<places>[{single}]{{3,}})|" if single else ""  # a row of numerals is read as digits: 二〇三一
        loose = "|".join(rf"(?<!\d){_loose(name)}" if name[0].isdigit() else _loose(name) for name in names)  # 2 月 is no part of 12 月
        return re.compile(rf"(?=[{begins}\d])(?:{places}(?:{loose})|{digits})")

    def _behind(self, words: Iterable[str], between: str = "(?!)") -> str:
        end = r"(?!(?<=\w)\w)" if self.spaced and not self.glued else ""
        return rf"\s*+(?:{between}\s*+)?(?:{_any_of(words)}){end}"


def exact(digits: str) -> Exact:
    """Return the value of digits, with or without a decimal point. Very long ones are represented by a number made from their digest."""
    if len(digits) > _LONGEST_VALUE:
        return int(hashlib.sha256(digits.encode()).hexdigest(), 16)
    return int(digits) if digits.isdecimal() else Fraction(digits)


def _plain(word: str) -> str:
    return re.sub(r"\s", "", word)


def _lower(words: str) -> str:
    """Return words in lower case with every letter at the same position ('İ' would become two characters)."""
    return words.replace("İ", "I").lower()


def _loose(name: str) -> str:
    return r"\s*".join(map(re.escape, name))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(_loose_words, sorted(words, key=len, reverse=True))) or "(?!)"


def _loose_words(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _words(numerals: Numerals) -> list[tuple[Kind, str, int]]:
    tables: tuple[tuple[Kind, Iterable[tuple[str, int]]], ...] = (
        ("several", ((word, 1) for word in numerals.several)),
        ("word", numerals.words.items()),
        ("crowd", numerals.crowds.items()),
        ("scale", numerals.scales.items()),
        ("chance", ((word, 0) for word in numerals.chance)),
    )
    return [(kind, word, value) for kind, pairs in tables for word, value in pairs]


def _symbols(language: str) -> tuple[str, re.Pattern[str], set[str]]:
    """Return the decimal separator, a pattern for the separators of groups, and the signs for per cent."""
    symbols = locale(language).number_symbols.get("latn", {})
    group = symbols.get("group", ",")
    return symbols.get("decimal", "."), re.compile(r"[\s’]" if group.isspace() else re.escape(group)), {"%", symbols.get("percentSign", "%")}


def _months(language: str) -> list[tuple[str, int]]:
    widths = [locale(language).months[context][width] for context in ("stand-alone", "format") for width in ("abbreviated", "wide")]
    return [(name.rstrip("."), month) for names in widths for month, name in names.items() if not name.isdigit()]


def _scales(language: str) -> dict[str, int]:
    """Return the scale words of CLDR's compact decimal formats (UTS #35, part 3), such as 'millions' in French."""
    formats = locale(language).compact_decimal_formats.get("long", {})
    patterns = [(int(power), pattern.pattern) for plural in formats.values() for power, pattern in plural.items() if power.isdigit()]
    scales = {}
    for power, pattern in patterns:
        word = pattern.replace("'", "").strip("0\u00a0\u202f ")
        if word and pattern[:1] == "0":
            scales[word] = power // 10 ** (len(pattern) - len(pattern.lstrip("0")) - 1)
    return scales


@cached_by_tables
def grammar(language: str) -> Grammar:
    """Return the grammar of numbers of a language."""
    return Grammar(language)
