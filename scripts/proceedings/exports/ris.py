"""RIS: tagged lines, which most reference managers read.

A session or remark is `CONF`, a paper in proceedings: of `CPAPER`, a paper alone, Citation.js drops the proceedings. The whole is `BOOK`,
as in the other formats; there, T2 would be a series and CY the place of the publisher. PY is the year alone and DA the day, since pandoc
reads no other form of PY.
"""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import edition_words, keywords, note, publisher, summary, title
from proceedings.citations.names import Name
from proceedings.exports.cited_works import citation_format
from proceedings.exports.format import References


def _record(work: CitedWork) -> str:
    return "".join([f"{tag}  - {value}\n" for tag, value in _lines(work)])


def _lines(work: CitedWork) -> Iterator[tuple[str, str]]:
    """Yield tags and values, TY first and ER last; T2 is the conference, C3 the proceedings, CY the place of the conference.

    RIS has no tag for the terms of use: they stand in the note, which is one line, since some readers keep only one.
    """
    edition, day = work.edition, work.days[0] if work.session else work.edition.date
    yield "TY", "CONF" if work.session else "BOOK"
    yield "ID", work.key
    if work.author:
        yield "AU", _name(work.author)
    if work.session is None:
        yield from (("AU", f"{name},") for name in work.organisers)  # with the comma, readers take the whole for a family name
    yield "TI", title(work)
    if work.session:
        yield from (("T2", work.conference), ("C3", edition.title), ("CY", work.place))
    yield "PY", str(day.year)
    yield "DA", day.strftime("%Y/%m/%d")
    if work.pages:
        yield from zip(("SP", "EP"), map(str, dict.fromkeys(work.pages)), strict=False)  # a single page has no EP
    if words := edition_words(work):
        yield "ET", words
    if name := publisher(work):
        yield "PB", name
    if (doi := edition.record.conference.doi) and not work.session:
        yield "DO", doi
    yield "LA", edition.tag
    yield from (("KW", name) for name in keywords(work))
    if abstract := summary(work):
        yield "AB", abstract
    if notes := [words for words in (note(work), work.edition.rights) if words]:
        yield "N1", ". ".join(notes)
    yield "UR", work.url
    yield "ER", ""


def _name(name: Name) -> str:
    return name.whole if not name.family or name.transcribed else f"{name.family}, {name.given}"


FORMAT = citation_format("ris", "ris", "application/x-research-info-systems", References(_record))
