"""Cells of tables that a spreadsheet opens: words, never a formula."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # OWASP, CSV Injection


def harmless(words: str) -> str:
    """Return words of the record as a cell: an apostrophe stands before words that a spreadsheet would take for a formula.

    The rule can be undone without loss: words that begin with an apostrophe and one of these characters get another one too.
    """
    return f"'{words}" if words.lstrip("'").startswith(_STARTS) else words
