"""What a page tells programs in its head: Open Graph for those that show links, Highwire tags for reference managers, JSON-LD for search engines."""

from __future__ import annotations

import json

from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.metadata import highwire, jsonld, open_graph
from proceedings.model.edition import Edition

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Metadata(Struct, frozen=True):
    """Pairs of property and content (Open Graph), of name and content (Highwire), and a JSON-LD document or nothing."""

    properties: list[tuple[str, str]]
    names: list[tuple[str, str]]
    graph: str


def of(edition: Edition, address: str, title: str, description: str, cited: CitedWork | None = None) -> Metadata:
    """Return the metadata of the page at an address from the root of the language; `cited` is what it cites, where that is known already."""
    nodes = jsonld.nodes(edition, address)
    document = {"@context": "https://schema.org", "@graph": nodes}
    graph = _script(_JSON.encode(document)) if nodes else ""
    return Metadata(open_graph.properties(edition, address, title, description), highwire.names(edition, address, cited), graph)


def _script(words: str) -> str:
    """Return JSON in which nothing can end the element that holds it."""
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
