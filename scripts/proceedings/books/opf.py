"""The package document of an EPUB (EPUB 3.3, 5; Schema.org accessibility metadata by EPUB Accessibility 1.1, 2)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from itertools import count

from msgspec import Struct

from proceedings.books.book import Book
from proceedings.citations.cited_work import CitedWork
from proceedings.exports.markup import Element, document, element

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
COVER = "cover-image"  # the id of the cover in the manifest
_XHTML = "application/xhtml+xml"
_NAMESPACES = {"xmlns": "http://www.idpf.org/2007/opf", "xmlns:dc": "http://purl.org/dc/elements/1.1/"}
_FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "index", "alternativeText")


class Link(Struct, frozen=True):
    """A line of a list: its words, its target, and the lines below it."""

    words: str
    href: str
    under: tuple[Link, ...] = ()


class Item(Struct, frozen=True):
    """A document of the book: its id and its content."""

    id: str
    content: str


def package(book: Book, texts: Iterable[Item], *, paged: bool) -> str:
    """Return the package document of a book with the documents `texts`, in reading order, cover and title page first; `paged` if it marks the printed pages."""
    language = book.edition.record.conference.language(book.edition.language)
    items = [
        element("item", {"id": "nav", "href": "nav.xhtml", "media-type": _XHTML, "properties": "nav"}),
        element("item", {"id": "ncx", "href": "toc.ncx", "media-type": "application/x-dtbncx+xml"}),
        element("item", {"id": COVER, "href": "cover.svg", "media-type": "image/svg+xml", "properties": "cover-image"}),
        element("item", {"id": "style", "href": "style.css", "media-type": "text/css"}),
        *(element("item", {"id": f"text-{item.id}", "href": f"{item.id}.xhtml", "media-type": _XHTML}) for item in texts),
    ]
    order = [*(f"text-{item.id}" for item in texts)]
    spine = [element("itemref", {"idref": id}) for id in [*order[:2], "nav", *order[2:]]]
    root = element(
        "package",
        {**_NAMESPACES, "version": "3.0", "unique-identifier": "id", "xml:lang": language.tag or language.id, "dir": language.direction},
        [
            element("metadata", None, _metadata(book, paged=paged)),
            element("manifest", None, items),
            element("spine", {"toc": "ncx", "page-progression-direction": language.direction}, spine),
        ],
    )
    return document(root, ())


def ncx(book: Book, links: Iterable[Link]) -> str:
    """Return the contents for reading devices and libraries that know those of EPUB 2 alone (OPF 2.0.1, 2.4.1; NCX 2005-1)."""
    numbers = count(1)

    def point(link: Link) -> Element:
        label = element("navLabel", None, [element("text", words=link.words)])
        id = f"point-{next(numbers)}"
        return element("navPoint", {"id": id}, [label, element("content", {"src": link.href}), *map(point, link.under)])

    head = element("head", None, [element("meta", {"name": "dtb:uid", "content": _identifier(book)})])
    title = element("docTitle", None, [element("text", words=book.title)])
    root = {"xmlns": "http://www.daisy.org/z3986/2005/ncx/", "version": "2005-1", "xml:lang": book.edition.tag}
    return document(element("ncx", root, [head, title, element("navMap", None, map(point, links))]), ())


def _identifier(book: Book) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{book.edition.record.conference.id}/{book.path}").urn


def _metadata(book: Book, *, paged: bool) -> Iterator[Element]:
    """Yield the metadata of a book; `paged` says that it marks the printed pages."""
    edition, source = book.edition, CitedWork(book.edition)
    conference = edition.record.conference
    yield element("dc:identifier", {"id": "id"}, words=_identifier(book))
    yield element("dc:title", words=book.title)
    for language in book.languages:
        yield element("dc:language", words=conference.tag(language))
    for name in source.organisers:
        yield element("dc:creator", words=name)
    yield element("dc:description", words=conference.description[edition.language])
    yield element("dc:date", words=edition.date.isoformat())
    if edition.site_url:
        yield element("dc:source", words=edition.url(book.address))
    if about := edition.record.pages.get("about"):  # the page that names the rights in text, translation and data
        yield element("dc:rights", words=edition.label("rights_told", page=about.titles[edition.language], address=edition.url("about/")))
    yield element("meta", {"property": "dcterms:modified"}, words=f"{edition.date}T00:00:00Z")
    if edition.change:
        yield element("meta", {"property": "schema:bookEdition"}, words=edition.change.version)
    yield element("meta", {"name": "cover", "content": COVER})  # for devices that know the covers of EPUB 2 alone
    if paged:  # EPUB Accessibility 1.1, 4.1.5; the printed book has no ISBN
        yield element("meta", {"property": "pageBreakSource"}, words=edition.original.title)
    for mode in ("textual", "visual"):  # the cover is a picture, whose words stand on the title page too
        yield element("meta", {"property": "schema:accessMode"}, words=mode)
    yield element("meta", {"property": "schema:accessModeSufficient"}, words="textual")
    for feature in (*_FEATURES, *(["pageBreakMarkers", "pageNavigation"] if paged else [])):
        yield element("meta", {"property": "schema:accessibilityFeature"}, words=feature)
    yield element("meta", {"property": "schema:accessibilityHazard"}, words="none")
    yield element("meta", {"property": "schema:accessibilitySummary"}, words=edition.label("accessibility_summary"))
