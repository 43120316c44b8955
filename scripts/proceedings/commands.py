"""What each command of `scripts/build.py` does."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from proceedings import exports
from proceedings.books import epub, paper, shelf
from proceedings.books.book import Book, books
from proceedings.browser import find_or_install, print_document
from proceedings.checks import problems_of
from proceedings.edition import Edition
from proceedings.library import Library
from proceedings.loader import load
from proceedings.model import Session


def run(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Run one command; return the exit status."""
    table = {
        "build": _build,
        "serve": _serve,
        "check": _check,
        "addresses": _addresses,
        "export": _export,
        "pdf": _pdf,
        "epub": _epub,
        "test": _test,
    }
    command = table[arguments.command]
    with suppress(KeyboardInterrupt):
        return command(arguments, root, build)
    return 130


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _load(root: Path) -> Library:
    return load(Path(os.environ.get("PROCEEDINGS_DOCS", root / "docs")))


def _check(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    if problems := problems_of(_load(root)):
        print(*problems, sep="\n")
        _say(f"{len(problems)} problems.")
        return 1
    _say("No problem found.")
    return 0


def _mkdocs(root: Path, *words: str, site_url: str | None = None) -> int:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root / "scripts")}
    if site_url:
        environment["SITE_URL"] = site_url if site_url.endswith("/") else f"{site_url}/"
    changes = _load(root).documents.get("changelog")
    if changes and "SOURCE_DATE_EPOCH" not in environment:
        environment["SOURCE_DATE_EPOCH"] = "0"  # the site depends on the record alone, not on the clock
    command = [sys.executable, "-m", "mkdocs", *words, "--config-file", str(root / "mkdocs.yml")]
    if words[0] == "serve":
        return subprocess.call(command, env=environment)
    # Not --quiet: with it, MkDocs counts no warning, and strict mode lets a broken link pass.
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
    return done.returncode


def _build(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Build beside the old site, and put the new one in its place only when it is whole."""
    if status := _check(arguments, root, build):
        return status
    fresh, old, site = build / f"site-{os.getpid()}", build / f"old-{os.getpid()}", root / "site"
    build.mkdir(exist_ok=True)
    _say("Building the pages, the data and the search index …")
    try:
        if status := _mkdocs(root, "build", "--strict", "--site-dir", str(fresh), site_url=arguments.site_url):
            return status
        if site.exists():
            site.rename(old)
        fresh.rename(site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    pages = sum(1 for _ in site.rglob("index.html"))
    _say(f"{pages} pages in {site.relative_to(root)}/.")
    return 0


def _serve(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    _say(f"Preview at http://{arguments.address}/ (Ctrl-C ends it).")
    return _mkdocs(root, "serve", "--dev-addr", arguments.address)


def _addresses(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    library = _load(root)
    if library.problems or library.proceedings is None:
        return _check(arguments, root, build)
    file = library.docs / "_data" / "addresses.yml"
    after = library.addresses.extended(library.proceedings, acknowledge=arguments.reworded)
    added = len(after.pages) + len(after.paragraphs) - len(library.addresses.pages) - len(library.addresses.paragraphs)
    file.write_text(str(after), encoding="utf-8", newline="\n")
    _say(f"{added} addresses added to {library.path(file)}; review the change.")
    return 0


def _export(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    formats = [one.id for one in exports.FORMATS]
    if unknown := [one for one in arguments.format or () if one not in formats]:
        _say(f"No format is called {', '.join(unknown)}; there are {', '.join(formats)}.")
        return 2
    if status := _check(arguments, root, build):
        return status
    library = _load(root)
    assert library.proceedings is not None
    count = exports.write(library.proceedings, arguments.to, _site_url(arguments), arguments.format, library.labels)
    _say(f"{count} files in {arguments.to}/.")
    return 0


def _site_url(arguments: argparse.Namespace) -> str:
    address = arguments.site_url or os.environ.get("SITE_URL", "")
    return f"{address.rstrip('/')}/" if address else ""


def _pdf(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    library = _load(root)
    if (browser := find_or_install(_say)) is None:
        return 1
    there = library.proceedings.sessions if library.proceedings else {}
    if unknown := [one for one in arguments.sessions if one not in there]:
        _say(f"No session is called {', '.join(unknown)}; there are {', '.join(there)}.")
        return 2
    named = list(there) if arguments.all else arguments.sessions
    sessions = [*([None] if arguments.all or not named else []), *(there[one] for one in named)]
    templates = root / "overrides"
    return _books(arguments, library, sessions, ".pdf", lambda book: paper.pdf(book, templates, arguments.format, partial(print_document, browser)))


def _epub(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    templates = root / "overrides"
    return _books(arguments, _load(root), [None], ".epub", lambda book: epub.epub(book, templates))


def _books(arguments: argparse.Namespace, library: Library, sessions: Sequence[Session | None], ending: str, make: Callable[[Book], bytes]) -> int:
    """Make books of some sessions (None is the whole) and put them on the shelf."""
    record = library.proceedings
    if (problems := problems_of(library)) or record is None:
        print(*problems, sep="\n")
        _say(f"{len(problems)} problems.")
        return 1
    if unknown := [one for one in arguments.language or () if one not in record.languages]:
        _say(f"The record is not in {', '.join(unknown)}; it is in {', '.join(record.languages)}.")
        return 2
    own = shelf.digest(library.docs, _site_url(arguments))
    for language in arguments.language or record.languages:
        for book in books(Edition(record, language, _site_url(arguments), library.labels), sessions):
            shelf.put(arguments.to, book.path + ending, make(book), own)
            _say(str(arguments.to / (book.path + ending)))
    return 0


def _test(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    browser = find_or_install(_say)
    if browser is None:
        return 1
    environment = {**os.environ, "PROCEEDINGS_BROWSER": browser}
    return subprocess.call([sys.executable, "-m", "pytest", *arguments.pytest], cwd=root, env=environment)
