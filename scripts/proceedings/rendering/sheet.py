"""A page in one language, before it is put into the frame."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """A page at `address` (from the root of its language); `content` is HTML, `moved_to` the way to the page that took its place."""

    address: str
    kind: str
    title: str
    description: str
    content: str
    moved_to: str = ""
