"""Files and folders that cannot be read, whichever they are: what is told, word for word, and that nothing fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from broken_docs import FILES, problems

from proceedings.syntax.text_file import LARGEST_FILE

NOT_TEXT = "the file is no text, but full of invisible characters, U+0000 first; save it as UTF-8 text"

# What a whole file may be, and what is told of it.
# fmt: off
WHOLE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "1: the file is empty; write it or remove it"),
    "blank": (lambda _: b"\n \n", "1: the file is empty; write it or remove it"),
    "ten megabytes": (lambda raw: raw * (10_000_000 // len(raw)), f"1: the file is larger than {LARGEST_FILE:,} bytes; split it"),
    "binary": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "1: the file is not UTF-8; save it as UTF-8"),
    "in GBK": (lambda _: "---\ntitle: 开幕式\n---\n".encode("gbk"), "2: the file is not UTF-8; save it as UTF-8"),
    "in UTF-16": (lambda raw: raw.decode().encode("utf-16"), "1: the file is not UTF-8; save it as UTF-8"),
    "of NULs": (lambda _: b"\0" * 1000, f"1: {NOT_TEXT}"),
}
# fmt: on


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("what", WHOLE)
def test_a_file_that_cannot_be_read_is_told_whichever_it_is(what: str, file: str, docs: Path) -> None:
    make, message = WHOLE[what]
    path = docs / file
    path.write_bytes(make(path.read_bytes() if path.exists() else b"sessions: {fr: x}\n"))
    assert f"docs/{file}:{message}" in problems(docs)


@pytest.mark.parametrize("file", [file for file in FILES if "labels" not in file])
def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(file: str, docs: Path) -> None:
    path = docs / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(docs) == []


@pytest.mark.parametrize("file", FILES)
def test_a_folder_or_a_link_in_the_place_of_a_file_is_told(file: str, docs: Path, tmp_path: Path) -> None:
    path = docs / file
    path.unlink(missing_ok=True)
    path.mkdir()
    assert f"docs/{file}:1: not a file; put a text file of this name here" in problems(docs)
    path.rmdir()
    outside = tmp_path / "outside"
    outside.write_text("- id: secret\n", encoding="utf-8")
    path.symlink_to(outside)
    messages = problems(docs)
    assert f"docs/{file}:1: a symbolic link; put the file itself here" in messages
    assert not [item for item in messages if "secret" in item]


@contextmanager
def _as_somebody() -> Generator[None]:
    """Become a user to whom file permissions apply: root may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def _open_way_to(docs: Path) -> None:
    for folder in docs.parents:
        if folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o555)


@pytest.mark.parametrize("file", ["sessions/panel-1.en.md", "_data/themes.yml"])
def test_a_file_that_may_not_be_read_is_told(file: str, docs: Path) -> None:
    _open_way_to(docs)
    (docs / file).chmod(0)
    with _as_somebody():
        assert f"docs/{file}:1: the file cannot be read (Permission denied); make it a readable file" in problems(docs)


@pytest.mark.parametrize("folder", ["sessions", "_data"])
def test_a_folder_that_may_not_be_read_is_told(folder: str, docs: Path) -> None:
    _open_way_to(docs)
    (docs / folder).chmod(0)
    try:
        with _as_somebody():
            assert f"docs/{folder}:1: the folder cannot be read (Permission denied); make it a readable folder" in problems(docs)
    finally:
        (docs / folder).chmod(0o755)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path / "docs") == [
        "docs:1: the folder cannot be read (No such file or directory); make it a readable folder",
        'docs/_data/conference.yml:1: the file is missing; write it, or begin with a new record: "python3 scripts/build.py init FOLDER"',
        'docs/_data/speakers.yml:1: the file is missing; write it, or begin with a new record: "python3 scripts/build.py init FOLDER"',
    ]


def test_names_of_files_that_no_terminal_can_show_are_told(docs: Path) -> None:
    for name in (b"sessions/a\nb.fr.md", b"sessions/\xff.fr.md", b"panel.fr.md\n", b"sessions/\xe2\x80\xae.fr.md"):
        Path(os.fsdecode(bytes(docs) + b"/" + name)).write_bytes(b"x")
    assert [problem for problem in problems(docs) if "not the name of a page" in problem] == [
        "docs/panel.fr.md\\n:1: not the name of a page; name it '<id>.<language>.md'",
        "docs/sessions/a\\nb.fr.md:1: not the name of a page; name it '<id>.<language>.md'",
        "docs/sessions/\\u202e.fr.md:1: not the name of a page; name it '<id>.<language>.md'",
        "docs/sessions/\\udcff.fr.md:1: not the name of a page; name it '<id>.<language>.md'",
    ]
