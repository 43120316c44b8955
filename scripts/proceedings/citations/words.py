"""Functions on words that several styles share: American dates, title case, full stops, emphasis."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from babel.dates import format_date

from proceedings.syntax.inline import Mark, Text

# Chicago 18, 8.160: articles, short prepositions and common conjunctions have no capital inside a title.
_SMALL = re.compile(r"(?:an?|the|and|but|for|n?or|as|to|at|by|from|in|into|of|on|onto|over|per|upon|via|with)")
_WORD = re.compile(r"[^\s\-—–]+")
_RECENT = 256


def american(days: Sequence[dt.date]) -> str:
    """Return a day or a range of days, such as 'July 26–28, 2022'."""
    return _american(min(days), max(days))


@cache
def _american(first: dt.date, last: dt.date) -> str:
    begin, end = (format_date(day, "MMMM d", locale="en_US") for day in (first, last))
    if first == last:
        return f"{begin}, {first.year}"
    if first.year != last.year:
        return f"{begin}, {first.year}–{end}, {last.year}"
    return f"{begin}–{last.day if first.month == last.month else end}, {last.year}"


@lru_cache(_RECENT)  # all remarks of a session are cited with its title
def title_case(title: str) -> str:
    """Return an English title with a capital on all but small words; a word that has a capital already is not changed."""
    words = list(_WORD.finditer(title))
    out, at = "", 0
    for number, word in enumerate(words):
        out += title[at : word.start()]
        at = word.end()
        begins = number == 0 or out.rstrip().endswith((":", ".", "?", "!", "“", "‘"))
        ends = number == len(words) - 1 or word[0].endswith(":")
        bare = word[0].strip("“”‘’(),.:;?!")
        small = _SMALL.fullmatch(bare) and not begins and not ends
        out += word[0] if small or bare != bare.lower() else word[0].replace(bare, bare[:1].upper() + bare[1:], 1)
    return out + title[at:]


def sentence(words: str) -> str:
    """Return words with a capital first letter."""
    return words[:1].upper() + words[1:]


def closed(words: str) -> str:
    """Return words with a full stop at the end, unless they end in a mark that closes a sentence."""
    return words if words.endswith((".", "?", "!", "。", "？", "！", "؟")) else f"{words}."


def emphasised(words: str, title: str) -> Text:
    """Return words in which the title is emphasised; a title in a script without capitals has no italics."""
    start = words.index(title)
    capitals = any(character.isupper() for character in title)
    return Text(words, (Mark(start, start + len(title), "emphasis"),) if capitals else ())
