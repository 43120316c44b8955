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

from proceedings.incremental.outputs import Files, Part
from proceedings.model.record import Session
from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.problems import BuildError
from proceedings.rendering import moved, remark, side_by_side
from proceedings.rendering.layout import Frame
from proceedings.rendering.rows import Rows, columns
from proceedings.staging.context import Shared, Site
from proceedings.staging.markup import HTML
from proceedings.staging.session import session_page
from proceedings.staging.sheet import Sheet
from proceedings.staging.tree import registered

__all__ = ["parts"]


def parts(frame: Frame, templates: Path, shared: Shared, compiled: BytecodeCache | None = None) -> Iterator[Part]:
    """Yield what makes the pages, in every language, each in its frame: all of a session together, the others one by one."""
    template = _template(templates, compiled)
    for language in frame.record.languages:
        site = Site(shared, language, HTML)
        for name, sheets in _together(site):
            yield Part(f"pages/{language}/{name}", partial(_framed, frame, template, site, sheets))


def _template(folder: Path, compiled: BytecodeCache | None) -> Template:
    """Return the template of all pages. Raises BuildError where any in the folder is wrong."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=False, auto_reload=False, bytecode_cache=compiled)  # noqa: S701 -- content is HTML already
    try:
        return {name: environment.get_template(name) for name in environment.list_templates(extensions=["html"])}["main.html"]
    except TemplateSyntaxError as error:
        raise BuildError(f"{error.filename}:{error.lineno}: {error.message}; correct the template") from None


def _together(site: Site) -> Iterator[tuple[str, Callable[[], Iterable[Sheet]]]]:
    """Yield the pages of one language in groups, by name."""
    for session in site.record.sessions.values():
        yield f"sessions/{session.id}", partial(_of_session, site, session)
    yield "moved", partial(moved.sheets, site)
    for number, page in enumerate(registered(site)):
        yield str(number), partial(_made, page)


def _made(page: Callable[[], Sheet]) -> Iterator[Sheet]:
    yield page()


def _of_session(site: Site, session: Session) -> Iterator[Sheet]:
    yield session_page(site, session)
    rows = Rows(site, f"sessions/{session.id}/{SIDE_BY_SIDE}/", session, columns(site, session))  # pages of remarks are as deep
    if len(site.record.languages) > 1:
        yield side_by_side.sheet(rows)
    for position in range(len(session.remarks)):
        yield remark.sheet(rows, position)


def _framed(frame: Frame, template: Template, site: Site, sheets: Callable[[], Iterable[Sheet]]) -> Files:
    for sheet in sheets():
        about = {"title": sheet.title, "description": sheet.description, "kind": sheet.kind, "moved_to": sheet.moved_to}
        context = frame.context(site.language, sheet.address, **about, cited=sheet.cited)
        yield f"{context['home']}{sheet.address}index.html", template.render(**context, content=sheet.content) + "\n"
