"""The commands about the record: check it, write a new one, register its addresses, export it as data or Markdown."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from proceedings.commands.common import UsageError, checked_record, load_record, say, site_address_of


def check(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """List the problems of the record."""
    return 0 if checked_record(root, build) else 1


def terms(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """List the terms that the translations render in more than one way."""
    from proceedings.checks.wording import report

    library = checked_record(root, build)
    if library is None:
        return 1
    print(*report(library), sep="\n")
    return 0


def init(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write a new content folder; ask for what the arguments do not say where somebody can answer."""
    from datetime import date

    from proceedings.authoring import scaffold

    folder: Path = arguments.folder
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name a new folder.")
    name = arguments.name or _ask("Name of the conference", "--name")
    languages = arguments.language or _ask("Languages, the default one first (en=English fr=Français)", "--language").split()
    days = arguments.day or _ask("Days (2026-05-12 2026-05-13)", "--day").split()
    try:
        record = scaffold.new_record(name, languages, [date.fromisoformat(day) for day in days])
    except ValueError as error:
        raise UsageError(str(error)) from None
    for path, content in scaffold.files(record):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8", newline="\n")
    say(f"A draft record is in {folder}/. Preview it: PROCEEDINGS_DOCS={folder} python3 scripts/build.py serve")
    return 0


def _ask(question: str, option: str) -> str:
    """Return an answer from the terminal; raises UsageError where nobody can answer, or nobody does."""
    answer = input(f"{question}: ").strip() if sys.stdin.isatty() else ""
    if not answer:
        raise UsageError(f"Say it with {option}, or run this in a terminal and answer.")
    return answer


def keys(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Print the reference of all keys of content files."""
    from proceedings.authoring.keys import reference

    sys.stdout.write(reference())
    return 0


def addresses(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Register new addresses, and acknowledge changed words where the arguments say so."""
    library = load_record(root)
    if library.problems or library.record is None:
        return check(arguments, root, build)
    if library.record.conference.draft:
        raise UsageError("This record is a draft; take 'draft: true' out of conference.yml before you promise its addresses.")
    file = library.docs / "_data" / "addresses.yml"
    after = library.addresses.extended(library.record, acknowledge=arguments.reworded)
    added = len(after.pages) + len(after.paragraphs) - len(library.addresses.pages) - len(library.addresses.paragraphs)
    changed = sum(after.paragraphs[place] != state for place, state in library.addresses.paragraphs.items())
    build.mkdir(exist_ok=True)
    written = build / f"addresses-{os.getpid()}.yml"
    try:
        written.write_text(str(after), encoding="utf-8", newline="\n")
        shutil.copymode(file, written) if file.exists() else None
        shutil.move(written, file)  # in one step: an interruption never leaves half a register
    finally:
        written.unlink(missing_ok=True)
    say(f"{added} addresses added to {library.path(file)}, {changed} changed; review what is different.")
    return 0


def export(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write the record as data."""
    from proceedings import exports
    from proceedings.incremental import outputs

    address = site_address_of(arguments)
    formats = [one.id for one in exports.FORMATS]
    if unknown := [one for one in arguments.format or () if one not in formats]:
        raise UsageError(f"No format is called {', '.join(unknown)}; there are {', '.join(formats)}.")
    if (library := checked_record(root, build)) is None:
        return 1
    assert library.record is not None
    written = outputs.write(arguments.to, exports.tasks(library.record, address, arguments.format, library.labels))
    say(f"{sum(len(part.files) for part in written)} files in {arguments.to}/.")
    return 0


def stage(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write every page as plain Markdown."""
    from proceedings.incremental import outputs
    from proceedings.staging import stage

    address = site_address_of(arguments)
    if (library := checked_record(root, build)) is None:
        return 1
    assert library.record is not None
    staged = stage(library.record, library.labels, address)
    outputs.write(arguments.to, [outputs.Task("staged", staged.items)])
    say(f"{len(staged)} pages in {arguments.to}/.")
    return 0
