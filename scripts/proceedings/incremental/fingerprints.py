"""Fingerprints: SHA-256 digests of files and of facts, by which a change is noticed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def files_under(folder: Path) -> list[Path]:
    """Return the files in a folder and its folders, those aside that Python compiled."""
    return [file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts]


def digest(files: Iterable[Path], about: str = "") -> str:
    """Return what tells files from any others, by path and content, and what they are about. Raises OSError where one cannot be read."""
    found = hashlib.sha256(f"{about}\n".encode())
    for file in sorted(files):
        content = file.read_bytes()
        found.update(f"{file} {len(content)}\n".encode() + content)
    return found.hexdigest()


def digest_of(facts: object) -> str:
    """Return what tells facts from any others, by how they are written."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()
