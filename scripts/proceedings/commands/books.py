"""The commands that make books: PDF and EPUB."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from proceedings.checks import problems_of
from proceedings.commands.common import UsageError, load_record, reported, say, site_address_of
from proceedings.model.record import Session
from proceedings.reader.load_result import LoadResult


def pdf_books(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Print the whole record, or the sessions that are named, as PDF."""
    from proceedings.books import pdf
    from proceedings.books.browser import find_or_install, print_document

    loaded = load_record(root)
    if (browser := find_or_install(say)) is None:
        return 1
    sessions_by_id = loaded.record.sessions if loaded.record else {}
    if unknown := [session for session in arguments.sessions if session not in sessions_by_id]:
        raise UsageError(f"No session is called {', '.join(unknown)}; there are {', '.join(sessions_by_id)}.")
    named = list(sessions_by_id) if arguments.all else arguments.sessions
    sessions = [*([None] if arguments.all or not named else []), *(sessions_by_id[name] for name in named)]
    templates = root / "overrides"
    return _books(arguments, loaded, sessions, ".pdf", lambda book: pdf.pdf(book, templates, arguments.format, partial(print_document, browser)))


def epub_books(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Make the whole record into EPUB."""
    from proceedings.books import epub

    templates = root / "overrides"
    return _books(arguments, load_record(root), [None], ".epub", lambda book: epub.epub(book, templates))


def _books(arguments: argparse.Namespace, loaded: LoadResult, sessions: Sequence[Session | None], ending: str, make: Callable[[Any], bytes]) -> int:
    """Make books of sessions (None is the whole record) and keep them for the next build."""
    from proceedings.books import finished_books
    from proceedings.books.book import books
    from proceedings.model.edition import Edition

    record = loaded.record
    if reported(problems_of(loaded)) or record is None:
        return 1
    if unknown := [name for name in arguments.language or () if name not in record.languages]:
        raise UsageError(f"The record is not in {', '.join(unknown)}; it is in {', '.join(record.languages)}.")
    record_digest = finished_books.digest(loaded.docs, site_address_of(arguments))
    for language in arguments.language or record.languages:
        for book in books(Edition(record, language, site_address_of(arguments), loaded.labels), sessions, loaded.docs):
            finished_books.put(arguments.to, book.path + ending, make(book), record_digest)
            say(str(arguments.to / (book.path + ending)))
    return 0
