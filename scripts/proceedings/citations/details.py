"""What APA and Chicago print after the title: the edition, and the printed pages."""

from __future__ import annotations

from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.citations.words import american


def edition_words(work: CitedWork) -> str:
    """Return version and date of the edition; empty where the record names none."""
    change, label = work.edition.change, work.edition.label
    if change is None:
        return ""
    return label("edition", version=change.version, date=american([change.date]) if work.edition.language == ENGLISH else label.date(change.date))


def page_words(work: CitedWork) -> str:
    """Return the printed page or pages; empty where the work has none."""
    if work.pages is None:
        return ""
    first, last = work.pages
    return work.edition.label("citation_page", pages=first) if first == last else work.edition.label("citation_pages", pages=f"{first}–{last}")
