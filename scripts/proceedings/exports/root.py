"""What stands at the root of the site for programs: robots.txt, llms.txt, and a feed of the changes in each language."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, indent, tostring  # noqa: S405 -- XML is written here, never read

from proceedings.model.edition import Edition

_ATOM = "http://www.w3.org/2005/Atom"


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield path and content of what belongs to one language; the default one has the files of the whole site too."""
    if not edition.root:
        yield "robots.txt", robots(edition)
        yield "llms.txt", llms(edition)
    if edition.site_url and edition.record.changes:
        yield f"{edition.root}feed.xml", feed(edition)


def robots(edition: Edition) -> str:
    """Return robots.txt (RFC 9309): everything may be read; the sitemap is named where the site has an address."""
    sitemap = f"Sitemap: {edition.site_url}sitemap.xml\n" if edition.site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def llms(edition: Edition) -> str:
    """Return llms.txt: what the record is, and its plain-text edition in every language."""
    record, language = edition.record, edition.language
    editions = [(Edition(record, one.id, edition.site_url), one.name) for one in record.conference.languages]
    texts = [f"- [{name}]({one.url('data/proceedings.txt')})" for one, name in editions if one.sessions]
    return "\n".join([f"# {record.conference.name[language]}", "", f"> {record.conference.description[language]}", "", *texts, ""])


def feed(edition: Edition) -> str:
    """Return the changes of the record, the newest first, as an Atom feed (RFC 4287)."""
    address, record = edition.url("feed.xml"), edition.record
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": edition.language})
    for name, words in (("id", address), ("title", record.conference.short_name[edition.language]), ("updated", f"{edition.date}T00:00:00Z")):
        _add(root, name, words)
    _add(root, "link", rel="self", href=address)
    _add(root, "link", rel="alternate", href=edition.url(""))
    _add(_add(root, "author"), "name", record.conference.short_name[edition.language])
    for change in reversed(record.changes):
        entry = _add(root, "entry")
        _add(entry, "id", f"{address}#{change.version}")
        _add(entry, "title", change.version)
        _add(entry, "updated", f"{change.date}T00:00:00Z")
        _add(entry, "link", rel="alternate", href=edition.url(""))
        _add(entry, "content", change.changes[edition.language], type="text")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add(parent: Element, name: str, words: str = "", **attributes: str) -> Element:
    child = Element(name, attributes)
    child.text = words or None
    parent.append(child)
    return child
