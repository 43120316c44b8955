"""Images by their bytes: which formats a record may have."""

from __future__ import annotations

LARGEST_IMAGE = 2_000_000  # bytes: a slide of 1,920 by 1,080 points as PNG has about a tenth of it
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}


def type_by_name(name: str) -> str:
    """Return the media type that the name of an image tells, or nothing."""
    return _TYPES.get(name.rpartition(".")[2], "")


def type_by_bytes(content: bytes) -> str:
    """Return the media type of an image by its first bytes (WHATWG, MIME Sniffing, 6.1), or nothing."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:14] == b"WEBPVP" else ""
