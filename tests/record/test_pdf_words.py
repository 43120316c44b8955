"""The real record on paper: what is copied from a PDF, and found in it, is the record, character by character."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from conftest import ROOT
from proceedings.books import pdf
from proceedings.books.book import Book
from proceedings.model.edition import Edition
from proceedings.model.record import Proceedings
from proceedings.reader.load_result import LoadResult

BOOKS = [("zh", "part-3", False), ("en", "part-3", False), ("en", "part-2", True)]


@pytest.fixture(scope="module")
def record(loaded: LoadResult) -> Proceedings:
    assert loaded.record is not None
    return loaded.record


@pytest.fixture(scope="module")
def printed(record: Proceedings, print_document: Callable[[str], bytes]) -> Callable[..., bytes]:
    """What prints a session in a language, or in all side by side, once."""

    @cache
    def once(language: str, session: str, side_by_side: bool) -> bytes:
        book = Book(Edition(record, language, "https://record.example/"), record.sessions[session], side_by_side)
        return pdf.pdf(book, ROOT / "overrides", "A4", print_document)

    return once


@cache  # it takes a second for a session
def by_pypdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def by_poppler(content: bytes, folder: Path) -> str:
    (folder / "book.pdf").write_bytes(content)
    return subprocess.run(["pdftotext", str(folder / "book.pdf"), "-"], check=True, capture_output=True, encoding="utf-8").stdout


def texts_of(record: Proceedings, language: str, session: str) -> Iterator[str]:
    text = record.sessions[session].texts[language]
    return (part.words for remark in record.sessions[session].remarks for part in text.remarks[remark.id].texts if part.words)


def first_lost(words: str, extracted: str) -> str:
    """Return what stands from the first character on that is not in the extracted text in its order; empty where all are."""
    at = 0
    for place, character in enumerate(words):
        at = extracted.find(character, at) + 1
        if at == 0:
            return words[max(0, place - 10) : place + 10]
    return ""


@pytest.mark.parametrize("reader", ["pypdf", "poppler"])
@pytest.mark.parametrize(("language", "session", "side_by_side"), BOOKS)
def test_every_character_of_a_session_is_in_the_text_of_its_pdf_in_order(
    language: str, session: str, side_by_side: bool, reader: str, record: Proceedings, printed: Callable[..., bytes], tmp_path: Path
) -> None:
    if reader == "poppler" and not shutil.which("pdftotext"):
        pytest.skip("pdftotext of poppler-utils is not installed")
    content = printed(language, session, side_by_side)
    extracted = "".join((by_pypdf(content) if reader == "pypdf" else by_poppler(content, tmp_path)).split())
    languages = record.languages if side_by_side else [language]
    lengths = 0
    for shown in languages:
        paragraphs = ["".join(words.split()) for words in texts_of(record, shown, session)]
        lengths += sum(map(len, paragraphs))
        # Notes stand where the page ends, so each text is looked for by itself; where a column is broken by a page, its parts are far apart.
        if reader == "poppler":  # it joins a word that is broken at the end of a line, and drops the hyphen of one that has it anyway
            extracted, paragraphs = extracted.replace("-", ""), [words.replace("-", "") for words in paragraphs]
        assert [lost for words in paragraphs if (lost := first_lost(words, extracted))] == []
    assert lengths > 3_000
    assert not re.search(r"[\u2e80-\u2fdf\ufb00-\ufb06\u2012]", extracted)


def test_numbers_in_chinese_are_copied_from_paper_with_the_spaces_of_the_record_and_no_others(
    record: Proceedings, printed: Callable[..., bytes], print_document: Callable[[str], bytes]
) -> None:
    extracted = by_pypdf(printed(*BOOKS[0])).replace("\n", "")
    numbers = {number for words in texts_of(record, *BOOKS[0][:2]) for number in re.findall(r"[0-9.]+ ?[\u4e00-\u9fff]", words)}
    assert len(numbers) > 5
    assert {number for number in numbers if number not in extracted} == set()
    styles = (ROOT / "overrides" / "assets" / "stylesheets" / "site.css").as_uri()
    solid = "自2022年7月26日至28日，ILO与12个国家的25.8%人口"
    page = print_document(f'<!doctype html><html lang="zh-Hans"><link rel="stylesheet" href="{styles}"><p>{solid}')
    assert normalize("NFKC", solid) in normalize("NFKC", by_pypdf(page))  # here radicals stay what they are


def test_both_columns_and_both_titles_of_a_pdf_side_by_side_say_in_which_language_they_are(record: Proceedings, printed: Callable[..., bytes]) -> None:
    reader = PdfReader(io.BytesIO(printed(*BOOKS[2])))
    results: list[tuple[str, str]] = []

    def walk(element: object, parent: str) -> None:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for child in element:
                walk(child, parent)
        elif isinstance(element, dict) and "/S" in element:
            if "/Lang" in element:
                results.append((parent, str(element["/Lang"])))
            walk(element.get("/K", []), str(element["/S"]))

    root: Any = reader.trailer["/Root"]
    walk(root["/StructTreeRoot"]["/K"], "")
    assert ("/H1", "zh-Hans") in results
    assert str(root["/Lang"]) == "en"
    paragraphs = sum(len(text.paragraphs) for text in record.sessions["part-2"].texts["zh"].remarks.values())
    assert len([language for _, language in results if language == "zh-Hans"]) >= paragraphs
