"""The commands about the record: check it, write a new one, register its addresses, export it as data or Markdown."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from proceedings.commands.common import UsageError, checked_record, load_record, say, site_address_of
from proceedings.problems import counted
from proceedings.reader.load_result import LoadResult


def check(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """List the problems of the record, or with --rules the rules that it must keep."""
    if getattr(arguments, "rules", False):
        from proceedings.checks import rules

        print(*rules(), sep="\n")
        return 0
    return 0 if checked_record(root, build) else 1


def terms(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """List the terms that the translations render in more than one way."""
    from proceedings.checks.glossary import report

    loaded = checked_record(root, build)
    if loaded is None:
        return 1
    print(*report(loaded), sep="\n")
    return 0


def addresses(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Register new addresses, and acknowledge changed words where the arguments say so."""
    loaded = load_record(root)
    if loaded.problems or loaded.record is None:
        return check(arguments, root, build)
    if loaded.record.conference.draft:
        raise UsageError("This record is a draft; run 'python3 scripts/build.py publish' once its addresses are to be promised.")
    _register(loaded, build, reworded=arguments.reworded)
    return 0


def publish(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Make a draft without problems an edition: take 'draft: true' out of conference.yml, and register every address."""
    if (loaded := checked_record(root, build)) is None:
        return 1
    if not loaded.require_record().conference.draft:
        raise UsageError("This record is no draft; 'python3 scripts/build.py addresses' registers what is new.")
    file = loaded.docs / "_data" / "conference.yml"
    lines = file.read_text(encoding="utf-8").split("\n")
    line = loaded.documents["conference"].line("draft") - 1
    first = line - 1 if lines[line - 1].startswith("#") else line  # the comment above it goes too
    file.write_text("\n".join([*lines[:first], *lines[line + 1 :]]), encoding="utf-8", newline="\n")
    _register(load_record(root), build)
    say(f"'draft: true' is taken out of {loaded.path(file)}. Build with SITE_URL, the address of the site, and publish site/.")
    return 0


def _register(loaded: LoadResult, build: Path, *, reworded: bool = False) -> None:
    """Write the register of addresses with all new ones, and print what changed in it."""
    file = loaded.docs / "_data" / "addresses.yml"
    after = loaded.addresses.extended(loaded.require_record(), acknowledge=reworded)
    added = len(after.pages) + len(after.paragraphs) - len(loaded.addresses.pages) - len(loaded.addresses.paragraphs)
    changed = sum(after.paragraphs[place] != state for place, state in loaded.addresses.paragraphs.items())
    build.mkdir(exist_ok=True)
    written = build / f"addresses-{os.getpid()}.yml"
    try:
        written.write_text(str(after), encoding="utf-8", newline="\n")
        shutil.copymode(file, written) if file.exists() else None
        shutil.move(written, file)  # in one step: an interruption never leaves half a register
    finally:
        written.unlink(missing_ok=True)
    say(f"{counted(added, 'address', 'addresses')} added to {loaded.path(file)}, {changed} changed; review what is different.")


def export(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write the record as data."""
    from proceedings import exports
    from proceedings.incremental import outputs

    address = site_address_of(arguments)
    formats = [*(format.id for format in exports.FORMATS), "xliff"]
    if unknown := [format_id for format_id in arguments.format or () if format_id not in formats]:
        raise UsageError(f"No format is called {', '.join(unknown)}; there are {', '.join(formats)}.")
    if (loaded := checked_record(root, build)) is None:
        return 1
    results = outputs.write(arguments.to, exports.tasks(loaded.require_record(), address, arguments.format, loaded.labels))
    count = sum(len(result.record.files) for result in results)
    if "xliff" in (arguments.format or ()):
        count += _write_xliff(loaded, arguments.to)
    say(f"{count} files in {arguments.to}/.")
    return 0


def _write_xliff(loaded: LoadResult, folder: Path) -> int:
    """Write the sessions as XLIFF for translators; return the number of files. The site does not offer these."""
    from proceedings.authoring import xliff

    files = list(xliff.files(loaded.require_record(), loaded.root))
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return len(files)


def stage(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write every page as plain Markdown."""
    from proceedings.incremental import outputs
    from proceedings.staging import ENGINES, stage

    address = site_address_of(arguments)
    if arguments.engine not in ENGINES:
        raise UsageError(f"No engine is called {arguments.engine}; there are {', '.join(ENGINES)}.")
    if (loaded := checked_record(root, build)) is None:
        return 1
    staged = stage(loaded.require_record(), loaded.labels, address, arguments.engine)
    outputs.write(arguments.to, [outputs.Task("staged", staged.items)])
    say(f"{len(staged)} pages in {arguments.to}/.")
    return 0
