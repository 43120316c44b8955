"""Words as they are read back from paper."""

from __future__ import annotations

import unicodedata

from pypdfium2 import PdfDocument


def sheets_of(content: bytes) -> list[str]:
    """Return the words on each sheet of a PDF, line by line; U+FFFE is a character that its font does not give, or a hyphen at the end of a line."""
    with PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def room_below(content: bytes) -> float:
    """Return how far from the lower edge of a sheet the lowest words of a PDF stand, in points: 0 where a sheet has none."""
    with PdfDocument(content) as document:
        texts = [page.get_textpage() for page in document]
        return min(min((text.get_rect(number)[1] for number in range(text.count_rects())), default=0) for text in texts)


def bare(words: str) -> str:
    """Return words without white space, where a font may give the radical for the character (大) and a form for the letter (Arabic)."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def ends_with(words: str, last: str) -> bool:
    """Say whether bare words end with others, where a font gives no character, or a radical instead, for some of them (WebKit, Firefox)."""
    pairs = [*zip(reversed(words), reversed(last), strict=False)]
    is_lost = [sign in "\ufffd\ufffe" or "\u2e80" <= sign <= "\u2fdf" for sign, _ in pairs]
    return len(pairs) == len(last) and not all(is_lost) and all(lost or sign == wanted for lost, (sign, wanted) in zip(is_lost, pairs, strict=True))
