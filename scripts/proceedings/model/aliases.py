"""Aliases: where to find a remark that got another id or session, and a paragraph that moved.

A place is written as `session/id`, where the id is that of a remark or a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from proceedings.model.record import Proceedings
from proceedings.model.urls import paragraphs

_REMARK_PAGE = re.compile(r"^/sessions/([a-z0-9-]+/[a-z0-9-]+)/$")
_PARAGRAPH = re.compile(r"-p[0-9]+$")


def renamed(record: Proceedings, place: str) -> str | None:
    """Return the new place of a remark or paragraph, or None. The remark of that place was redirected in redirects.yml."""
    ending = _PARAGRAPH.search(place)
    remark, rest = (place[: ending.start()], ending[0]) if ending else (place, "")
    to = _REMARK_PAGE.match(record.redirects.get(f"/sessions/{remark}/", ""))
    return to[1] + rest if to else None


def aliases(record: Proceedings) -> Mapping[str, list[str]]:
    """Return the former places of each present place."""
    aliases_by_place: dict[str, list[str]] = {}
    for old, new in _pairs(record):
        if old not in aliases_by_place.get(new, ()):
            aliases_by_place.setdefault(new, []).append(old)
    return aliases_by_place


def _pairs(record: Proceedings) -> Iterator[tuple[str, str]]:
    if not record.moved and not record.redirects:
        return
    places = paragraphs(record)
    for old, new in record.moved.items():
        if old not in places:
            yield old, new
    for old, new in record.redirects.items():
        old_page, new_page = _REMARK_PAGE.match(old), _REMARK_PAGE.match(new)
        if old_page and new_page and record.find(new_page[1]):
            yield old_page[1], new_page[1]
            endings = [place.removeprefix(new_page[1]) for place in places if place.startswith(f"{new_page[1]}-p")]
            yield from ((old_page[1] + ending, new_page[1] + ending) for ending in sorted(endings) if old_page[1] + ending not in record.moved)
