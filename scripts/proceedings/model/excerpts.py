"""The first words of remarks, by which lists tell them apart: a source of their own, since most changes of words leave them as they are."""

from __future__ import annotations

from functools import lru_cache

from proceedings.incremental.tracking import as_source
from proceedings.model.record import Session, SessionText

LONG = 2  # times as long, where there is room for it

_LENGTH = {True: 34, False: 90}  # characters, by whether the script sets words apart by spaces
_SOFT = " \u00a0\u202f,;:.，、；：。،؛"  # what goes before an ellipsis


def source(session: Session) -> str:
    """Return what the first words of the remarks of a session are called together."""
    return f"{session.source}/first-words"


def excerpt(session: Session, text: SessionText, remark: str, times: int = 1) -> str:
    """Return the first words of a remark in one of the texts of its session, once or `LONG` times as many."""
    return _first_words(as_source(source(session), text.remarks)[remark].paragraphs[0].text.words, times)


def excerpts(session: Session) -> list[str]:
    """Return the first words of every remark of a session, in every language that it is there in."""
    remarks = [(text, id) for text in session.texts.values() for id, own in text.remarks.items() if own.paragraphs]
    return [excerpt(session, text, id, times) for text, id in remarks for times in (1, LONG)]


@lru_cache(2**16)  # the pages of a speaker, an organisation and each theme list the same remarks
def _first_words(words: str, times: int) -> str:
    """Return the beginning of a text, cut at a word where words are spaced, with an ellipsis where cut."""
    unspaced = len(words.split()) < len(words) / 15
    length = _LENGTH[unspaced] * times
    if len(words) <= length + 8:
        return words
    cut = words[:length] if unspaced else words[:length].rsplit(" ", 1)[0]
    return cut.rstrip(_SOFT) + "…"
