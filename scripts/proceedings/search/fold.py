"""What counts as one token of a text, and which spellings of it are one: the browser's search-text.js does exactly the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Scripts written without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han. Each character is a token of its own.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f"

# Marks that a reader may leave out when typing: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs and tatweel.
_OPTIONAL = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_SAME = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2022\u2027\u2219\u30fb\u0387", "\u00b7"),
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "þ": "th",
    "ð": "d",
})


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


@cache
def _tokens(*, digits_alone: bool) -> re.Pattern[str]:
    digit, word = (r"|\d", r"\W\d_") if digits_alone else ("", r"\W_")
    return re.compile(rf"[{_UNSPACED}]{digit}|(?:[^{word}{_UNSPACED}]|[{_MARKS}])+|[^\s{_INVISIBLE}]")


@cache
def fold(token: str) -> str:
    """Return a token without what a reader need not type: case, accents, width (Unicode NFKC, UAX #15)."""
    plain = unicodedata.normalize("NFKC", token).lower()
    bare = _OPTIONAL.sub("", unicodedata.normalize("NFD", plain))
    return unicodedata.normalize("NFC", bare).translate(_SAME)


def is_word(token: str) -> bool:
    """Return whether a token is a word of letters or digits, which has inflections, and not a single character of a text without spaces."""
    return any(map(str.isalnum, token)) and not _unspaced().match(token)


def is_unspaced(text: str) -> bool:
    """Return whether most letters of a text belong to scripts written without spaces."""
    return 2 * len(_unspaced().findall(text)) > sum(map(str.isalpha, text))


def tokens(text: str, *, unspaced: bool) -> list[str]:
    """Return the tokens of a text, not folded yet: words, single characters where words are not spaced, punctuation.

    In an `unspaced` language each digit is a token too, so that any string of characters can be looked up.
    """
    return _tokens(digits_alone=unspaced).findall(unicodedata.normalize("NFC", text))
