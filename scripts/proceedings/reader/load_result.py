"""The result of loading a content folder: the record, the line of each fact, and the problems."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from proceedings.model.record import Proceedings
from proceedings.model.urls import page_addresses, paragraphs
from proceedings.problems import Problem
from proceedings.reader.address_register import Addresses
from proceedings.syntax.yaml_file import Document

SERIAL_BELOW = 50  # sessions: fewer are sooner read by one process


class PageLinks(NamedTuple):
    """The targets of the links on a page of prose, and the ids of its headings."""

    links: tuple[str, ...]
    ids: frozenset[str]


class Documents(UserDict[str, Document]):
    """The documents that were read, by name. `loaders` holds, by the source of a session, the function that loads its documents from the cache."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.loaders: dict[str, Callable[[], Mapping[str, Document]]] = {}

    def of_sessions(self) -> Documents:
        """Return the documents of sessions."""
        documents = Documents()
        documents.update({name: document for name, document in self.items() if "/" in name})
        documents.loaders.update(self.loaders)
        return documents

    def __missing__(self, name: str) -> Document:
        self.update(self.loaders.pop(name.partition(".")[0])())
        return self[name]


class LoadResult(Struct, dict=True):
    """The result of loading a content folder: the record, the line of each fact, and the problems.

    `record` is None where conference.yml could not be read. `digests` has the digest of each source by its name, such as 'sessions/part-1/en', or
    'sessions/part-1' for all its languages; a source that could not be read has none. `page_links` has the links of pages of prose, by their words.
    """

    docs: Path
    root: Path
    problems: list[Problem] = []
    documents: Documents = field(default_factory=Documents)
    record: Proceedings | None = None
    addresses: Addresses = field(default_factory=Addresses)
    labels: Mapping[str, Mapping[str, str]] = {}
    digests: dict[str, str] = {}
    page_links: dict[str, PageLinks] = {}

    def require_record(self) -> Proceedings:
        """Return the record. Raises ValueError where conference.yml could not be read; a caller who does not know looks at `record` first."""
        if self.record is None:
            raise ValueError("conference.yml could not be read")
        return self.record

    @cached_property
    def page_addresses(self) -> list[str]:
        """The address of every page in the default language."""
        return page_addresses(self.record) if self.record else []

    @cached_property
    def paragraphs(self) -> Mapping[str, str]:
        """The digest of every paragraph in the default language, by its place (session/paragraph)."""
        return paragraphs(self.record) if self.record else {}

    def without(self, sources: Collection[str]) -> LoadResult:
        """Return the same result without the sessions and pages of these sources, and without the documents of registries."""
        record = self.require_record()
        sessions = {id: session for id, session in record.sessions.items() if session.source not in sources}
        pages = {id: page for id, page in record.pages.items() if page.source not in sources}
        return replace(self, record=replace(record, sessions=sessions, pages=pages), documents=self.documents.of_sessions())

    def path(self, file: Path) -> str:
        """Return how a file is named in messages."""
        return file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else file.as_posix()

    def report(self, path: str, line: int, message: str, fix: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(path, line, message, fix))
