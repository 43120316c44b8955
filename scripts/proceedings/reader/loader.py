"""The loader: everything under `docs/` into one `Proceedings`. It only loads; `checks` finds what is wrong."""

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
from proceedings.syntax.images import type_by_name


def load(docs: Path, root: Path | None = None, cache: ParseCache | None = None) -> LoadResult:
    """Read the content folder `docs`; messages name files relative to `root` (its parent). What the `cache` holds is not read again."""
    loaded = LoadResult(docs, root or docs.parent)
    _refuse_strangers(loaded)
    languages.use(registries.language_tables(loaded))
    registries.read_registry(loaded, docs / "_data" / "addresses.yml", address_register.read)
    loaded.addresses = address_register.Addresses.of(loaded.documents.get("addresses"), loaded.problems)
    cached = cache.registries() if cache else None
    loaded.page_links |= cache.page_links if cache else {}
    if cached:
        loaded.documents.update(cached.documents)
        loaded.labels = cached.labels
    facts = cached.facts if cached else _facts(loaded)
    conference = facts["conference"]
    if conference is None:
        pages.look_at_pages(loaded, sorted([*docs.glob("*.md"), *docs.glob("sessions/*.md")]))
        return loaded
    loaded.record = Proceedings(
        **facts,
        moved={place: address_register.State.of(words).moved_to for place, words in loaded.addresses.paragraphs.items() if "moved" in words},
        pages=pages.read_pages(loaded, conference),
        sessions=pages.read_sessions(loaded, conference, cache),
    )
    return loaded


def _facts(loaded: LoadResult) -> dict[str, Any]:
    """Read the labels and all registries but that of addresses; return their facts."""
    for name in registries.REGISTRIES:
        if name != "addresses":
            registries.read_registry(loaded, loaded.docs / "_data" / f"{name}.yml")
    loaded.labels = registries.labels(loaded)
    return {
        "speakers": registries.facts_by_id(loaded, "speakers", Speaker),
        "organisations": registries.facts_by_id(loaded, "organisations", Organisation),
        "themes": registries.facts_by_id(loaded, "themes", Theme),
        "terms": registries.facts_by_id(loaded, "glossary", Term, "terms"),
        "categories": registries.facts_by_id(loaded, "glossary", Named, "categories"),
        "accepted": tuple(registries.facts_of(loaded, "glossary", Accepted, "accepted")),
        "figures": registries.facts_by_id(loaded, "figures", Figure, "figures"),
        "units": registries.facts_by_id(loaded, "figures", Named, "units"),
        "groups": registries.facts_by_id(loaded, "figures", Named, "groups"),
        "errata": registries.facts_by_id(loaded, "errata", Erratum),
        "programs": registries.facts_by_id(loaded, "programs", Program),
        "changes": tuple(registries.facts_of(loaded, "changelog", Change)),
        "redirects": registries.redirects(loaded),
        "conference": registries.single_fact(loaded, "conference", Conference),
    }


def _refuse_strangers(loaded: LoadResult) -> None:
    """Report files that do not belong into the content folder, and folders that cannot be read."""
    waiting = [loaded.docs]
    while waiting:
        folder = waiting.pop()
        here = folder.relative_to(loaded.docs).as_posix()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            loaded.report(loaded.path(folder), 1, f"the folder cannot be read ({error.strerror})", "make it a readable folder")
            continue
        for entry in entries:
            if entry.is_symlink():
                loaded.report(loaded.path(folder / entry.name), 1, "a symbolic link", "put the file itself here")
            elif entry.is_dir():
                waiting.append(folder / entry.name)
            elif fault := _strange(here, entry.name):
                loaded.report(loaded.path(folder / entry.name), 1, *fault)


def _strange(folder: str, name: str) -> tuple[str, str] | None:
    """Return the message and the fix for a file name that does not belong into a folder; None where it does."""
    stem, _, ending = name.rpartition(".")
    if folder == "_data" and not (ending == "yml" and stem in registries.REGISTRIES):
        return "an unknown registry", f"use one of {', '.join(registries.REGISTRIES)}.yml"
    if folder == "sessions" and type_by_name(name):
        return None
    if folder in (".", "sessions") and not pages.FILE_NAME.fullmatch(name):
        return "not the name of a page", "name it '<id>.<language>.md'"
    if folder == "_data/languages" and not re.fullmatch(r"[a-z]{2}\.yml", name):
        return "not the name of a table of a language", "name it '<ISO 639-1 code>.yml'"
    if folder not in (".", "sessions", "_data", "_data/languages"):
        return "a folder that the record does not have", "move the file to docs/, docs/sessions/ or docs/_data/"
    return None
