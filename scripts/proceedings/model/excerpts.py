"""The first words of remarks, which lists show. They are a source of the build, so that most changes of words do not reach the lists."""

from __future__ import annotations

import sys
from functools import lru_cache

from proceedings.incremental.tracking import as_source
from proceedings.model.record import Session
from proceedings.model.session_text import SessionText

LONG = 2  # a long excerpt has twice the length

_LENGTH = {True: 34, False: 90}  # characters: with spaces between words, and without
_SOFT = " \u00a0\u202f,;:.，、；：。،؛"  # removed before an ellipsis


def source(session: Session) -> str:
    """Return the name of the source for the first words of a session."""
    return sys.intern(f"{session.source}/first-words")  # one string for all tasks that read it


def excerpt(session: Session, text: SessionText, remark: str, times: int = 1) -> str:
    """Return the first words of a remark in a text of its session; `times` is 1 or `LONG`."""
    first = as_source(source(session), text.remarks)[remark].paragraphs[0]
    return _first_words(first.text.words if first.kind == "paragraph" else " ".join(first.text.words.split()), times)


def excerpts(session: Session) -> list[str]:
    """Return the excerpts of all remarks of a session in all its languages."""
    remarks = [(text, remark_id) for text in session.texts.values() for remark_id, remark_text in text.remarks.items() if remark_text.paragraphs]
    return [excerpt(session, text, remark_id, times) for text, remark_id in remarks for times in (1, LONG)]


@lru_cache(2**16)  # the pages of a speaker, an organisation and each theme list the same remarks
def _first_words(words: str, times: int) -> str:
    """Return the beginning of a text. It is cut between words where they have spaces, and ends in an ellipsis where cut."""
    unspaced = len(words.split()) < len(words) / 15
    length = _LENGTH[unspaced] * times
    if len(words) <= length + 8:
        return words
    cut = words[:length] if unspaced else words[:length].rsplit(" ", 1)[0]
    return cut.rstrip(_SOFT) + "…"
