"""Words as they are read back from paper."""

from __future__ import annotations

import unicodedata


def bare(words: str) -> str:
    """Return words without white space, where a font may give the radical for the character (大) and a form for the letter (Arabic)."""
    return "".join(unicodedata.normalize("NFKC", words).split())
