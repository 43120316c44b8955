"""The types of the values of facts: ids, words, addresses, dates, numbers and kinds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta


def _form(pattern: str, message: str, fix: str, most: int | None = None) -> Meta:
    """Return a rule for text: its pattern, the message and the fix for other text, and its greatest length."""
    return Meta(
        pattern=rf"^{pattern}$(?!\n)", max_length=most, extra={"what": message, "todo": fix}
    )  # without the last part, text may end in a line break: `$` matches before it


_WORDS = r"[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*"
_AN_ID = ("'{}' is not an id", "write words of lower-case letters and digits, each beginning with a letter, joined by hyphens")
_IN_ADDRESS = r"""\s<>"'()`\\"""  # not allowed in an address; patterns are valid in ECMA-262 with `u`, as JSON Schema asks (core §6.4)
_WEB = rf"https?://[^{_IN_ADDRESS}@/?#]+([/?#][^{_IN_ADDRESS}]*)?"  # no user name before the host: readers would take it for the host
_MAIL = rf"mailto:[^{_IN_ADDRESS}@]+@[A-Za-z0-9.-]+"

EntryId = Annotated[str, _form("[a-z][a-z0-9]*(-[a-z0-9]+)*", "'{}' is not an id", "write lower-case letters, digits and hyphens, a letter first", 80)]
Id = Annotated[str, _form(_WORDS, *_AN_ID, 80)]
SessionId = Annotated[str, _form(rf"{_WORDS}(-[0-9]+)*", *_AN_ID, 80)]
RemarkId = Annotated[str, _form(rf"({_WORDS}(-[0-9]+)?|[qn][0-9]+)", *_AN_ID, 90)]
RemarkPlace = Annotated[str, _form("[a-z0-9-]+/[a-z0-9-]+", "'{}' is no place of a remark", "write session/remark")]
AnchorId = Annotated[str, _form("[a-z0-9]+(-[a-z0-9]+)*", "'{}' is neither a remark nor a paragraph", "write the id of one, such as q1 or q1-p2")]
LanguageId = Annotated[str, _form("[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", "'{}' is no language", "write its ISO 639-1 code")]
Words = Annotated[str, _form(r"(?=.*\S)[^<>\n\t]+", "'{}' holds markup or nothing", "write plain words without < and >", 20_000)]
Localized = Mapping[LanguageId, Words]
ManyLocalized = Mapping[LanguageId, tuple[Words, ...]]
WebAddress = Annotated[str, _form(_WEB, "'{}' is not an address", "write one that begins with https://")]
Contact = Annotated[str, _form(f"({_WEB}|{_MAIL})", "'{}' is not an address", "write one that begins with https:// or mailto:")]
Country = Annotated[str, _form("[A-Z]{2}", "'{}' is no country", "write its ISO 3166-1 alpha-2 code")]
Doi = Annotated[str, _form(r'10\.[0-9]{4,9}/[^\s<>"]+', "'{}' is no DOI", "write it as 10.1234/words, without an address before it")]
TimeOfDay = Annotated[str, _form("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?", "'{}' is no time of day", "write it as 09:30 or 17:05:20")]
_OFFSET = "([0-9]{1,3}:[0-5][0-9]|[0-9]{1,4}):[0-5][0-9]"
Offset = Annotated[str, _form(_OFFSET, "'{}' is no place in a recording", "write how long it has run, as 1:02:33 or 62:33")]
RecordingId = Annotated[str, _form(f"({_WORDS}|{_WEB})", "'{}' is no recording", "write the id of one of 'recordings', or an address")]
ParagraphStart = Annotated[
    str, _form(f"p[1-9][0-9]{{0,3}}@({_OFFSET}|{_WEB})", "'{}' is no place of a paragraph in a recording", "write p2@1:02:33, or p2@ and an address")
]
SpdxId = Annotated[str, _form("[A-Za-z0-9.+-]+", "'{}' is no identifier of a licence", "write one of the SPDX list, such as CC-BY-4.0")]
Version = Annotated[str, _form(r"[0-9]+(\.[0-9]+)*", "'{}' is not a version", "write numbers joined by full stops, in quotes")]

WholeNumber = Annotated[int, Meta(ge=1, le=99_999)]
Number = Annotated[int, Meta(ge=-(10**15), le=10**15)] | Annotated[float, Meta(ge=-1e15, le=1e15)]
Span = Annotated[tuple[Number, ...], Meta(min_length=2, max_length=2)]  # msgspec 0.22 crashes where bounded numbers may be a tuple[X, X] too
Date = date  # written as YYYY-MM-DD (ISO 8601-1, 5.2.2.1, extended format)

Status = Literal["none", "draft", "compared", "edited"]
RemarkKind = Literal["speech", "question", "answer", "passage"]
REMARK_KINDS: tuple[RemarkKind, ...] = get_args(RemarkKind)
SPOKEN_KINDS = tuple(kind for kind in REMARK_KINDS if kind != "passage")  # nobody spoke a passage
CitationStyle = Literal["gbt7714-2025", "gbt7714-2015", "apa", "chicago"]  # each has its function in citations/
ExcusableCheck = Literal["numbers", "names", "terms", "script", "typography", "errata"]  # the checks of translations that take exceptions
SessionKind = Id  # one of those with a label `kind_…`: preface, opening, keynotes, panel, closing, or the conference's own
