"""What counts as one token of a text, and which spellings of it are one: the browser's search-text.js does exactly the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Scripts written without spaces between words: CJK radicals, Thai, Lao, Burmese, Khmer, kana, Han. Each character is a token of its own.
UNSPACED = "\u2e80-\u2fdf\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f"
# Marks that a reader may leave out when typing: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs and tatweel.
OPTIONAL = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
# Hyphens and interpuncts are no tokens between two words: “long-term” is “long term”, and a name is found with any sign between its parts or none.
JOINERS = "-\u2010\u2011\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u0387"
GROUPING = ", \u00a0\u2009\u202f"  # between groups of three digits: “3,000” is “3000”
# Characters that are written for others; each row: those that may be typed or printed, and what they are folded to.
SAME = (
    ("\u2018\u2019\u201b\u02bc\u2032", "'"),
    ("\u201c\u201d\u201e\u2033", '"'),
    ("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    ("\u2022\u2027\u2219\u22c5\u30fb\u0387", "\u00b7"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ø", "o"),
    ("đ", "d"),
    ("ł", "l"),
    ("ı", "i"),
    ("þ", "th"),
    ("ð", "d"),
)
KATAKANA, HIRAGANA = range(0x30A1, 0x30F7), range(0x3041, 0x3097)  # both kana write the same sounds: みほん finds ミホン
# CJK radicals (U+2E80–2EFF) that stand for a character in texts copied from a PDF (Unicode EquivalentUnifiedIdeograph.txt); NFKC leaves them.
RADICALS = "⺁厂⺇几⺌小⺎兀⺏尢⺐尢⺕彐⺗心⺙攵⺟母⺠民⺡氵⺢氺⺣灬⺥爫⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺯糸⺰纟⺱罓⺲罒⺴网⺵罒⺶羊⺷羊⺹耂⺺肀⺼肉⺽臼⺾艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟"

_OPTIONAL = re.compile(f"[{OPTIONAL}]")
_GROUPING = re.compile(f"[{GROUPING}]")
_SAME = str.maketrans({
    **{character: folded for characters, folded in SAME for character in characters},
    **dict(zip(RADICALS[::2], RADICALS[1::2], strict=True)),
    **{chr(katakana): chr(hiragana) for katakana, hiragana in zip(KATAKANA, HIRAGANA, strict=True)},
})


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


@cache
def _tokens(*, digits_alone: bool) -> re.Pattern[str]:
    first, word = (r"\d", r"\W\d_") if digits_alone else (rf"\d{{1,3}}(?:[{GROUPING}]\d{{3}})+(?!\d)", r"\W_")
    letter = rf"[^{word}{UNSPACED}]|[{MARKS}]"
    plain = rf"[A-Za-z]++(?!{letter})"  # matches most words of most texts; without this alternative the search takes twice as long
    return re.compile(rf"{plain}|[{UNSPACED}]|{first}|(?:{letter})+|[^\s{INVISIBLE}]")


@cache
def fold(token: str) -> str:
    """Return a token without the differences that a reader may ignore: case, accents, width (Unicode NFKC, UAX #15), separators of digits."""
    plain = unicodedata.normalize("NFKC", token).lower()
    bare = _OPTIONAL.sub("", unicodedata.normalize("NFD", plain))
    folded = unicodedata.normalize("NFC", bare).translate(_SAME)
    return _GROUPING.sub("", folded) if len(folded) > 1 else folded


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
    matches: list[str] = _tokens(digits_alone=unspaced).findall(unicodedata.normalize("NFC", text))
    if _SKIPPED.isdisjoint(matches):
        return matches
    return [token for at, token in enumerate(matches) if not (token in _SKIPPED and _is_skipped(matches, at))]


_SKIPPED = frozenset(JOINERS + ",")


def _is_skipped(tokens_and_signs: list[str], at: int) -> bool:
    """Return whether a sign only joins its neighbours: a hyphen or an interpunct two words, a comma two digits."""
    before, behind = tokens_and_signs[at - 1][-1:] if at else "", tokens_and_signs[at + 1][:1] if at + 1 < len(tokens_and_signs) else ""
    digits = before.isdecimal() and behind.isdecimal()
    return digits if tokens_and_signs[at] == "," else not digits and all(unicodedata.category(sign)[0] in "LMN" for sign in (before or " ", behind or " "))
