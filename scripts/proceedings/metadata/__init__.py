"""Metadata in the head of a page: Open Graph for messengers, Highwire tags for reference managers, JSON-LD for search engines."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, json

from proceedings.citations.cited_work import CitedWork
from proceedings.metadata import highwire, jsonld, open_graph
from proceedings.model.edition import Edition


class Metadata(Struct, frozen=True):
    """The metadata of a page.

    Attributes: `properties`, pairs of property and content (Open Graph); `names`, pairs of name and content (Highwire); `graph`, a
    JSON-LD document, empty where the page describes nothing.
    """

    properties: list[tuple[str, str]]
    names: list[tuple[str, str]]
    graph: str


def of(
    edition: Edition,
    address: str,
    title: str,
    description: str,
    cited: CitedWork | None = None,
    pdf: str = "",
    files: Iterable[tuple[str, str]] = (),
) -> Metadata:
    """Return the metadata of the page at an address, which is relative to the root of the language.

    `title` and `description` are those of the page. `cited` is the work of the page, if the caller has it; `pdf` is the
    absolute address of its PDF, where there is one. `files` are media type and path (from the root of the site) of the files of the whole.
    """
    nodes = jsonld.nodes(edition, address, cited, files)
    document = {"@context": "https://schema.org", "@graph": nodes}
    graph = _script(json.encode(document).decode()) if nodes else ""
    return Metadata(open_graph.properties(edition, address, title, description), highwire.names(edition, address, cited, pdf), graph)


def _script(words: str) -> str:
    """Return JSON that is safe inside a script element: no character in it can end the element."""
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
