"""The words that the build prints, and dates, numbers and lists as each language writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_interval
from babel.numbers import format_decimal, format_percent
from msgspec import Struct

from proceedings.syntax.tables import table

FALLBACK = "en"  # until a language has its own words, English stands in
_LOCALES = {"en": "en-GB"}  # day before month, as most of the world has it

Words = Mapping[str, Mapping[str, str]]


def shipped() -> Words:
    """Return the labels that come with the code: key, then language."""
    words: Words = table(Path(__file__).with_name("labels.yml"))
    return words


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language), sep="-")


@cache
def _date(day: dt.date, language: str) -> str:
    return format_date(day, "long", locale=_locale(language))


@cache
def _dates(first: dt.date, last: dt.date, language: str) -> str:
    words = format_interval(first, last, "yMMMMd", locale=_locale(language))
    for day in (first, last):  # where the CLDR has only short months for a range
        short, full = (format_date(day, width, locale=_locale(language)) for width in ("MMM", "MMMM"))
        if not short[0].isdigit() and full not in words:
            words = words.replace(short, full)
    return words


class Labels(Struct, frozen=True, dict=True):
    """The labels of one language; `own` are those that the conference's labels.yml adds or changes."""

    language: str
    own: Words

    def __call__(self, key: str, **values: object) -> str:
        """Return a label with its `{places}` filled in.

        Raises KeyError where no label has this key.
        """
        words = self._chosen.get(key) or self._choose(key)
        return words.format(**values) if "{" in words else words

    def _choose(self, key: str) -> str:
        own, words = self.own.get(key, {}), shipped()[key]
        self._chosen[key] = own.get(self.language) or words.get(self.language) or own.get(FALLBACK) or words[FALLBACK]
        return self._chosen[key]

    @cached_property
    def _chosen(self) -> dict[str, str]:
        return {}

    @property
    def _locale(self) -> Locale:
        return _locale(self.language)

    def date(self, day: dt.date) -> str:
        """Return a date in full, such as '27 July 2022'."""
        return _date(day, self.language)

    def dates(self, days: Iterable[dt.date]) -> str:
        """Return some days as one range, such as '26–28 July 2022'."""
        return _dates(min(days := list(days)), max(days), self.language)

    def number(self, value: float) -> str:
        """Return a number with the separators of the language."""
        return format_decimal(value, locale=self._locale, decimal_quantization=False)

    def share(self, value: float) -> str:
        """Return a part of a whole, given as a fraction of 1, in per cent with one decimal."""
        pattern = self._locale.percent_formats[None].pattern.replace("0", "0.0")
        return format_percent(value, pattern, locale=self._locale)
