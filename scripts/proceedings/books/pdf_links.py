"""The links of a PDF in words: what a screen reader says of a link, and what a viewer shows over it (ISO 14289-1, 7.18.5).

Chromium writes where a link leads and leaves out its words. The tags of a PDF stand in the order of the document, so the next link of the
document with the same target is the one that a tag belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, TextStringObject


class _Link(NamedTuple):
    """Where a link leads, a place of the document without its `#` or an address; and its words."""

    target: str
    words: str


class _Links(HTMLParser):
    """The links of a document, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[_Link] = []
        self._open: dict[str, str | None] | None = None  # the attributes of the link that is being read
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self._open, self._words = values, []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            words = self._open.get("aria-label") or " ".join("".join(self._words).split()) or self._open.get("title")
            self.links.append(_Link(str(self._open["href"]).removeprefix("#"), words or ""))
            self._open = None

    def handle_data(self, data: str) -> None:
        self._words.append(data)


def describe_links(root: DictionaryObject, document: str) -> None:
    """Give each link below the root of a PDF, which was printed from an HTML document, its words."""
    parser = _Links()
    parser.feed(document)
    links, position = parser.links, 0
    for pieces in _tagged(root.get("/StructTreeRoot")):
        target = _target(pieces[0])
        place = next((place for place in range(position, len(links)) if links[place].target == target), None)
        if place is None or not links[place].words:
            continue
        position = place + 1
        for annotation in pieces:
            annotation[NameObject("/Contents")] = TextStringObject(links[place].words)


def _tagged(node: PdfObject | None) -> Iterator[list[DictionaryObject]]:
    """Yield the annotations of each link, several where it runs over lines, in the order of the tags."""
    element = node.get_object() if node is not None else None
    if not isinstance(element, DictionaryObject) or "/K" not in element:
        return
    kids = element["/K"]
    children = [kid.get_object() for kid in (kids if isinstance(kids, ArrayObject) else [kids])]
    if annotations := [child["/Obj"] for child in children if isinstance(child, DictionaryObject) and child.get("/Type") == "/OBJR"]:
        yield [annotation for annotation in annotations if isinstance(annotation, DictionaryObject)]
    for child in children:
        yield from _tagged(child)


def _target(annotation: DictionaryObject) -> str:
    """Return where a link leads, as its document says it."""
    if "/Dest" in annotation:
        return str(annotation["/Dest"]).removeprefix("/")
    action = annotation.get("/A", DictionaryObject()).get_object()
    return str(action.get("/URI", "")) if isinstance(action, DictionaryObject) else ""
