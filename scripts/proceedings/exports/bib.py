"""BibTeX in UTF-8; where BibTeX has no field for a fact, the field of biblatex.

A work of an author is `inproceedings`. Without an author it is `misc`: `inproceedings` requires one, and pybtex then formats no entry
of the file. Citation.js keeps the pages of a `misc`; Zotero takes it for a book, which has none, and so it does with every other type that
requires no author: `booklet`, `manual` and `proceedings` (BibTeX.js, bibtex2zoteroTypeMap). CSL-JSON and RIS keep the pages there. The whole is `proceedings` with its organisers as authors; reference managers take `organization` for the publisher. The
edition stands in `note`: `version` would make a `proceedings` software. The terms of use stand in `annotation` (biblatex 3.20, 2.2.2):
reference managers show it, and no common style prints it in a bibliography. `eventdate` of a session or remark is its own day: Typst 0.15
prints the last day of a range alone, so that a speech of the second day would be cited with the last.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel import Locale

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import note, original_title, page_range, publisher, title
from proceedings.citations.names import Name
from proceedings.exports.cited_works import citation_format
from proceedings.exports.format import References

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_WRITTEN = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def _entry(work: CitedWork) -> str:
    """Return the BibTeX entry of a work."""
    days = work.days if work.session else [work.edition.date]
    original, conference = original_title(work), work.edition.record.conference
    pages = page_range(work)
    fields = {
        "author": _name(work.author) if work.author else "" if work.session else " and ".join(f"{{{_escaped(name)}}}" for name in work.organisers),
        "title": f"{{{_escaped(title(work))}}}",
        "origtitle": f"{{{_escaped(original)}}}" if original else "",
        "booktitle" if work.author else "howpublished": f"{{{_escaped(work.edition.title)}}}" if work.session else "",
        "eventtitle": f"{{{_escaped(work.conference)}}}",
        "eventdate": _days(work.days),
        "venue": _escaped(work.place),
        "publisher": _escaped(publisher(work) or ""),
        "year": str(days[0].year),
        "date": _days(days),
        "pages": pages.replace("-", "--") if pages else "",
        "doi": _escaped(conference.doi) if conference.doi and not work.session else "",
        "note": _escaped(note(work)),
        "annotation": _escaped(work.edition.rights),
        "url": work.url,
        "langid": _language(work.edition.language),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    kind = "proceedings" if not work.session else "inproceedings" if work.author else "misc"
    return f"@{kind}{{{work.key},\n{body}}}\n"


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
