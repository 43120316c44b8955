"""The cover of an EPUB: the words of its title page as a picture in SVG, which shelves of reading devices show small.

SVG is a core media type of EPUB 3.3 (3.2), so no library draws it. It has no line breaking: lines are broken here, by an estimate of their
width, and each line is centred, so that an estimate that is wrong moves nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proceedings.books.book import Book
from proceedings.citations.cited_work import CitedWork
from proceedings.exports.markup import Element, document, element

_WIDTH, _HEIGHT = 1200, 1600
_MARGIN, _EDGE = 110, 40  # of the words, and of the frame
_LINE = 1.4  # the distance of two lines, in sizes of their letters
_GAP = 0.9  # what is added to it between two paragraphs
_WIDE, _NARROW = 1.0, 0.55  # the widths of a character of Chinese, Japanese or Korean, and on average of any other, in sizes of it
_TITLE, _DETAIL = 84, 40  # sizes of letters; titles are set smaller where they would not fit
_INK, _PAPER = "#1f1f1f", "#ffffff"
_NOT_FIRST = frozenset("、，。：；！？）》」』”’")  # signs that no line begins with (W3C, Requirements for Chinese Text Layout, 3.1.3)
_NOT_LAST = frozenset("（《「『“‘")  # signs that no line ends with
_HANGUL = re.compile(r"[\u1100-\u11ff\uac00-\ud7a3]")  # Korean breaks its lines at spaces


class _Paragraph(NamedTuple):
    """Words in a language: its tag and direction."""

    words: str
    tag: str
    direction: str


def svg(book: Book) -> str:
    """Return the cover of a book as an SVG document, in the record's own words."""
    titles = [_paragraph(book, CitedWork(book.edition.sibling(language)).title, language) for language in book.languages]
    details = [_paragraph(book, words, book.edition.language) for words in _details(book)]
    below = _HEIGHT - _MARGIN - _height(details, _DETAIL)
    size = next(size for size in range(_TITLE, 0, -1) if _height(titles, size) <= below - 2 * _MARGIN)
    above = max(_MARGIN, (below - _height(titles, size)) * 0.4)
    root = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "width": str(_WIDTH), "height": str(_HEIGHT)}
    frame = {"x": str(_EDGE), "y": str(_EDGE), "width": str(_WIDTH - 2 * _EDGE), "height": str(_HEIGHT - 2 * _EDGE)}
    content = [
        element("title", words=book.title),
        element("rect", {"width": str(_WIDTH), "height": str(_HEIGHT), "fill": _PAPER}),
        element("rect", {**frame, "fill": "none", "stroke": _INK, "stroke-width": "3"}),
        *_texts(titles, size, above, **{"font-weight": "700"}),
        *_texts(details, _DETAIL, below),
    ]
    return document(element("svg", {**root, "xml:lang": book.edition.tag}, content), ("title", "tspan"))


def _paragraph(book: Book, words: str, language: str) -> _Paragraph:
    conference = book.edition.record.conference
    return _Paragraph(words, conference.tag(language), conference.language(language).direction)


def _details(book: Book) -> Iterator[str]:
    """Yield place and days, the bodies that held the conference, the languages, and the edition."""
    edition = book.edition
    conference, label = edition.record.conference, edition.label
    yield f"{conference.place[edition.language]} · {label.dates(day.date for day in conference.days)}"
    yield label("separator").join(CitedWork(edition).organisers)
    yield book.versions
    if edition.version_and_date:
        yield edition.version_and_date


def broken(words: str, size: float) -> list[str]:
    """Return words as lines that fit between the margins in letters of a size."""
    room = (_WIDTH - 2 * _MARGIN) / size
    lines, line = [], ""
    for part in _parts(words):
        if line and _width(line + part.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += part
    return [*lines, line.rstrip()]


def _parts(words: str) -> Iterator[str]:
    """Yield what no line may break: a word with the space behind it; a wide character with the signs that go with it."""
    part = ""
    for at, character in enumerate(words):
        part += character
        following = words[at + 1 : at + 2]
        is_between = character == " " or any(_is_wide(each) and not _HANGUL.match(each) for each in (character, following))
        if is_between and following not in _NOT_FIRST and following != " " and character not in _NOT_LAST:
            yield part
            part = ""
    if part:
        yield part


def _is_wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


def _width(words: str) -> float:
    return sum(_WIDE if _is_wide(character) else _NARROW for character in words)


def _height(paragraphs: Sequence[_Paragraph], size: int) -> float:
    """Return the height of paragraphs below one another."""
    return sum(len(broken(paragraph.words, size)) * _LINE + _GAP for paragraph in paragraphs) * size


def _texts(paragraphs: Sequence[_Paragraph], size: int, top: float, **values: str) -> Iterator[Element]:
    """Yield paragraphs below one another, each as a text whose lines are centred."""
    values |= {"font-family": "serif", "font-size": str(size), "text-anchor": "middle", "fill": _INK}
    at = top
    for words, tag, direction in paragraphs:
        lines = broken(words, size)
        spans = [element("tspan", {"x": str(_WIDTH // 2), "y": str(round(at + number * size * _LINE))}, words=line) for number, line in enumerate(lines, 1)]
        yield element("text", {**values, "direction": direction, "xml:lang": tag}, spans)
        at += (len(lines) * _LINE + _GAP) * size
