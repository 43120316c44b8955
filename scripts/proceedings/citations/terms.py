"""The terms of use that stand in each file: the rights as the record states them, and whether the text is an unofficial translation."""

from __future__ import annotations

from collections.abc import Iterable

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.words import sentence
from proceedings.model.edition import Edition
from proceedings.model.facts import Rights

_UNKNOWN = "NOASSERTION"  # SPDX: no licence is known


def terms_of_all(edition: Edition) -> list[str]:
    """Return the terms of a file in all languages: which of its texts are translations, then all rights, in the language of the edition."""
    translations = [sentence(credit) for sibling in edition.every if (credit := CitedWork(sibling).translation)]
    return [*translations, *(rights.stated(edition.language) for rights in edition.record.conference.rights)]


def licences(rights: Iterable[Rights]) -> str:
    """Return the SPDX identifier of the licence of each part, for the cell of a table: 'original NOASSERTION; translations CC-BY-4.0'."""
    return "; ".join(f"{part.covers} {part.licence or _UNKNOWN}" for part in rights)
