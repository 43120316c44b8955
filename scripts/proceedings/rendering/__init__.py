"""Pages that no engine renders, since there are too many of them: from the model straight to HTML, in the frame of all others.

Each module yields `Sheet`s; `write` puts them into the templates of `overrides/` and under the site's root.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from proceedings.frame import Frame
from proceedings.rendering import moved, remark, side_by_side
from proceedings.rendering.sheet import Sheet
from proceedings.staging.markup import HTML
from proceedings.staging.site import Shared, Site

__all__ = ["write"]


def sheets(site: Site) -> Iterator[Sheet]:
    """Yield every page of one language."""
    for session in site.record.sessions.values():
        if len(site.record.languages) > 1:
            yield side_by_side.sheet(site, session)
        for position in range(len(session.remarks)):
            yield remark.sheet(site, session, position)
    yield from moved.sheets(site)


def write(frame: Frame, templates: Path, folder: Path) -> int:
    """Write all pages, in their frame, into `folder`, the root of the site; return how many there are."""
    template = Environment(loader=FileSystemLoader(templates), autoescape=False).get_template("main.html")  # noqa: S701 -- content is HTML already
    shared, count = Shared(frame.record, frame.own_labels, frame.site_url), 0
    for language in frame.record.languages:
        for sheet in sheets(Site(shared, language, HTML)):
            context = frame.context(language, sheet.address, title=sheet.title, description=sheet.description, kind=sheet.kind, moved_to=sheet.moved_to)
            file = folder / context["home"] / sheet.address / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(template.render(**context, content=sheet.content) + "\n", encoding="utf-8", newline="\n")
            count += 1
    return count
