"""BibTeX, with the fields of biblatex where BibTeX has none, in UTF-8."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel import Locale

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import note, original_title, page_range
from proceedings.citations.names import Name
from proceedings.exports.format import References
from proceedings.exports.sources import citation_format

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_WRITTEN = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def _entry(source: CitedWork) -> str:
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


FORMAT = citation_format("bib", "bib", "application/x-bibtex", References(_entry))
