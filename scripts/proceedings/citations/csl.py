"""The CSL-JSON item of a source (Citation Style Language 1.0.2, csl-data.json), for reference managers.

A remark and a session are `paper-conference`, from which the published styles make the form for conferences; the whole is a
`book`. Nobody is known to have published the proceedings, so no item has a publisher; the organisers are `organizer`, and the authors
of the whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.names import Name
from proceedings.citations.words import sentence

Item = dict[str, Any]


def item(source: CitedWork) -> Item:
    """Return the item; what is not known is left out."""
    own: Item = {
        "id": source.key,
        "type": "paper-conference" if source.session else "book",
        "language": source.edition.language,
        "title": source.own_title,
        "original-title": original_title(source),
        "author": [csl_name(source.author)] if source.author else _literal(source.organisers) if not source.session else None,
        "chair": [csl_name(one) for one in moderators(source)] if source.kind == "session" else None,
        "organizer": _literal(source.organisers),
        "container-title": source.edition.title if source.session else None,
        "event-title": source.conference,
        "event-place": source.place,
        "event-date": _date(source.conference_days),
        "issued": _date(source.days if source.session else [source.edition.date]),
        "genre": genre(source),
        "page": page_range(source),
        "version": source.edition.change.version if source.edition.change else None,
        "keyword": "; ".join(keywords(source)),
        "abstract": summary(source),
        "note": note(source),
        "URL": source.url,
    }
    return {name: value for name, value in own.items() if value}


def csl_name(name: Name) -> dict[str, str]:
    """Return a name; one that cannot be turned round is literal."""
    return {"literal": name.whole} if not name.family or name.transcribed else {"family": name.family, "given": name.given}


def original_title(source: CitedWork) -> str | None:
    """Return the title in the language of what was said, where the source is a translation and has a title."""
    spoken = source.edition.record.conference.default_language
    return source.title_in(spoken) if spoken != source.edition.language and not source.described else None


def moderators(source: CitedWork) -> list[Name]:
    """Return who moderated the session."""
    record, language = source.edition.record, source.edition.language
    people = source.session.speakers if source.session else ()
    return [Name.of(record.speakers[one.id], language) for one in people if one.role == "moderator"]


def genre(source: CitedWork) -> str | None:
    """Return what kind of remark or session it is."""
    kind = source.remark.kind if source.remark else f"kind_{source.session.kind}" if source.session else None
    return source.edition.label(kind) if kind else None


def keywords(source: CitedWork) -> list[str]:
    """Return the names of its themes."""
    themes = source.remark.themes if source.remark else source.session.themes if source.session else ()
    return [source.edition.record.themes[id].name[source.edition.language] for id in themes]


def summary(source: CitedWork) -> str | None:
    """Return the summary of a session."""
    text = source.edition.text(source.session) if source.session and not source.remark else None
    return text.summary if text else None


def note(source: CitedWork) -> str:
    """Return the edition and the credit of the translation in words, which few styles print and everybody can read."""
    change, label = source.edition.change, source.edition.label
    edition = label("edition", version=change.version, date=label.date(change.date)) if change else ""
    return ". ".join(sentence(words) for words in (edition, source.translation) if words)


def page_range(source: CitedWork) -> str | None:
    """Return the printed pages, such as '16-17'."""
    if source.pages is None:
        return None
    first, last = source.pages
    return str(first) if first == last else f"{first}-{last}"


def _literal(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"literal": name} for name in names]


def _date(days: list[dt.date]) -> dict[str, list[list[int]]]:
    ends = dict.fromkeys((min(days), max(days)))
    return {"date-parts": [[day.year, day.month, day.day] for day in ends]}
