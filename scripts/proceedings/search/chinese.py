"""Traditional characters that a reader may type for the simplified ones of the record."""

from __future__ import annotations

from collections.abc import Iterable

from opencc import OpenCC

_WAYS = ("t2s", "tw2s", "hk2s")
_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))


def traditional(characters: Iterable[str]) -> str:
    """Return pairs of characters, one behind the other: what a reader may type, and what the record has instead.

    `characters` are those of the record; they are never folded themselves, so that what is printed stays told apart.
    The pairs come from the tables of OpenCC (github.com/BYVoid/OpenCC), character by character.
    """
    known = set(characters)
    if not any(0x3400 <= ord(one) < 0xFB00 for one in known):
        return ""
    others = [one for one in map(chr, _HAN) if one not in known]
    found: dict[str, str] = {}
    for way in reversed(_WAYS):
        converted = OpenCC(way).convert("\n".join(others)).split("\n")
        found |= {one: plain for one, plain in zip(others, converted, strict=True) if plain in known}
    return "".join(one + plain for one, plain in sorted(found.items()))
