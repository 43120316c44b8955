"""The pages that are made from the record: from the model straight to HTML, in the layout of all pages.

What people wrote is Markdown, which an engine renders. What is made from the record is written as HTML at once: these pages are many, and
an engine takes ten times as long for each. The modules here make the pages that are no Markdown at all, side by side and of single
remarks; `staging` makes the others. `tasks` puts all of them into the templates of `overrides/`, under the site's root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template, TemplateSyntaxError

from proceedings.incremental.outputs import Files, Task
from proceedings.model.record import Session
from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.problems import BuildError
from proceedings.rendering import in_full, moved, remark, side_by_side
from proceedings.rendering.framing import Framing
from proceedings.rendering.layout import Layout
from proceedings.rendering.rows import Rows, columns
from proceedings.staging.context import PageContext
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.session import session_page
from proceedings.staging.site_context import SiteContext
from proceedings.staging.tree import register_pages

__all__ = ["tasks"]


def tasks(layout: Layout, templates: Path, site: SiteContext, compiled: BytecodeCache | None = None) -> Iterator[Task]:
    """Yield the tasks that make the pages in every language: one for all pages of a session, one for each other page."""
    names = _templates(templates, compiled)
    framing = Framing(layout, names["main.html"])
    yield Task("pages/missing", partial(_missing, layout, names["404.html"]))
    for language in layout.record.languages:
        context = PageContext(site, language)
        for name, rendered_pages in _tasks(context):
            yield Task(f"pages/{language}/{name}", partial(_files, framing, context, rendered_pages))


def _templates(folder: Path, compiled: BytecodeCache | None) -> dict[str, Template]:
    """Return the templates by their names. Raises BuildError where any in the folder is wrong."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, auto_reload=False, bytecode_cache=compiled)
    try:
        return {name: environment.get_template(name) for name in environment.list_templates(extensions=["html"])}
    except TemplateSyntaxError as error:
        raise BuildError(f"{error.filename}:{error.lineno}: {error.message}; correct the template") from None


def _missing(layout: Layout, template: Template) -> Files:
    """Yield the page for missing addresses in every language but the default one, whose page the engine writes at the root."""
    for language in layout.record.languages[1:]:
        values = layout.missing(language)
        yield f"{values['home']}404.html", template.render(values) + "\n"


def _tasks(context: PageContext) -> Iterator[tuple[str, Callable[[], Iterable[RenderedPage]]]]:
    """Yield the name of each task with the function that yields its pages, in one language."""
    for session in context.record.sessions.values():
        yield f"sessions/{session.id}", partial(_of_session, context, session)
    yield "moved", partial(moved.rendered_pages, context)
    yield from in_full.pages(context)
    for number, make in enumerate(register_pages(context)):
        yield str(number), partial(_single, make)


def _single(make: Callable[[], RenderedPage]) -> Iterator[RenderedPage]:
    yield make()


def _of_session(context: PageContext, session: Session) -> Iterator[RenderedPage]:
    yield session_page(context, session)
    rows = Rows(context.at(f"sessions/{session.id}/{SIDE_BY_SIDE}/"), session, columns(context, session))  # pages of remarks have the same depth
    if len(context.record.languages) > 1:
        yield side_by_side.rendered_page(rows)
    for position in range(len(session.remarks)):
        yield remark.rendered_page(rows, position)


def _files(framing: Framing, context: PageContext, rendered_pages: Callable[[], Iterable[RenderedPage]]) -> Files:
    """Yield the file of each page: the page in its frame."""
    root = context.site.editions[context.language].root
    for page in rendered_pages():
        yield f"{root}{page.address}index.html", framing.page(context.language, page)
