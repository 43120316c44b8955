"""Highwire Press tags: with them Zotero and Google Scholar read a page as a conference paper, and the home page as a book.

In Zotero's Embedded Metadata translator the last tag decides the type of the item: `citation_inbook_title` must stand before
`citation_conference_title`. It reads 'Two Words, Two Words' as two authors.
"""

from __future__ import annotations

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import keywords, title
from proceedings.citations.names import Name
from proceedings.model import urls
from proceedings.model.edition import Edition


def names(edition: Edition, address: str, cited: CitedWork | None = None, pdf: str = "") -> list[tuple[str, str]]:
    """Return pairs of name and content for the home page and the pages of sessions and remarks; other pages have none.

    `cited` is the work of the page, if the caller has it; `pdf` is the absolute address of its PDF, where there is one.
    """
    work = cited or _source(edition, address)
    if work is None or work.edition.language != edition.language:
        return []
    if work.session is None:
        return _of_the_whole(work, pdf)
    day = work.days[0]
    tags = [
        ("citation_title", title(work)),
        *_author(work),
        ("citation_publication_date", day.strftime("%Y/%m/%d")),
        ("citation_inbook_title", edition.title),
        ("citation_conference_title", work.conference),
        ("citation_firstpage", str(work.pages[0]) if work.pages else ""),
        ("citation_lastpage", str(work.pages[1]) if work.pages and work.pages[0] != work.pages[1] else ""),
        ("citation_language", edition.tag),
        ("citation_keywords", "; ".join(keywords(work))),
        ("citation_fulltext_html_url", work.url if edition.site_url else ""),
        ("citation_pdf_url", pdf),
    ]
    return [(name, content) for name, content in tags if content]


def _of_the_whole(work: CitedWork, pdf: str) -> list[tuple[str, str]]:
    """Return the tags of the whole record, which Zotero takes for a book by its `og:type`.

    The organisers have no `citation_author`: Zotero would read them as people.
    """
    edition = work.edition
    tags = [
        ("citation_title", work.full_title),
        ("citation_publication_date", edition.date.strftime("%Y/%m/%d")),
        ("citation_publisher", "; ".join(work.organisers)),
        ("prism.edition", edition.change.version if edition.change else ""),
        ("citation_language", edition.tag),
        ("citation_fulltext_html_url", work.url if edition.site_url else ""),
        ("citation_pdf_url", pdf),
    ]
    return [(name, content) for name, content in tags if content]


def _source(edition: Edition, address: str) -> CitedWork | None:
    match address.strip("/").split("/"):
        case [""]:
            return CitedWork(edition)
        case ["sessions", id] | ["sessions", id, urls.SIDE_BY_SIDE] if (session := edition.record.sessions.get(id)) and edition.text(session):
            return CitedWork(edition, session)
        case ["sessions", id, remark_id] if (session := edition.record.sessions.get(id)) and edition.text(session):
            remark = session.remark(remark_id)
            return CitedWork(edition, session, remark) if remark else None
    return None


def _author(work: CitedWork) -> list[tuple[str, str]]:
    if work.author is None:
        return []
    session, remark = work.session, work.remark
    appearance = session.appearance(remark.by) if session and remark else None
    organisations = [work.edition.record.organisations[id].name[work.edition.language] for id in appearance.organisations] if appearance else []
    return [("citation_author", _turned(work.author)), *(("citation_author_institution", name) for name in organisations)]


def _turned(name: Name) -> str:
    """Return 'Family, Given', or the whole name where family and given name cannot change places.

    Where both parts hold a space, those of the family name do not break, so that Zotero reads one author.
    """
    if not name.family or name.transcribed:
        return name.whole
    family = name.family.replace(" ", "\u00a0") if " " in name.given else name.family
    return f"{family}, {name.given}"
