"""Small pages at the addresses of pages that moved. They send readers on, with the fragment, and say where to."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.staging.context import PageContext
from proceedings.staging.markup import LINE, element, escape, join
from proceedings.staging.rendered_page import RenderedPage


def rendered_pages(context: PageContext) -> Iterator[RenderedPage]:
    """Yield a page for every page named in redirects.yml; the entries of registers that moved are aliases where they stand now."""
    for old, new in context.record.redirects.items():
        if "#" not in old:
            url = context.at(old[1:]).url(new[1:] or "index.md")
            link = element("p", element("a", escape(url), href=url, data_moved=True))
            content = join((element("h1", context.label_html("moved_page")), link), LINE)
            yield RenderedPage(old[1:], "moved", context.label("moved_page"), "", content, moved_to=url)
