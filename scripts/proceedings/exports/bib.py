"""BibTeX, with the fields of biblatex where BibTeX has none, in UTF-8."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from babel import Locale

from proceedings.citations.csl import note, original_title, page_range
from proceedings.citations.names import Name
from proceedings.citations.source import Source
from proceedings.edition import Edition
from proceedings.exports.format import Format
from proceedings.exports.sources import all_sources, session_sources
from proceedings.model import Remark, Session

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_WRITTEN = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def session(edition: Edition, one: Session) -> str:
    """Return the entries of a session and its remarks."""
    return _entries(session_sources(edition, one))


def remark(edition: Edition, one: Session, own: Remark) -> str:
    """Return the entry of a remark."""
    return _entries([Source(edition, one, own)])


def alone(edition: Edition) -> str:
    """Return the entry of the whole."""
    return _entries([Source(edition)])


def whole(edition: Edition) -> str:
    """Return the entries of the whole, the sessions and the remarks."""
    return _entries(all_sources(edition))


def _entries(sources: Iterable[Source]) -> str:
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    organisers = " and ".join(f"{{{_escaped(name)}}}" for name in source.organisers)
    days = source.days if source.session else [source.edition.date]
    original = original_title(source)
    pages = page_range(source)
    fields = {
        "author": _name(source.author) if source.author else "",
        "title": f"{{{_escaped(source.own_title)}}}",
        "origtitle": f"{{{_escaped(original)}}}" if original else "",
        "booktitle": f"{{{_escaped(source.edition.title)}}}" if source.session else "",
        "eventtitle": _escaped(source.conference),
        "eventdate": _days(source.conference_days),
        "venue": _escaped(source.place),
        "organization": organisers,
        "year": str(days[0].year),
        "date": _days(days),
        "pages": pages.replace("-", "--") if pages else "",
        "version": source.edition.change.version if source.edition.change else "",
        "note": _escaped(note(source)),
        "url": source.url,
        "langid": _language(source.edition.language),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'inproceedings' if source.session else 'proceedings'}{{{source.key},\n{body}}}\n"


def _name(name: Name) -> str:
    """Return a name as 'Family, Given' where it can be parted so, else in braces, which keep it whole."""
    return f"{_escaped(name.family)}, {_escaped(name.given)}" if name.parted else f"{{{_escaped(name.whole)}}}"


def _days(days: list[dt.date]) -> str:
    """Return a day or a range of days as ISO 8601-2 has it."""
    return "/".join(day.isoformat() for day in dict.fromkeys((min(days), max(days))))


@cache
def _language(id: str) -> str:
    """Return the name that the babel package gives a language: its English name in small letters."""
    return str(Locale("en").languages[id.partition("-")[0]]).lower()


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), words)


FORMAT = Format("bib", "bib", "application/x-bibtex", session, {"proceedings": whole, "citation": alone}, remark=remark)
