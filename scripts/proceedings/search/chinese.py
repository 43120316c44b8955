"""Characters that readers may type for those of the record: traditional ones, and those of other ways to write a word."""

from __future__ import annotations

from collections.abc import Iterable

from proceedings.syntax.tables import table_of_package

_CONVERSIONS = ("hk2s", "tw2s", "t2s")  # the last prevails
# Characters that are written for one another in some words: 账户 and 帐户 (the first list of variant words, GF 1001-2001), 随着 and 隨著, 计划 and 計畫.
_VARIANTS = [
    "账帐帳",
    "着著",
    "了瞭",
    "划画畫",
    "苏甦",
    "分份",
    "他它",
    "唯惟",
    "象像",
    "记纪",
    "复覆",
    "伙夥",
    "借藉",
    "订定",
    "搜蒐",
    "什甚",
    "余馀餘",
    "沉沈",
    "辞词",
    "做作",
    "模摹",
    "连联",
    "周週",
    "干乾",
    "折摺",
]
_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))


def traditional(characters: Iterable[str]) -> str:
    """Return pairs of characters, one behind the other: what a reader may type, and what the record has instead.

    `characters` are those of the record; they are never folded themselves, so that what is printed stays told apart.
    The pairs come from the tables of OpenCC (github.com/BYVoid/OpenCC), character by character.
    """
    simplified = set(characters)
    if not any(0x3400 <= ord(character) < 0xFB00 for character in simplified):
        return ""
    pairs: dict[str, str] = {}
    for converted in table_of_package("traditional-characters", "opencc", __file__, _conversions):
        pairs |= {traditional: plain for traditional, plain in converted.items() if plain in simplified and traditional not in simplified}
    return "".join(traditional + plain for traditional, plain in sorted(pairs.items()))


def variants(characters: Iterable[str]) -> str:
    """Return pairs of characters, one behind the other: what a reader may type, and what the record may have instead in the same word."""
    known = set(characters)
    return "".join(typed + written for group in _VARIANTS for typed in group for written in group if written in known and typed != written)


def _conversions() -> list[dict[str, str]]:
    """Return what each conversion makes of the characters that it changes."""
    from opencc import OpenCC  # imported late: see `table_of_package`

    characters = [*map(chr, _HAN)]
    converted = (OpenCC(conversion).convert("\n".join(characters)).split("\n") for conversion in _CONVERSIONS)
    return [{character: plain for character, plain in zip(characters, plain_characters, strict=True) if character != plain} for plain_characters in converted]
