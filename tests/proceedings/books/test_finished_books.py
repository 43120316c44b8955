"""Finished books: only books are offered, as they were made, whatever has become of the folder in which they are kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from proceedings.books import finished_books
from proceedings.incremental.storage import save_atomically


@pytest.fixture
def books(docs: Path, tmp_path: Path) -> Path:
    """A folder with a book of the record."""
    folder = tmp_path / "books"
    finished_books.put(folder, "data/proceedings.pdf", b"%PDF", finished_books.digest(docs, ""))
    assert finished_books.fresh(folder, docs, "") == ["data/proceedings.pdf"]
    return folder


@pytest.mark.parametrize(
    "path", ["/etc/hostname", "../docs/index.fr.md", "data/../../docs/index.fr.md", "index.html", "data/proceedings.pdf\n", "sessions/a/b.pdf"]
)
def test_a_list_with_anything_but_the_name_of_a_book_offers_nothing(books: Path, docs: Path, path: str) -> None:
    record = finished_books.digest(docs, "")
    save_atomically(books / "books.list", {path: (record, "0")})
    assert finished_books.fresh(books, docs, "") == []


@pytest.mark.parametrize("content", [b"", b"{", b'{"a', b"[1]", b"\x80" * 40])
def test_a_list_that_is_cut_or_damaged_offers_nothing_and_is_written_anew(books: Path, docs: Path, content: bytes) -> None:
    (books / "books.list").write_bytes(content)
    assert finished_books.fresh(books, docs, "") == []
    finished_books.put(books, "en/data/proceedings.epub", b"PK", finished_books.digest(docs, ""))
    assert finished_books.fresh(books, docs, "") == ["en/data/proceedings.epub"]


def test_a_book_that_was_changed_or_is_a_link_is_not_offered(books: Path, docs: Path, tmp_path: Path) -> None:
    book = books / "data" / "proceedings.pdf"
    book.write_bytes(b"%PDX")
    assert finished_books.fresh(books, docs, "") == []
    (tmp_path / "elsewhere.pdf").write_bytes(b"%PDF")
    book.unlink()
    book.symlink_to(tmp_path / "elsewhere.pdf")
    assert finished_books.fresh(books, docs, "") == []
    finished_books.put(books, "data/proceedings.pdf", b"%PDF-2", finished_books.digest(docs, ""))
    assert (tmp_path / "elsewhere.pdf").read_bytes() == b"%PDF"
    shutil.rmtree(books)
    assert finished_books.fresh(books, docs, "") == []
