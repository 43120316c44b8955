"""The order of names in lists: letters with marks beside those without, and each language's own letters where its alphabet has them.

The key has the levels of the Unicode Collation Algorithm (UTS #10): base letters first, then marks. The letters that a language sorts as
letters of their own stand in `alphabet` of its table, as CLDR tailors them. No library serves: PyICU has no wheels,
icu4py 1.2.0 (44 MB unpacked) has no collator in its wheel, and pyuca has no tailoring and takes 0.6 s to read its table.
"""

from __future__ import annotations

import re
import unicodedata

from proceedings.languages import cached_by_tables, table

_OTHER_LETTERS = 0x110000  # letters outside of an alphabet stand behind it, digits and spaces before it
_FIRST_LETTER = ord("A")

Key = tuple[tuple[int, ...], str, str]


@cached_by_tables
def _alphabet(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """Return the place of each letter of a language's alphabet, and a pattern for a letter, of two signs where it has them."""
    letters = table(language).alphabet
    pattern = "|".join(sorted(map(re.escape, letters), key=len, reverse=True))
    return {letter: _FIRST_LETTER + place for place, letter in enumerate(letters)}, re.compile(f"{pattern}|." if pattern else ".", re.DOTALL)


def sort_key(words: str, language: str) -> Key:
    """Return a key by which words of a language are sorted."""
    places, letter = _alphabet(language)
    if "ı" in places:  # i with and without its dot are two letters
        words = words.replace("I", "ı").replace("İ", "i")
    small = unicodedata.normalize("NFC", words.casefold())
    primary = tuple(
        place for small_letter in letter.findall(small) for place in ([places[small_letter]] if small_letter in places else _places(small_letter, places))
    )
    return primary, unicodedata.normalize("NFD", small), words


def _places(letter: str, places: dict[str, int]) -> list[int]:
    """Return the places of the characters of a letter that is not in the alphabet. Its marks are left out."""
    bases = [sign for sign in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(sign)]
    return [places.get(sign, ord(sign) if not places or ord(sign) < _FIRST_LETTER else _OTHER_LETTERS + ord(sign)) for sign in bases]
