"""The loader: everything under `docs/` into one `Proceedings`. It only loads; what is true of it is checked elsewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from proceedings import languages
from proceedings.model.facts import Accepted, Change, Conference, Erratum, Figure, Named, Organisation, Program, Speaker, Term, Theme
from proceedings.model.record import Proceedings
from proceedings.reader import address_register, pages, registries
from proceedings.reader.cache import ParseCache
from proceedings.reader.load_result import LoadResult


def load(docs: Path, root: Path | None = None, known: ParseCache | None = None) -> LoadResult:
    """Read the content folder `docs`; messages name files relative to `root` (its parent). What is `known` is not read again."""
    library = LoadResult(docs, root or docs.parent)
    _refuse_strangers(library)
    languages.use(registries.language_tables(library))
    registries.read_registry(library, docs / "_data" / "addresses.yml", address_register.read)
    library.addresses = address_register.Addresses.of(library.documents.get("addresses"), library.problems)
    kept = known.registries() if known else None
    library.page_links |= known.page_links if known else {}
    if kept:
        library.documents.update(kept.documents)
        library.labels = kept.labels
    facts = kept.facts if kept else _facts(library)
    conference = facts["conference"]
    if conference is None:
        pages.look_at_pages(library, sorted([*docs.glob("*.md"), *docs.glob("sessions/*.md")]))
        return library
    library.record = Proceedings(
        **facts,
        moved={place: address_register.State.of(words).moved_to for place, words in library.addresses.paragraphs.items() if "moved" in words},
        pages=pages.read_pages(library, conference),
        sessions=pages.read_sessions(library, conference, known),
    )
    return library


def _facts(library: LoadResult) -> dict[str, Any]:
    """Read the registries, all but that of addresses, and the labels; return the facts that they hold."""
    for name in registries.REGISTRIES:
        if name != "addresses":
            registries.read_registry(library, library.docs / "_data" / f"{name}.yml")
    library.labels = registries.labels(library)
    return {
        "speakers": registries.by_id(library, "speakers", Speaker),
        "organisations": registries.by_id(library, "organisations", Organisation),
        "themes": registries.by_id(library, "themes", Theme),
        "terms": registries.by_id(library, "glossary", Term, "terms"),
        "categories": registries.by_id(library, "glossary", Named, "categories"),
        "accepted": tuple(registries.many(library, "glossary", Accepted, "accepted")),
        "figures": registries.by_id(library, "figures", Figure, "figures"),
        "units": registries.by_id(library, "figures", Named, "units"),
        "groups": registries.by_id(library, "figures", Named, "groups"),
        "errata": registries.by_id(library, "errata", Erratum),
        "programs": registries.by_id(library, "programs", Program),
        "changes": tuple(registries.many(library, "changelog", Change)),
        "redirects": registries.redirects(library),
        "conference": registries.one(library, "conference", Conference),
    }


def _refuse_strangers(library: LoadResult) -> None:
    """Report what has no place in the content folder, and the folders that cannot be looked into."""
    waiting = [library.docs]
    while waiting:
        folder = waiting.pop()
        here = folder.relative_to(library.docs).as_posix()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            library.report(library.path(folder), 1, f"the folder cannot be read ({error.strerror})", "make it a readable folder")
            continue
        for entry in entries:
            if entry.is_symlink():
                library.report(library.path(folder / entry.name), 1, "a symbolic link", "put the file itself here")
            elif entry.is_dir():
                waiting.append(folder / entry.name)
            elif fault := _strange(here, entry.name):
                library.report(library.path(folder / entry.name), 1, *fault)


def _strange(folder: str, name: str) -> tuple[str, str] | None:
    """Return what is wrong with a file of this name in a folder, and what to do."""
    stem, _, ending = name.rpartition(".")
    if folder == "_data" and not (ending == "yml" and stem in registries.REGISTRIES):
        return "an unknown registry", f"use one of {', '.join(registries.REGISTRIES)}.yml"
    if folder in (".", "sessions") and not pages.FILE_NAME.fullmatch(name):
        return "not the name of a page", "name it '<id>.<language>.md'"
    if folder == "_data/languages" and not re.fullmatch(r"[a-z]{2}\.yml", name):
        return "not the name of a table of a language", "name it '<ISO 639-1 code>.yml'"
    if folder not in (".", "sessions", "_data", "_data/languages"):
        return "a folder that the record does not have", "move the file to docs/, docs/sessions/ or docs/_data/"
    return None
