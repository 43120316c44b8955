"""What the commands share: how they load the record, how they report, and how they end."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from proceedings.checks import problems_of
from proceedings.problems import BuildError, Problem, counted
from proceedings.reader.cache import ParseCache, fingerprints_of
from proceedings.reader.load_result import LoadResult
from proceedings.reader.loader import load


class UsageError(Exception):
    """The arguments of a command are wrong. The words say what is right."""


def say(words: str) -> None:
    """Print words to the standard error stream, for the person who runs the command."""
    print(words, file=sys.stderr, flush=True)


def docs_of(root: Path) -> Path:
    """Return the content folder: that of the project, or the one that PROCEEDINGS_DOCS names."""
    return Path(os.environ.get("PROCEEDINGS_DOCS", root / "docs"))


def load_record(root: Path) -> LoadResult:
    """Load the record, without the cache and without checks."""
    return load(docs_of(root))


def reported(problems: Sequence[Problem]) -> bool:
    """Print the problems, and return whether there are any."""
    if problems:
        print(*(f"{problem} [{problem.check}]" if problem.check else problem for problem in problems), sep="\n")
        say(f"{counted(len(problems), 'problem', 'problems')}.")
    return bool(problems)


def checked_record(root: Path, build: Path) -> LoadResult | None:
    """Load and check the record, using the cache of the last build. Print its problems and return None if there are any."""
    docs = docs_of(root)
    loaded = load(docs, cache=ParseCache(build / "parsed", *fingerprints_of(root, docs)))
    if reported(problems_of(loaded)):
        return None
    say("No problem found.")
    return loaded


def site_address_of(arguments: argparse.Namespace) -> str:
    """Return the address of the published site, with a slash at its end; empty where none is set.

    Raises UsageError where it is not the address of a site.
    """
    from proceedings.publish.site_url import site_address

    try:
        return site_address(arguments.site_url or os.environ.get("SITE_URL", ""))
    except ValueError as error:
        raise UsageError(str(error)) from None


def why(error: BuildError | OSError) -> str:
    """Return in words what failed, and what to do. An error of our own says both; an error of the system has a number."""
    if isinstance(error, BuildError) or error.errno is None:
        return str(error)
    what = f"{error.filename}: " if error.filename else ""
    return f"{what}{error.strerror or error}; make room, or give the right to write, and run this again."
