"""BibTeX in UTF-8; where BibTeX has no field for a fact, the field of biblatex."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel import Locale

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import note, original_title, page_range
from proceedings.citations.details import printed_name
from proceedings.citations.names import Name
from proceedings.exports.cited_works import citation_format
from proceedings.exports.format import References

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_WRITTEN = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def _entry(work: CitedWork) -> str:
    organisers = " and ".join(f"{{{_escaped(name)}}}" for name in work.organisers)
    days = work.days if work.session else [work.edition.date]
    original = original_title(work)
    pages = page_range(work)
    fields = {
        "author": _name(work.author) if work.author else "",
        "nameaddon": _escaped(printed_name(work)),
        "title": f"{{{_escaped(work.full_title)}}}",
        "origtitle": f"{{{_escaped(original)}}}" if original else "",
        "booktitle": f"{{{_escaped(work.edition.title)}}}" if work.session else "",
        "eventtitle": _escaped(work.conference),
        "eventdate": _days(work.conference_days),
        "venue": _escaped(work.place),
        "organization": organisers,
        "year": str(days[0].year),
        "date": _days(days),
        "pages": pages.replace("-", "--") if pages else "",
        "version": work.edition.change.version if work.edition.change else "",
        "note": _escaped(note(work)),
        "url": work.url,
        "langid": _language(work.edition.language),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'inproceedings' if work.session else 'proceedings'}{{{work.key},\n{body}}}\n"


def _name(name: Name) -> str:
    """Return 'Family, Given', or the whole name in braces where family and given name cannot change places."""
    return f"{_escaped(name.family)}, {_escaped(name.given)}" if name.parted else f"{{{_escaped(name.whole)}}}"


def _days(days: list[dt.date]) -> str:
    """Return a day or a range of days by ISO 8601-2."""
    return "/".join(day.isoformat() for day in dict.fromkeys((min(days), max(days))))


@cache
def _language(id: str) -> str:
    """Return the name of a language in the LaTeX package babel: its English name in small letters."""
    return str(Locale("en").languages[id.partition("-")[0]]).lower()


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda match: _WRITTEN.get(match[0], f"\\{match[0]}"), words)


FORMAT = citation_format("bib", "bib", "application/x-bibtex", References(_entry))
