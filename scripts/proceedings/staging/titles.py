"""The words of a title, cut where the language allows it: no line of it holds a single character of a word."""

from __future__ import annotations

import re

from proceedings.languages.cutting import pieces
from proceedings.staging.markup import CUT, Html, element, escape, join

_LAST_LETTERS = re.compile(r"(.{3,}?)(\w\w[^\w\s]*)(\s*)", re.DOTALL)


def titled(words: str, language: str) -> Html:
    """Return plain words of a title as HTML. The text stays as it is: the page says where lines may end, and keeps the last letters of a long piece together."""
    parts = pieces(words, language)
    return join(map(_piece, parts), CUT) if parts[1:] else escape(words)


def _piece(words: str) -> Html:
    match = _LAST_LETTERS.fullmatch(words)
    if not match:
        return escape(words)
    before, last, space = map(escape, match.groups())
    return join((before, element("span", last, class_="pr-together"), space))
