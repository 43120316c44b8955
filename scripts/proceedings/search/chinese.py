"""Traditional characters that readers may type for the simplified ones of the record."""

from __future__ import annotations

from collections.abc import Iterable

from opencc import OpenCC

_CONVERSIONS = ("t2s", "tw2s", "hk2s")
_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))


def traditional(characters: Iterable[str]) -> str:
    """Return pairs of characters, one behind the other: what a reader may type, and what the record has instead.

    `characters` are those of the record; they are never folded themselves, so that what is printed stays told apart.
    The pairs come from the tables of OpenCC (github.com/BYVoid/OpenCC), character by character.
    """
    simplified = set(characters)
    if not any(0x3400 <= ord(character) < 0xFB00 for character in simplified):
        return ""
    candidates = [character for character in map(chr, _HAN) if character not in simplified]
    pairs: dict[str, str] = {}
    for conversion in reversed(_CONVERSIONS):
        converted = OpenCC(conversion).convert("\n".join(candidates)).split("\n")
        pairs |= {traditional: plain for traditional, plain in zip(candidates, converted, strict=True) if plain in simplified}
    return "".join(traditional + plain for traditional, plain in sorted(pairs.items()))
