"""RIS, the tagged lines that most reference managers read."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import keywords, note, summary
from proceedings.citations.names import Name
from proceedings.exports.format import References
from proceedings.exports.sources import citation_format


def _record(source: CitedWork) -> str:
    return "".join([f"{tag}  - {value}\n" for tag, value in _lines(source)])


def _lines(source: CitedWork) -> Iterator[tuple[str, str]]:
    """Yield tags and values: TY first, ER last; T2 is the conference and C3 the proceedings, C1 the place of a paper."""
    edition, day = source.edition, source.days[0] if source.session else source.edition.date
    yield "TY", "CPAPER" if source.session else "CONF"
    yield "ID", source.key
    if source.author:
        yield "AU", _name(source.author)
    if source.session is None:
        yield from (("AU", name) for name in source.organisers)
    yield "TI", source.own_title
    yield "T2", source.conference
    if source.session:
        yield "C3", edition.title
        yield "C1", source.place
    yield "CY", source.place
    yield "PY", str(day.year)
    yield "DA", day.strftime("%Y/%m/%d")
    if source.pages:
        yield from (("SP", str(source.pages[0])), ("EP", str(source.pages[1])))
    if edition.change:
        yield "ET", edition.change.version
    yield "LA", edition.language
    yield from (("KW", name) for name in keywords(source))
    if own := summary(source):
        yield "AB", own
    if words := note(source):
        yield "N1", words
    yield "UR", source.url
    yield "ER", ""


def _name(name: Name) -> str:
    return name.whole if not name.family or name.transcribed else f"{name.family}, {name.given}"


FORMAT = citation_format("ris", "ris", "application/x-research-info-systems", References(_record))
