"""Files for programs at the root of the site: robots.txt, llms.txt, and in each language a feed of the changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proceedings.citations.terms import terms_of_all
from proceedings.exports.markup import document, element
from proceedings.model.edition import Edition
from proceedings.model.record import Session
from proceedings.model.urls import LONG_LIST

_ATOM = "http://www.w3.org/2005/Atom"
_WHOLE = (("md", "text/markdown"), ("txt", "text/plain"))


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield path and content of the files of one language. Those for the whole site belong to the default language."""
    if not edition.root:
        yield "robots.txt", robots(edition)
        yield "llms.txt", llms(edition)
    if edition.site_url and edition.record.changes:
        yield f"{edition.root}feed.xml", feed(edition)


def robots(edition: Edition) -> str:
    """Return robots.txt (RFC 9309): it allows everything, and names the sitemap where the site has an address."""
    sitemap = f"Sitemap: {edition.site_url}sitemap.xml\n" if edition.site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def llms(edition: Edition) -> str:
    """Return llms.txt (llmstxt.org): what the record is, and under a heading for each language the files that a program reads best."""
    record, language = edition.record, edition.language
    parts = [f"# {record.conference.name[language]}", "", f"> {record.conference.description[language]}", "", *terms_of_all(edition)]
    for sibling in edition.every:
        if sibling.sessions:
            parts += ["", f"## {record.conference.language(sibling.language).name}", ""]
            parts += [f"- [{sibling.title}]({sibling.url(f'data/proceedings.{ending}')}): {media_type}" for ending, media_type in _WHOLE]
            parts += [f"- [{session.texts[sibling.language].title}]({sibling.url(f'sessions/{session.id}/{session.id}.md')})" for session in _few(sibling)]
    data = edition.url("data/proceedings.json")
    return "\n".join([*parts, "", "## JSON", "", f"- [proceedings.json]({data}): application/json", ""])


def _few(edition: Edition) -> Sequence[Session]:
    """Return the sessions; none where a list of all would be too long for a language model."""
    return edition.sessions if len(edition.sessions) <= LONG_LIST else ()


def feed(edition: Edition) -> str:
    """Return the changes of the record, the newest first, as an Atom feed (RFC 4287).

    A title has a word in it: some feed readers take '1.10' for a number and show 1.1. The link to the site is the first one, because
    others look no further.
    """
    address, record = edition.url("feed.xml"), edition.record
    name = record.conference.short_name[edition.language]
    page = element("link", {"rel": "alternate", "href": edition.url("")})
    head = [
        element("id", words=address),
        element("title", words=name),
        element("updated", words=f"{edition.date}T00:00:00Z"),
        page,
        element("link", {"rel": "self", "href": address}),
        element("author", None, [element("name", words=name)]),
    ]
    entries = [
        element(
            "entry",
            None,
            [
                element("id", words=f"{address}#{change.version}"),
                element("title", words=edition.label("edition", version=change.version, date=edition.label.date(change.date))),
                element("published", words=f"{change.date}T00:00:00Z"),
                element("updated", words=f"{change.date}T00:00:00Z"),
                page,
                element("content", {"type": "text"}, words=change.changes[edition.language]),
            ],
        )
        for change in reversed(record.changes)
    ]
    return document(element("feed", {"xmlns": _ATOM, "xml:lang": edition.tag}, [*head, *entries]), ())
