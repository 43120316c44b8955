"""A page in one language, before it is put into the layout or staged for an engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NewType

import yaml
from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.incremental.outputs import Segment
from proceedings.staging.links import folder_of
from proceedings.staging.markup import Html

Markdown = NewType("Markdown", str)  # HTML blocks; on pages of prose also Markdown
_BLANK_LINES = re.compile(r"\n{2,}")


def markdown(content: Html) -> Markdown:
    """Return HTML as one block of Markdown that every engine passes on as it is.

    A blank line would end the block (CommonMark, 4.6), and braces mean something to the template languages of some engines.
    """
    return Markdown(_BLANK_LINES.sub("\n", content).replace("{", "&#123;"))


class StagedPage(Struct, frozen=True):
    """A page as Markdown, for an engine: `page_path` is its file, from the root of its language."""

    page_path: str
    kind: str
    title: str
    description: str
    content: Markdown

    def text(self) -> str:
        """Return the file: front matter and content."""
        front = yaml.safe_dump({"title": self.title, "description": self.description, "kind": self.kind}, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{front}---\n\n{self.content}\n"


class RenderedPage(Struct, frozen=True):
    """A page as HTML.

    Attributes: `page_path` is its staged file, or its address where it is no Markdown, both from the root of its language; `moved_to` is
    the link to the page that took its place, or empty; `cited` is what the page cites of the record, or None;
    `segments` stand behind the content, and are made only where they are stale.
    """

    page_path: str
    kind: str
    title: str
    description: str
    content: Html
    moved_to: str = ""
    cited: CitedWork | None = None
    segments: Sequence[Segment] = ()

    @property
    def address(self) -> str:
        """Where it is published, from the root of its language."""
        return folder_of(self.page_path)

    def staged(self) -> StagedPage:
        """Return the page as Markdown."""
        return StagedPage(self.page_path, self.kind, self.title, self.description, markdown(self.content))
