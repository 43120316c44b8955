"""The table of all tasks that make the site of a record, except the pages of prose, which an engine renders."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from proceedings import exports, rendering, search
from proceedings.books import finished_books
from proceedings.incremental.outputs import Files, Task
from proceedings.publish import headers, licences
from proceedings.reader.load_result import LoadResult
from proceedings.rendering.assets import Assets, refuse_links
from proceedings.rendering.layout import Layout
from proceedings.site import images
from proceedings.staging import stage_prose
from proceedings.staging.site_context import SiteContext
from proceedings.syntax.tables import compile_cache_dir


class _CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates by name and content. With their paths too, which Jinja adds, each copy of a project would leave files that nobody reads again."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 -- Jinja gives the path too
        return super().get_cache_key(name)


class SiteTasks:
    """The tasks that make the site of a record without problems.

    `loaded` is the record, `templates` the folder overrides/, `site_url` the address of the site, `books` the folder of finished books.
    """

    def __init__(self, loaded: LoadResult, templates: Path, site_url: str, books: Path) -> None:
        """Take the record; no task runs yet. Raises BuildError if a link stands among the templates."""
        refuse_links(templates)
        self.labels, self.templates, self.site_url, self.books_folder = loaded.labels, templates, site_url, books
        self.record = loaded.require_record()
        self.docs = loaded.docs
        self.books = finished_books.fresh(books, loaded.docs, site_url)
        self.compiled = _CompiledTemplates(str(folder)) if (folder := compile_cache_dir("escaping-templates")) else None
        self._assets = Assets(templates)
        self.layout = Layout(self.record, self.labels, site_url, self.books, self._assets.folder)
        self.site_context = SiteContext(self.record, self.labels, site_url, self.docs)

    @cached_property
    def prose(self) -> dict[str, str]:
        """The pages that people wrote, staged for the engine."""
        return stage_prose(self.site_context)

    def without_prose(self) -> Iterator[Task]:
        """Yield the tasks that make all files but the pages of prose. Those that take longest come first."""
        yield from search.tasks(self.site_context)
        yield from exports.tasks(self.record, self.site_url, own_labels=self.labels)
        yield from rendering.tasks(self.layout, self.templates, self.site_context, self.compiled)
        yield from images.tasks(self.site_context.editions[self.record.languages[0]], self.docs)
        yield Task("books", partial(finished_books.files, self.books_folder, self.books))
        yield Task("assets", self._assets.files)
        yield Task("server", self._server)

    def _server(self) -> Files:
        yield "licences.txt", licences.text(self.record.conference)
        yield "_headers", headers.configuration("headers", self.site_url)


def of_pages(task: Task) -> bool:
    """Return whether a task makes pages, or the assets that they need."""
    return task.name in ("prose", "assets") or task.name.startswith("pages/")
