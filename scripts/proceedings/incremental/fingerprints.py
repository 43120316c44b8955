"""Fingerprints: SHA-256 digests of files and of facts, by which a change is noticed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def files_under(folder: Path) -> list[Path]:
    """Return the files in a folder and its folders, without those that Python compiled."""
    return [file for parent, _, names in os.walk(folder) if "__pycache__" not in parent for name in names if (file := Path(parent, name)).is_file()]


def digest(files: Iterable[Path], about: str = "") -> str:
    """Return the digest of the paths and contents of files, and of the words `about`. Raises OSError where a file cannot be read."""
    content_digest = hashlib.sha256(f"{about}\n".encode())
    for file in sorted(files):
        content = file.read_bytes()
        content_digest.update(f"{file} {len(content)}\n".encode() + content)
    return content_digest.hexdigest()


def digest_of(facts: object) -> str:
    """Return the SHA-256 of repr(facts)."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()
