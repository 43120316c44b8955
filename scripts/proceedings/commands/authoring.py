"""The commands that write a new content folder, and the one that prints the keys of its files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from proceedings.commands.common import UsageError, load_record, say


def init(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write a new content folder. Ask for what the arguments do not say, where somebody sits at the terminal."""
    from proceedings.authoring import scaffold

    folder = _new_folder(arguments.folder, "name a new folder")
    name = arguments.name or _ask("Name of the conference", "--name")
    languages = arguments.language or _ask("Languages, the default one first (en=English fr=Français)", "--language").split()
    days = arguments.day or _ask("Days (2026-05-12 2026-05-13)", "--day").split()
    try:
        record = scaffold.new_record(name, languages, [date.fromisoformat(day) for day in days])
    except ValueError as error:
        raise UsageError(str(error)) from None
    _write_files(folder, scaffold.files(record))
    say(f"A draft record is in {folder}/. Preview it: PROCEEDINGS_DOCS={folder} python3 scripts/build.py serve")
    return 0


def _ask(question: str, option: str) -> str:
    """Return an answer from the terminal. Raises UsageError where there is no terminal or no answer."""
    answer = input(f"{question}: ").strip() if sys.stdin.isatty() else ""
    if not answer:
        raise UsageError(f"Say it with {option}, or run this in a terminal and answer.")
    return answer


def keys(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Print the reference of all keys of content files."""
    from proceedings.authoring.keys import reference

    sys.stdout.write(reference())
    return 0


def import_files(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write a new content folder from files of other formats. Print what was carried over and what was not."""
    from proceedings.authoring import imported, importing

    if all(file.suffix.lower() in (".xlf", ".xliff") for file in arguments.files):
        return _import_translations(arguments.files, root)
    if arguments.to is None:
        raise UsageError("Name a new folder with --to.")
    folder = _new_folder(arguments.to, "name a new folder with --to")
    language, _, language_name = arguments.language.partition("=")
    try:
        record = importing.read(arguments.files, language, language_name or language, arguments.speaker_style, arguments.heading_style)
        day = date.fromisoformat(arguments.day) if arguments.day else None
    except ValueError as error:
        raise UsageError(str(error)) from None
    record.name = arguments.name or record.name
    for sitting in record.sittings:
        sitting.date = sitting.date or day
        if sitting.date is None:
            raise UsageError(f"The day of '{sitting.title}' is not known; say it with --day.")
    _write_files(folder, imported.files(record))
    print(*importing.report(record), sep="\n")
    say(f"A draft record is in {folder}/. Look at what a person must decide: PROCEEDINGS_DOCS={folder} python3 scripts/build.py check")
    return 0


def _import_translations(files: Iterable[Path], root: Path) -> int:
    """Write the translations of XLIFF files into the files of the sessions."""
    from proceedings.authoring import xliff

    loaded = load_record(root)
    if loaded.record is None:
        raise UsageError("The record cannot be read; run check.")
    try:
        changed = [twin for file in files for translated in xliff.read(file.read_bytes()) if (twin := xliff.bring_back(loaded.record, loaded.root, translated))]
    except ValueError as error:
        raise UsageError(str(error)) from None
    for path, content in changed:
        path.write_text(content, encoding="utf-8", newline="\n")
        print(path)
    say(f"{len(changed)} files changed. See that nothing was lost: python3 scripts/build.py check")
    return 0


def _new_folder(folder: Path, fix: str) -> Path:
    """Return the folder. Raises UsageError, with what to do, if it holds anything."""
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; {fix}.")
    return folder


def _write_files(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    for path, content in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8", newline="\n")
