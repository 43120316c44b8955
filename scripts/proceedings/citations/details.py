"""What APA and Chicago tell of the copy behind the title: which edition, which printed pages."""

from __future__ import annotations

from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.citations.words import american


def edition_words(source: CitedWork) -> str:
    """Return version and date of the edition."""
    change, label = source.edition.change, source.edition.label
    if change is None:
        return ""
    return label("edition", version=change.version, date=american([change.date]) if source.edition.language == ENGLISH else label.date(change.date))


def page_words(source: CitedWork) -> str:
    """Return the printed page or pages."""
    if source.pages is None:
        return ""
    first, last = source.pages
    return source.edition.label("citation_page", pages=first) if first == last else source.edition.label("citation_pages", pages=f"{first}–{last}")
