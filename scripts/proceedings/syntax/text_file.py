"""Content files as text: UTF-8, in normal form C, without invisible characters."""

from __future__ import annotations

import re
import stat
import unicodedata
from itertools import islice
from pathlib import Path

from proceedings.problems import Problem

LARGEST_FILE = 4_000_000  # bytes: about a hundred long sessions
MOST_FAULTS = 50  # of one kind that are listed; a file with more invisible characters is not text

# Characters that are invisible, change the order of the words, or replace a lost character. A record holds none of them. The
# joiners U+200C and U+200D are allowed behind a letter of the scripts that need them, from Hebrew to Khmer. The pattern begins
# with one character class, so that the search is fast.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff"
    r"\ud800-\uf8ff\ufdd0-\ufdef\U000e0000-\U000e00ff\U000f0000-\U0010ffff](?<![\u0590-\u0eff\u1000-\u109f\u1780-\u17ff][\u200c\u200d])"
)


def read_text(file: Path, path: str, problems: list[Problem]) -> str | None:
    """Read a UTF-8 file; `path` is its name in problems, which are added to `problems`.

    Returns its text with LF line ends, or None where it cannot be read. Invisible characters are reported and removed, so
    that all other problems are found in the same run.
    """

    def problem(line: int, message: str, fix: str) -> None:
        problems.append(Problem(path, line, message, fix))

    try:
        raw = _bytes_of(file)
    except (OSError, _RefusedError) as error:
        problem(1, *(error.args if isinstance(error, _RefusedError) else (f"the file cannot be read ({error.strerror})", "make it a readable file")))
        return None
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        problem(raw[: error.start].count(b"\n") + 1, "the file is not UTF-8", "save it as UTF-8")
        return None
    invisible = [(text.count("\n", 0, match.start()) + 1, f"U+{ord(match[0]):04X}") for match in islice(INVISIBLE.finditer(text), MOST_FAULTS)]
    if len(invisible) == MOST_FAULTS:
        problem(invisible[0][0], f"the file is no text, but full of invisible characters, {invisible[0][1]} first", "save it as UTF-8 text")
        return None
    for number, name in invisible:
        problem(number, f"invisible character {name}", "remove it")
    text = INVISIBLE.sub("", text) if invisible else text
    if not text.strip():
        problem(1, "the file is empty", "write it or remove it")
        return None
    if not text.endswith("\n"):
        problem(text.count("\n") + 1, "the last line has no end, as if the file were cut off", "restore what is missing, and end the line")
    if not unicodedata.is_normalized("NFC", text):
        for number, line in enumerate(text.split("\n"), 1):
            if (words := unnormalised(line)) is not None:
                problem(number, f"'{words}' is not in Unicode normal form C", "type the words anew, or save the file in form C (NFC)")
    return text


class _RefusedError(Exception):
    """A file that is not accepted as content. Its arguments are the message and the fix of a problem."""


def _bytes_of(file: Path) -> bytes:
    status = file.lstat()
    if stat.S_ISLNK(status.st_mode):
        raise _RefusedError("a symbolic link", "put the file itself here")
    if not stat.S_ISREG(status.st_mode):
        raise _RefusedError("not a file", "put a text file of this name here")
    if status.st_size > LARGEST_FILE:
        raise _RefusedError(f"the file is larger than {LARGEST_FILE:,} bytes", "split it")
    return file.read_bytes()


def unnormalised(words: str) -> str | None:
    """Return the first word that Unicode normalization form C (UAX #15) would change, or None."""
    if unicodedata.is_normalized("NFC", words):
        return None
    return next((word[:40] for word in words.split() if not unicodedata.is_normalized("NFC", word)), words[:40])
