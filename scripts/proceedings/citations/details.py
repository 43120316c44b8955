"""What APA and Chicago print after the title: the edition, and the printed pages."""

from __future__ import annotations

from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.citations.words import american
from proceedings.model.naming import Naming


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


def namings(work: CitedWork) -> list[Naming]:
    """Return the names, with what is doubted of each: of the author of a remark, or of all who take part in a session."""
    if work.remark:
        return [work.edition.naming(work.remark.by)] if work.remark.by else []
    return [work.edition.naming(appearance.id) for appearance in work.session.speakers] if work.session else []


def printed_name(work: CitedWork) -> str:
    """Return the author's name as printed, to stand beside the one of the citation; empty where the name is not in doubt."""
    return namings(work)[0].printed if work.author else ""


def with_printed_name(work: CitedWork, author: str) -> str:
    """Return the author of a citation. Behind an inferred name, the printed one stands in square brackets."""
    return f"{author} [{printed_name(work)}]" if printed_name(work) else author


def doubt_words(work: CitedWork) -> str:
    """Return what is doubted of the author's name."""
    return namings(work)[0].doubt(work.edition.label) if work.author else ""
