"""The words that the build prints, and dates, numbers and lists as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

FALLBACK = "en"  # until a language has its own words, English stands in

Words = Mapping[str, Mapping[str, str]]


@cache
def shipped() -> Words:
    """Return the labels that come with the code: key, then language."""
    return yaml.safe_load(Path(__file__).with_name("labels.yml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Labels:
    """The labels of one language; `own` are those that the conference's labels.yml adds or changes."""

    language: str
    own: Words

    def __call__(self, key: str, **values: object) -> str:
        """Return a label with its `{places}` filled in.

        Raises KeyError where no label has this key.
        """
        words = {**shipped()[key], **self.own.get(key, {})}
        return (words.get(self.language) or words[FALLBACK]).format(**values)

    @property
    def _locale(self) -> Locale:
        return Locale.parse(self.language, sep="-")

    def date(self, day: date) -> str:
        """Return a date in full, such as '27 July 2022'."""
        pattern = "d MMMM y" if self.language == "en" else "long"  # day first: the CLDR's plain `en` is American
        return format_date(day, pattern, locale=self._locale)

    def dates(self, days: Iterable[date]) -> str:
        """Return the first and last of some days as a range."""
        first, last = min(days := list(days)), max(days)
        if first == last:
            return self.date(first)
        return self("range", first=self.date(first), last=self.date(last))

    def weekday(self, day: date) -> str:
        """Return the name of the day of the week."""
        return format_date(day, "EEEE", locale=self._locale)

    def number(self, value: float) -> str:
        """Return a number with the separators of the language."""
        return format_decimal(value, locale=self._locale, decimal_quantization=False)

    def list(self, items: Iterable[str]) -> str:
        """Return items as an enumeration, such as 'a, b and c'."""
        return format_list(list(items), locale=self._locale) if self.language != "en" else _british(list(items))


def _british(items: list[str]) -> str:
    """Return an English enumeration without the comma that the CLDR's plain `en` sets before 'and'."""
    return ", ".join(items[:-1]) + (" and " if len(items) > 1 else "") + items[-1] if items else ""
