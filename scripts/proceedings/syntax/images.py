"""Images: which formats a record may have, told by name and by content."""

from __future__ import annotations

LARGEST_IMAGE = 2_000_000  # bytes: about ten times a slide of 1,920 × 1,080 pixels as PNG
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}


def type_by_name(name: str) -> str:
    """Return the media type of an image by its file name; empty where it is none."""
    return _TYPES.get(name.rpartition(".")[2], "")


def type_by_bytes(content: bytes) -> str:
    """Return the media type of an image by its first bytes (WHATWG, MIME Sniffing, 6.1); empty where it is none."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:14] == b"WEBPVP" else ""
