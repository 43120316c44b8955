"""How the tests read an XML export: by lxml, which the export does not use, the words of an element and the marks within them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editions import RECORDS, files, record
from lxml import etree

from proceedings.model.edition import Edition
from proceedings.model.record import Session
from proceedings.model.session_text import Paragraph
from proceedings.syntax.inline import Text

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ID = "{http://www.w3.org/XML/1998/namespace}id"

# The parts of lists, tables, quotations and verse in TEI and Akoma Ntoso, with what divides two of them in the words of the model.
BLOCK_PARTS = {
    **dict.fromkeys(("list", "table", "quote", "ul", "ol", "block", "figure", "head"), ""),
    **dict.fromkeys(("item", "row", "p", "l", "li", "tr", "eol"), "\n"),
    **dict.fromkeys(("cell", "th", "td"), "\t"),
    "lg": "\n\n",
}

HOLDERS = ("figure", "list", "table", "row", "quote", "lg", "ul", "ol", "tr", "th", "td")  # white space between what these hold is no text

Kinds = Mapping[str, tuple[str, str]]  # tag to the kind of mark it stands for, and the attribute that holds its value
Marks = list[tuple[int, int, str, str]]


def read(name: str, path: str) -> etree._Element:
    """Return the root of an exported file."""
    return etree.fromstring(files(name)[path].encode())


def documents(name: str, ending: str) -> Iterator[tuple[str, etree._Element]]:
    """Yield path and root of every exported file with an ending."""
    results = [path for path in files(name) if path.endswith(f".{ending}")]
    assert results
    yield from ((path, read(name, path)) for path in results)


def session_files(name: str, edition: Edition, ending: str) -> Iterator[tuple[Session, etree._Element]]:
    """Yield each session that is there in a language, with its file."""
    assert edition.sessions
    for session in edition.sessions:
        yield session, read(name, f"{edition.root}sessions/{session.id}/{session.id}.{ending}")


def text_of(element: etree._Element, kinds: Kinds) -> tuple[str, Marks]:
    """Return the words of an element, those of the notes called in it and of incidents left out, and the marks with their places in the words."""
    words: list[str] = []
    marks: Marks = []

    def walk(parent: etree._Element) -> None:
        words.append("" if etree.QName(parent).localname in HOLDERS else parent.text or "")
        for child in parent:
            tag = etree.QName(child).localname
            if tag in BLOCK_PARTS:
                previous = child.getprevious()
                divided = tag == "eol" or (previous is not None and etree.QName(previous).localname == tag)
                words.append(BLOCK_PARTS[tag] if divided else "")
                walk(child)
                words.append("" if etree.QName(parent).localname in HOLDERS else child.tail or "")
                continue
            if tag in ("graphic", "figDesc", "img"):
                words.append("" if etree.QName(parent).localname in HOLDERS else child.tail or "")
                continue
            if tag == "rt":
                continue
            if tag == "rb":
                walk(child)
                continue
            kind, attribute = kinds[etree.QName(child).localname]
            start = len("".join(words))
            if kind not in ("note", "incident"):
                walk(child)
            marks.append((start, len("".join(words)), kind, child.get(attribute, "")))
            words.append(child.tail or "")

    walk(element)
    return "".join(words), sorted(marks)


def without_alone(paragraph: Paragraph) -> Text:
    """Return the text of a block without the incidents that stand alone beside it."""
    return (
        paragraph.text if paragraph.kind == "paragraph" else Text(paragraph.text.words, tuple(mark for mark in paragraph.text.marks if not mark.stands_alone))
    )


def meant(text: Text) -> tuple[str, Marks]:
    """Return what `text_of` has to find for a text of the model."""
    tags = {language.id: language.tag or language.id for name in RECORDS for language in record(name).conference.languages}
    values = [tags.get(mark.value, mark.value) if mark.kind == "language" else mark.value for mark in text.marks]
    return text.words, sorted((mark.start, mark.end, mark.kind, value) for mark, value in zip(text.marks, values, strict=True))
