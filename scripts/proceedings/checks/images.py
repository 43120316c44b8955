"""The check of images: their files stand beside those of the sessions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult
from proceedings.syntax.images import LARGEST_IMAGE, type_by_bytes, type_by_name


def images_are_there(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that each image is a file of its type beside those of the sessions, and not too large."""
    record = loaded.require_record()
    for session in record.sessions.values():
        for text in session.texts.values():
            for name, line in text.images.items():
                if fault := _fault(loaded.docs / "sessions" / name):
                    yield Problem(text.path, line, f"the image '{name}' {fault[0]}", fault[1])


def _fault(file: Path) -> tuple[str, str] | None:
    """Return what is wrong with the file of an image and what to do, or None."""
    try:
        if file.is_symlink() or not file.is_file():
            return "is not there", f"put the file into {file.parent.parent.name}/{file.parent.name}/"
        size = file.stat().st_size
        with file.open("rb") as opened:
            media_type = type_by_bytes(opened.read(16))
    except OSError as error:
        return f"cannot be read ({error.strerror})", "make it a readable file"
    if size > LARGEST_IMAGE:
        return f"has {size:,} bytes", f"make it smaller than {LARGEST_IMAGE:,}"
    if not media_type or media_type != type_by_name(file.name):
        return f"is {media_type or 'no image that is known'}", "save it as PNG, JPEG, GIF or WebP, with the ending of its type"
    return None


CHECKS_OF_THE_RECORD = (images_are_there,)
