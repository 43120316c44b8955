"""Small pages at the addresses of pages that moved: they send readers on, fragment included, and say where to."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.staging.context import PageContext
from proceedings.staging.rendered_page import RenderedPage


def rendered_pages(context: PageContext) -> Iterator[RenderedPage]:
    """Yield a page for every page named in redirects.yml; the entries of registers that moved are aliases where they stand now."""
    for old, new in ((old, new) for old, new in context.record.redirects.items() if "#" not in old):
        words = context.escape(context.label("moved_page"))
        way = context.markup.relative_url(old[1:], new[1:] or "index.md")
        yield RenderedPage(old[1:], "moved", context.label("moved_page"), "", f'<h1>{words}</h1>\n<p><a href="{way}" data-moved="">{way}</a></p>', moved_to=way)
