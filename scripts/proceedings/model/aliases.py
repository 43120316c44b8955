"""Where the fragments of old addresses lead: remarks that took another id or session, paragraphs whose words moved.

Places are given as `session/id`, the id being a remark's or a paragraph's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from proceedings.model.record import Proceedings
from proceedings.model.urls import paragraphs

_REMARK_PAGE = re.compile(r"^/sessions/([a-z0-9-]+/[a-z0-9-]+)/$")
_PARAGRAPH = re.compile(r"-p[0-9]+$")


def renamed(record: Proceedings, place: str) -> str | None:
    """Return where a place stands after its remark took another address, if redirects.yml says so."""
    ending = _PARAGRAPH.search(place)
    remark, rest = (place[: ending.start()], ending[0]) if ending else (place, "")
    to = _REMARK_PAGE.match(record.redirects.get(f"/sessions/{remark}/", ""))
    return to[1] + rest if to else None


def aliases(record: Proceedings) -> Mapping[str, list[str]]:
    """Return the places that are no more, by the place that each leads to."""
    found: dict[str, list[str]] = {}
    for old, now in _pairs(record):
        if old not in found.get(now, ()):
            found.setdefault(now, []).append(old)
    return found


def _pairs(record: Proceedings) -> Iterator[tuple[str, str]]:
    if not record.moved and not record.redirects:
        return
    there = paragraphs(record)
    for old, now in record.moved.items():
        if old not in there:
            yield old, now
    for old, new in record.redirects.items():
        before, after = _REMARK_PAGE.match(old), _REMARK_PAGE.match(new)
        if before and after and record.find(after[1]):
            yield before[1], after[1]
            endings = [place.removeprefix(after[1]) for place in there if place.startswith(f"{after[1]}-p")]
            yield from ((before[1] + one, after[1] + one) for one in sorted(endings) if before[1] + one not in record.moved)
