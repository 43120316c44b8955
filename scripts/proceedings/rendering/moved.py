"""Small pages at the addresses of pages that moved: they send readers on, fragment included, and say where to."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.staging.context import Site
from proceedings.staging.sheet import Sheet


def sheets(site: Site) -> Iterator[Sheet]:
    """Yield a page for every page named in redirects.yml; the entries of registers that moved are aliases where they stand now."""
    for old, new in ((old, new) for old, new in site.record.redirects.items() if "#" not in old):
        words = site.escape(site.label("moved_page"))
        way = site.markup.way(old[1:], new[1:] or "index.md")
        yield Sheet(old[1:], "moved", site.label("moved_page"), "", f'<h1>{words}</h1>\n<p><a href="{way}" data-moved="">{way}</a></p>', moved_to=way)
