"""Traditional characters that readers may type for the simplified ones of the record."""

from __future__ import annotations

from collections.abc import Iterable

from proceedings.syntax.tables import table_of_package

_CONVERSIONS = ("hk2s", "tw2s", "t2s")  # the last prevails
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


def _conversions() -> list[dict[str, str]]:
    """Return what each conversion makes of the characters that it changes."""
    from opencc import OpenCC  # imported late: see `table_of_package`

    characters = [*map(chr, _HAN)]
    converted = (OpenCC(conversion).convert("\n".join(characters)).split("\n") for conversion in _CONVERSIONS)
    return [{character: plain for character, plain in zip(characters, plain_characters, strict=True) if character != plain} for plain_characters in converted]
