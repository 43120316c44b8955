"""The words that the build prints, and dates and numbers in the form of each language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from math import isclose
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_interval
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from msgspec import Struct

from proceedings.languages import scripts_of
from proceedings.languages import table as language_table
from proceedings.syntax.tables import table

FALLBACK = "en"  # used where a language has no label yet
_LOCALES = {"en": "en-GB"}  # writes the day before the month, as most of the world does
_THOUSAND = 1000  # smaller numbers have no word of scale: 12,500, but 1.5 million and 1.25 万
_DECIMALS = 3  # the most that stand before a word of scale
_RECENT = 4096
_VOWEL = "[aeiouyhâàäéèêëîïôöùûüœ]"
_SHIPPED = Path(__file__).with_name("labels.yml")

Words = Mapping[str, Mapping[str, str]]


def shipped() -> Words:
    """Return the labels that come with the program: language to words, by key."""
    words: Words = table(_SHIPPED)
    return words


@cache
def shipped_in(language: str) -> Mapping[str, str]:
    """Return the shipped labels of a language by key: all in the official languages of the United Nations, some or all in those with a file of their own."""
    file = _SHIPPED.with_name(f"labels.{language.partition('-')[0]}.yml")
    if file.exists():
        words: Mapping[str, str] = table(file)
        return words
    return {key: words[language] for key, words in shipped().items() if language in words}


def kind_label(group: str, kind: str) -> str:
    """Return the key of the label of a kind of sessions (`group` is 'kind') or of bodies ('organisation')."""
    return f"{group}_{kind.replace('-', '_')}"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language), sep="-")


@lru_cache(_RECENT, typed=True)  # pictures and lists have the same small numbers again and again
def _number(value: float, language: str, grouped: bool) -> str:
    return format_decimal(value, locale=_locale(language), decimal_quantization=False, group_separator=grouped)


@cache
def _date(day: dt.date, language: str) -> str:
    return _apart(format_date(day, "long", locale=_locale(language)), language)


@cache
def _dates(first: dt.date, last: dt.date, language: str) -> str:
    words = format_interval(first, last, "yMMMMd", locale=_locale(language))
    for day in (first, last):  # for some languages CLDR has ranges with short months only
        short, full = (format_date(day, width, locale=_locale(language)) for width in ("MMM", "MMMM"))
        if not short[0].isdigit() and full not in words:
            words = words.replace(short, full)
    return _apart(words, language)


def _apart(words: str, language: str) -> str:
    """Return words with a space between digits and other characters, in a language that writes it."""
    if not language_table(language).digits_apart:
        return words
    letter = f"[{''.join(script.characters for script in scripts_of(language))}]"
    return re.sub(rf"(?<={letter})(?=\d)|(?<=\d)(?={letter})", " ", words)


def _elided(words: str, language: str) -> str:
    """Return words after elision: a word loses its last letter before a vowel, as in "millions d’euros"."""
    for word, left in language_table(language).elided.items():
        words = re.sub(rf"\b{word} (?={_VOWEL})", left, words, flags=re.IGNORECASE)
    return words


def _scaled(value: float, language: str) -> str:
    """Return a large number with its word of scale (UTS #35, part 3, compact decimal formats); empty where digits are better."""
    formats = _locale(language).compact_decimal_formats
    width: Literal["long", "short"] = "long" if formats.get("long") else "short"
    power = "1" + "0" * (len(str(int(abs(value)))) - 1)
    pattern = formats[width]["other"].get(power)
    scale = int(power) // 10 ** (pattern.pattern.count("0") - 1) if pattern else 1
    if scale <= _THOUSAND or not isclose(round(value / scale, _DECIMALS) * scale, value):
        return ""
    return format_compact_decimal(value, format_type=width, locale=_locale(language), fraction_digits=_DECIMALS)


class Labels(Struct, frozen=True, dict=True):
    """The labels of one language. `own_labels` holds those of the conference's labels.yml, which prevail over the shipped ones.

    Calling it gives a label: `labels("speech")` is 'Speech' in English.
    """

    language: str
    own_labels: Words

    def __call__(self, key: str, **values: object) -> str:
        """Return a label with its `{placeholders}` filled by `values`.

        Raises KeyError where no label has this key, or a placeholder has no value.
        """
        words, _ = self._chosen.get(key) or self._choose(key)
        return words.format(**values) if "{" in words else words

    def foreign(self, key: str) -> str:
        """Return the language of a label whose translation is missing and for which another language stands in; otherwise empty."""
        _, foreign = self._chosen.get(key) or self._choose(key)
        return foreign

    def _choose(self, key: str) -> tuple[str, str]:
        """Return the words of a label and the result of `foreign`. The language itself comes first, then English, then the first language of the conference."""
        own_words = self.own_labels.get(key, {})
        shipped_words = shipped().get(key, {})
        if shipped_words and self.language not in shipped_words and key in (in_language := shipped_in(self.language)):
            shipped_words = {**shipped_words, self.language: in_language[key]}
        words_by_language = {**shipped_words, **own_words}
        language = next((language for language in (self.language, FALLBACK) if language in words_by_language), None) or next(iter(own_words), None)
        if language is None:
            raise KeyError(key)
        self._chosen[key] = words_by_language[language], "" if language == self.language else language
        return self._chosen[key]

    @cached_property
    def _chosen(self) -> dict[str, tuple[str, str]]:
        return {}

    @property
    def _locale(self) -> Locale:
        return _locale(self.language)

    def date(self, day: dt.date) -> str:
        """Return a date in full, such as '27 July 2022'."""
        return _date(day, self.language)

    def dates(self, days: Iterable[dt.date]) -> str:
        """Return the range from the first to the last of some days, such as '26–28 July 2022'."""
        return _dates(min(days := list(days)), max(days), self.language)

    def number(self, value: float) -> str:
        """Return a number with the separators of the language."""
        return _number(value, self.language, abs(value) >= language_table(self.language).grouped_from)

    def quantity(self, values: Iterable[float], unit: str, joined: str = "range") -> str:
        """Return a number, or two `joined` by that label, with the unit: '1.5 trillion yuan', '715 亿元', '3–5 years'.

        A word of scale stands only where it loses no digit.
        """
        values = list(values)
        scaled = [_scaled(value, self.language) for value in values]
        numbers = scaled if all(scaled) else [self.number(value) for value in values]
        number = numbers[0] if len(numbers) == 1 else self(joined, first=numbers[0], last=numbers[1])
        words = self("with_scaled_unit" if all(scaled) else "with_unit", number=number, unit=unit)
        return _elided(_apart(words, self.language), self.language)

    def share(self, value: float) -> str:
        """Return a fraction of 1 in per cent with one decimal."""
        pattern = self._locale.percent_formats[None].pattern.replace("0", "0.0")
        return format_percent(value, pattern, locale=self._locale)
