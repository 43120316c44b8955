"""The values that facts are made of: ids, words, dates, numbers, and the few words that say what kind a thing is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as date_
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictFloat, StrictInt, StringConstraints

_WORDS = r"[a-z]+(-[a-z]+)*"

Id = Annotated[str, StringConstraints(pattern=rf"^{_WORDS}$"), Field(max_length=80)]
SessionId = Annotated[str, StringConstraints(pattern=rf"^{_WORDS}(-[0-9]+)?$"), Field(max_length=80)]
RemarkId = Annotated[str, StringConstraints(pattern=rf"^({_WORDS}(-[0-9]+)?|[qn][0-9]+)$"), Field(max_length=90)]
RemarkPlace = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
LanguageId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^<>]*$")]
Localized = Mapping[LanguageId, Words]
ManyLocalized = Mapping[LanguageId, tuple[Words, ...]]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]

WholeNumber = Annotated[StrictInt, Field(ge=1)]
Number = StrictInt | StrictFloat


def _iso_date(value: object) -> date_:
    """Take a date written as YYYY-MM-DD (ISO 8601-1, 5.2.2.1, extended format) and nothing else."""
    if isinstance(value, date_):
        return value
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError(value)
    return date_.fromisoformat(value)


Date = Annotated[date_, BeforeValidator(_iso_date)]

Status = Literal["none", "draft", "compared", "edited"]
RemarkKind = Literal["speech", "question", "answer", "passage"]
SessionKind = Literal["preface", "opening", "keynotes", "panel", "closing"]
