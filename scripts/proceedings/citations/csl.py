"""The CSL-JSON item of a work (Citation Style Language 1.0.2, csl-data.json), for reference managers.

A remark and a session are `paper-conference`: from this type the published styles make the form for conferences. The whole is a
`book` by its organisers. Other people and bodies are left out: Zotero turns each role that its item type lacks (`organizer`, `chair`)
into an author. The edition is `edition`: a `book` with `version` is software for Zotero and for APA. It is in words, since styles print
a number such as 1.1 bare. `event-date` of a session or remark is its own day, as in BibTeX: what is printed must not depend on the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.details import namings
from proceedings.citations.names import Name
from proceedings.citations.words import sentence
from proceedings.languages.labels import kind_label

Item = dict[str, Any]


def item(work: CitedWork) -> Item:
    """Return the item; fields without a value are left out."""
    fields: Item = {
        "id": work.key,
        "type": "paper-conference" if work.session else "book",
        "language": work.edition.tag,
        "title": title(work),
        "original-title": original_title(work),
        "author": [csl_name(work.author)] if work.author else _literal(work.organisers) if not work.session else None,
        "container-title": work.edition.title if work.session else None,
        "event-title": work.conference,
        "event-place": work.place,
        "event-date": _date(work.days),
        "issued": _date(work.days if work.session else [work.edition.date]),
        "genre": genre(work),
        "page": page_range(work),
        "edition": edition_words(work),
        "publisher": publisher(work),
        "DOI": work.edition.record.conference.doi if not work.session else None,
        "keyword": "; ".join(keywords(work)),
        "abstract": summary(work),
        "license": work.edition.rights,
        "note": note(work),
        "URL": work.url,
    }
    return {name: value for name, value in fields.items() if value}


def csl_name(name: Name) -> dict[str, str]:
    """Return a name by its parts, or as `literal` where family and given name cannot change places."""
    return {"literal": name.whole} if not name.family or name.transcribed else {"family": name.family, "given": name.given}


def title(work: CitedWork) -> str:
    """Return the title or the description of a work. Behind a description stands what is doubted of the author's name: every style prints it."""
    return work.full_title + (namings(work)[0].aside(work.edition.label) if work.author and work.described else "")


def original_title(work: CitedWork) -> str | None:
    """Return the title in the original language; None for the original and for works without a title."""
    spoken = work.edition.record.conference.default_language
    return work.title_in(spoken) if spoken != work.edition.language and not work.described else None


def publisher(work: CitedWork) -> str | None:
    """Return who publishes the edition; None where the record names nobody."""
    name = work.edition.record.conference.publisher
    return name[work.edition.language] if name else None


def edition_words(work: CitedWork) -> str | None:
    """Return the edition, such as "1.1 ed"; None where the record has no changelog."""
    change = work.edition.change
    return work.edition.label("citation_version", version=change.version) if change else None


def genre(work: CitedWork) -> str | None:
    """Return the name of the kind of remark or session; None for the whole."""
    kind = work.remark.kind if work.remark else kind_label("kind", work.session.kind) if work.session else None
    return work.edition.label(kind) if kind else None


def keywords(work: CitedWork) -> list[str]:
    """Return the names of the themes of a work."""
    themes = work.remark.themes if work.remark else work.session.themes if work.session else ()
    return [work.edition.record.themes[id].name[work.edition.language] for id in themes]


def summary(work: CitedWork) -> str | None:
    """Return the summary of a session; None for remarks and for the whole."""
    text = work.edition.text(work.session) if work.session and not work.remark else None
    return text.summary if text else None


def note(work: CitedWork) -> str:
    """Return a note with the edition, the credit of the translation and, of a session, the doubted names. Few styles print it, but people read it."""
    doubted = [naming.written(work.edition.label) for naming in namings(work) if naming.doubts and not work.remark]
    return ". ".join(sentence(words) for words in (work.edition.version_and_date, work.translation, *doubted) if words)


def page_range(work: CitedWork) -> str | None:
    """Return the printed pages, such as '16-17'; None where the work has none."""
    if work.pages is None:
        return None
    first, last = work.pages
    return str(first) if first == last else f"{first}-{last}"


def _literal(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"literal": name} for name in names]


def _date(days: list[dt.date]) -> dict[str, list[list[int]]]:
    ends = dict.fromkeys((min(days), max(days)))
    return {"date-parts": [[day.year, day.month, day.day] for day in ends]}
