"""All that makes the site of a record, in parts, save the pages of prose, which an engine renders."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from proceedings import exports, rendering, search
from proceedings.books import shelf
from proceedings.incremental.outputs import Files, Part
from proceedings.incremental.storage import compiled
from proceedings.model.record import Proceedings
from proceedings.publish import headers, licences
from proceedings.reader.library import Library
from proceedings.rendering.assets import Assets
from proceedings.rendering.layout import Frame
from proceedings.staging import stage_prose
from proceedings.staging.context import Shared


class Making:
    """What makes the site of a sound record with the `templates`, for its address, with the books that stand on a shelf."""

    def __init__(self, library: Library, templates: Path, site_url: str, books: Path) -> None:
        """Take the record; nothing is made yet."""
        assert library.proceedings is not None
        self.library, self.templates, self.site_url, self.shelf = library, templates, site_url, books
        self.record: Proceedings = library.proceedings
        self.books = shelf.fresh(books, library.docs, site_url)
        self.compiled = FileSystemBytecodeCache(str(folder)) if (folder := compiled("templates")) else None
        self._assets = Assets(templates)
        self.frame = Frame(self.record, library.labels, site_url, self.books, self._assets.folder)
        self.shared = Shared(self.record, library.labels, site_url)

    @cached_property
    def prose(self) -> dict[str, str]:
        """The pages that people wrote, staged for the engine."""
        return stage_prose(self.shared)

    def parts(self) -> Iterator[Part]:
        """Yield what makes all other files: those that take longest first."""
        yield from search.parts(self.shared)
        yield from exports.parts(self.record, self.site_url, own_labels=self.library.labels)
        yield from rendering.parts(self.frame, self.templates, self.shared, self.compiled)
        yield Part("books", partial(shelf.files, self.shelf, self.books))
        yield Part("assets", self._assets.files)
        yield Part("server", self._server)

    def _server(self) -> Files:
        yield "licences.txt", licences.text()
        yield "_headers", headers.configuration("headers", self.site_url)


def of_pages(part: Part) -> bool:
    """Return whether a part makes pages, or what these look like."""
    return part.name in ("prose", "assets") or part.name.startswith("pages/")
