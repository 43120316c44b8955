"""Problems: what is wrong with a content file, where, and what to do about it."""

from __future__ import annotations

from msgspec import Struct

_LONGEST = 400  # characters of a message or of what to do
_SPACES = "\u00a0\u202f\u2009\u3000"  # of print: no code counts them as printable


class Problem(Struct, frozen=True, order=True):
    """One fault of one file.

    `path` is relative to the project, with forward slashes; `line` counts from 1. `check` names the check that found it; nothing where the
    file could not be read.
    """

    path: str
    line: int
    message: str
    fix: str
    check: str = ""

    def __str__(self) -> str:
        words = f"{self.path}:{self.line}: {_short(self.message)}; {_short(self.fix)}"
        return "".join(
            sign if sign.isprintable() or sign in _SPACES else sign.encode("unicode_escape").decode() for sign in words
        )  # a quoted line break must not divide it


def _short(words: str) -> str:
    """Return words; of a text that quotes too much of a file, only its beginning and its end."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 4 :]}"


def counted(count: int, singular: str, plural: str) -> str:
    """Return a count with its noun: '1 problem', '1,200 problems'."""
    return f"{count:,} {singular if count == 1 else plural}"


class BuildError(Exception):
    """The site or a book cannot be made although the record has no problems. The words say why."""
