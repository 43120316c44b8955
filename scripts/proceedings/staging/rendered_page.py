"""A page in one language, before it is put into the frame or staged for an engine."""

from __future__ import annotations

import yaml
from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.staging.markup import folder_of


class RenderedPage(Struct, frozen=True):
    """A page: `source` is its staged file, or its address where no engine renders it, both from the root of its language.

    `content` is written in the markup of the site; `moved_to` is the way to the page that took its place, `cited` what it cites of the record.
    """

    source: str
    kind: str
    title: str
    description: str
    content: str
    moved_to: str = ""
    cited: CitedWork | None = None

    @property
    def address(self) -> str:
        """Where it is published, from the root of its language."""
        return folder_of(self.source)

    def staged(self) -> str:
        """Return the staged file: front matter and content."""
        front = yaml.safe_dump({"title": self.title, "description": self.description, "kind": self.kind}, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{front}---\n\n{self.content}\n"
