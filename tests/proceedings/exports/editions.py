"""What the tests of the exports run on: every edition of the fabricated conference and of the record itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from proceedings import exports
from proceedings.model.edition import Edition
from proceedings.model.record import Proceedings
from proceedings.reader.loader import load

ROOT = Path(__file__).resolve().parents[3]
SITE = "https://example.org/rec/"
OTHER = ROOT / "tests" / "data" / "other"
RECORDS = {"other": OTHER, "record": ROOT / "docs" if (ROOT / "tests" / "record").is_dir() else OTHER}  # another record may lack what these tests export


@cache
def record(name: str) -> Proceedings:
    """Return a record by name."""
    redirected_record = load(RECORDS[name]).record
    assert redirected_record is not None
    return redirected_record


@cache
def files(name: str) -> dict[str, str]:
    """Return every exported file of a record by its path."""
    return dict(exports.files(record(name), SITE))


def editions(name: str) -> list[Edition]:
    """Return a record in each of its languages."""
    return [Edition(record(name), language, SITE) for language in record(name).languages]


EDITIONS = [(name, edition.language) for name in RECORDS for edition in editions(name)]


def edition(name: str, language: str) -> Edition:
    """Return a record in one language."""
    return Edition(record(name), language, SITE)
