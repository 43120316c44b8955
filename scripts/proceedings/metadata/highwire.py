"""Highwire Press tags, from which Zotero and Google Scholar take a page for a paper given at a conference.

Zotero's Embedded Metadata translator lets the last tag decide the type of the item: `citation_inbook_title` must stand before
`citation_conference_title`. It takes one author whose two comma-parted halves both hold a space for two people.
"""

from __future__ import annotations

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import keywords
from proceedings.citations.names import Name
from proceedings.model.edition import Edition


def names(edition: Edition, address: str, cited: CitedWork | None = None) -> list[tuple[str, str]]:
    """Return pairs of name and content for the page of a session or remark, `cited` where that is known already; other pages have none."""
    source = cited or _source(edition, address)
    if source is None or source.edition.language != edition.language:
        return []
    day = source.days[0]
    own = [
        ("citation_title", source.own_title),
        *_author(source),
        ("citation_publication_date", day.strftime("%Y/%m/%d")),
        ("citation_inbook_title", edition.title),
        ("citation_conference_title", source.conference),
        ("citation_firstpage", str(source.pages[0]) if source.pages else ""),
        ("citation_lastpage", str(source.pages[1]) if source.pages else ""),
        ("citation_language", edition.record.conference.tag(edition.language)),
        ("citation_keywords", "; ".join(keywords(source))),
        ("citation_fulltext_html_url", source.url if edition.site_url else ""),
    ]
    return [(name, content) for name, content in own if content]


def _source(edition: Edition, address: str) -> CitedWork | None:
    match address.strip("/").split("/"):
        case ["sessions", id] if (session := edition.record.sessions.get(id)) and edition.text(session):
            return CitedWork(edition, session)
        case ["sessions", id, remark_id] if (session := edition.record.sessions.get(id)) and edition.text(session):
            remark = session.remark(remark_id)
            return CitedWork(edition, session, remark) if remark else None
    return None


def _author(source: CitedWork) -> list[tuple[str, str]]:
    if source.author is None:
        return []
    session, remark = source.session, source.remark
    one = session.appearance(remark.by) if session and remark else None
    bodies = [source.edition.record.organisations[id].name[source.edition.language] for id in one.organisations] if one else []
    return [("citation_author", _turned(source.author)), *(("citation_author_institution", name) for name in bodies)]


def _turned(name: Name) -> str:
    """Return 'Family, Given', or the whole name where it cannot be turned round."""
    if not name.family or name.transcribed:
        return name.whole
    family = name.family.replace(" ", "\u00a0") if " " in name.given else name.family
    return f"{family}, {name.given}"
