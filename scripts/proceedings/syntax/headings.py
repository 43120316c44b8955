"""The heading of a remark, `## words {#id key=value key=value}`: its words, its id, and its facts."""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACES = re.compile(r"\{#(?P<id>[^{}\s]*)(?P<attributes>[^{}\n]*)\}[ \t]*$")


class Heading(NamedTuple):
    """The parts of a heading. `attributes` are the words behind the id, such as 'kind=speech', not yet read."""

    words: str
    id: str
    attributes: tuple[str, ...] = ()


def read_heading(text: str) -> Heading | None:
    """Return the parts of a heading with an id, or None for any other text."""
    braces = _BRACES.search(text, max(0, text.rfind("{")))
    if not braces or not text.startswith("##") or text.startswith("###") or "\n" in text:
        return None
    return Heading(text[2 : braces.start()].strip(" \t"), braces["id"], tuple(braces["attributes"].split()))
