"""The pages that are made from the record: from the model straight to HTML, in the frame of all others.

What people wrote is Markdown, which an engine renders. What is made from the record is written as HTML at once: there are hundreds of such
pages, and an engine takes ten times as long for each. The modules here make those that are no Markdown at all, side by side and of
single remarks; the others are those that `staging` can stage. `parts` puts all into the templates of `overrides/`, under the site's root.
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
from proceedings.rendering import moved, remark, side_by_side
from proceedings.rendering.layout import Layout
from proceedings.rendering.rows import Rows, columns
from proceedings.staging.context import PageContext, SiteContext
from proceedings.staging.markup import HTML
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.session import session_page
from proceedings.staging.tree import registered

__all__ = ["parts"]


def parts(layout: Layout, templates: Path, site: SiteContext, compiled: BytecodeCache | None = None) -> Iterator[Task]:
    """Yield what makes the pages, in every language, each in its frame: all of a session together, the others one by one."""
    template = _template(templates, compiled)
    for language in layout.record.languages:
        context = PageContext(site, language, HTML)
        for name, rendered_pages in _together(context):
            yield Task(f"pages/{language}/{name}", partial(_framed, layout, template, context, rendered_pages))


def _template(folder: Path, compiled: BytecodeCache | None) -> Template:
    """Return the template of all pages. Raises BuildError where any in the folder is wrong."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=False, auto_reload=False, bytecode_cache=compiled)  # noqa: S701 -- content is HTML already
    try:
        return {name: environment.get_template(name) for name in environment.list_templates(extensions=["html"])}["main.html"]
    except TemplateSyntaxError as error:
        raise BuildError(f"{error.filename}:{error.lineno}: {error.message}; correct the template") from None


def _together(context: PageContext) -> Iterator[tuple[str, Callable[[], Iterable[RenderedPage]]]]:
    """Yield the pages of one language in groups, by name."""
    for session in context.record.sessions.values():
        yield f"sessions/{session.id}", partial(_of_session, context, session)
    yield "moved", partial(moved.rendered_pages, context)
    for number, page in enumerate(registered(context)):
        yield str(number), partial(_made, page)


def _made(page: Callable[[], RenderedPage]) -> Iterator[RenderedPage]:
    yield page()


def _of_session(context: PageContext, session: Session) -> Iterator[RenderedPage]:
    yield session_page(context, session)
    rows = Rows(context, f"sessions/{session.id}/{SIDE_BY_SIDE}/", session, columns(context, session))  # pages of remarks are as deep
    if len(context.record.languages) > 1:
        yield side_by_side.rendered_page(rows)
    for position in range(len(session.remarks)):
        yield remark.rendered_page(rows, position)


def _framed(layout: Layout, template: Template, context: PageContext, rendered_pages: Callable[[], Iterable[RenderedPage]]) -> Files:
    for rendered in rendered_pages():
        about = {"title": rendered.title, "description": rendered.description, "kind": rendered.kind, "moved_to": rendered.moved_to}
        values = layout.context(context.language, rendered.address, **about, cited=rendered.cited)
        yield f"{values['home']}{rendered.address}index.html", template.render(**values, content=rendered.content) + "\n"
