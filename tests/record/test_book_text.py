"""The real record in its books: nobody's words are lost between the pages and the EPUB."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import html

from conftest import ROOT
from proceedings.books import epub
from proceedings.books.book import Book
from proceedings.model.edition import Edition
from proceedings.reader.load_result import LoadResult


@pytest.mark.parametrize("side_by_side", [False, True])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_paragraph_heading_and_printed_note_is_in_the_epub_in_order_character_by_character(language: str, side_by_side: bool, loaded: LoadResult) -> None:
    record = loaded.record
    assert record is not None
    book = Book(Edition(record, language), side_by_side=side_by_side)
    with zipfile.ZipFile(io.BytesIO(epub.epub(book, ROOT / "overrides"))) as archive:
        for session in record.sessions.values():
            document = html.document_fromstring(archive.read(f"EPUB/{session.id}.xhtml"))
            for element in document.xpath("//*[@data-apparatus]"):
                element.drop_tree()
            for language_id in book.languages:
                tag = record.conference.tag(language_id)
                texts_in_book = [
                    cell.text_content().strip()
                    for cell in document.xpath(f"//section[@data-remark]//*[contains(@class, 'pr-row')]/*[ancestor-or-self::*[@lang][1]/@lang='{tag}']")
                ]
                texts = (session.texts[language_id].remarks[remark.id] for remark in session.remarks)
                assert texts_in_book == [part.words for text in texts for part in text.texts if part.words], session.id
