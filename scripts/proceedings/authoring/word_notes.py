"""The footnotes and endnotes of a .docx file, and their calls among the words.

python-docx passes over both. A call is put before it as words of its own, between two characters that no text has (U+FDD0 and U+FDD1), so
that it stays in its place until the words are put into the notation of content files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from proceedings.authoring.notation import escaped, escaped_part

_CALL = re.compile(r"\ufdd0([0-9]+)\ufdd1")
_NUMBER = re.compile(r"[0-9]{1,4}")
_CALLED = re.compile(r"(?<!\\)\[\^([0-9]+)\]")
_SHOWN = "not(ancestor::*[local-name()='Fallback'])"  # the same words for programs that cannot draw a text box
_REFERENCES = f"//w:footnoteReference[{_SHOWN}] | //w:endnoteReference[{_SHOWN}]"


def parts(document: Any) -> dict[str, Any]:
    """Return the roots of the files that hold the notes (ECMA-376, part 1, 17.11), by kind: 'footnote' and 'endnote'."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    kinds = {RELATIONSHIP_TYPE.FOOTNOTES: "footnote", RELATIONSHIP_TYPE.ENDNOTES: "endnote"}
    return {kinds[each.reltype]: parse_xml(each.target_part.blob) for each in document.part.rels.values() if each.reltype in kinds}


def select(element: Any, path: str) -> list[Any]:
    """Return what an XPath with the usual prefixes selects; the elements of notes, which python-docx does not know, have no prefixes of their own."""
    from docx.oxml.ns import nsmap

    return list(etree.XPath(path, namespaces=nsmap)(element))


def mark_calls(root: Any, roots_of_notes: dict[str, Any], carried: Counter[str], lost: Counter[str]) -> dict[str, str]:
    """Put the calls into the words of a document, and return the words of the notes by their number.

    Notes are numbered through, as Word does unless it is told otherwise, first the footnotes, then the endnotes, which Word counts by themselves.
    A number that an author wrote stays. A text box, which is not carried over, keeps its notes and their numbers.
    """
    notes = {(kind, note.get(_qualified("id"))): _words(note) for kind, part in roots_of_notes.items() for note in part.iter(_qualified(kind))}
    references = select(root, _REFERENCES)
    own_marks = {reference: _take_own_mark(reference) for reference in references}
    marked = {mark for mark in own_marks.values() if _NUMBER.fullmatch(mark)}
    numbers = (str(number) for number in range(1, 10_000))
    words: dict[str, str] = {}
    for reference in sorted(references, key=_kind, reverse=True):
        kind = _kind(reference)
        mark = own_marks[reference]
        number = mark if mark in marked - words.keys() else next(number for number in numbers if number not in marked)
        if select(reference, "ancestor::w:txbxContent"):
            lost["footnotes and endnotes of text boxes"] += 1
        elif text := notes.get((kind, reference.get(_qualified("id")))):
            words[number] = text
            call = reference.makeelement(_qualified("t"))
            call.text = f"\ufdd0{number}\ufdd1"
            reference.addprevious(call)
            carried["footnotes" if kind == "footnote" else "endnotes, as footnotes"] += 1
        else:
            lost["calls of footnotes and endnotes that have no words"] += 1
        reference.getparent().remove(reference)
    return words


def in_notation(words: str) -> str:
    """Return words with calls in the notation of content files."""
    pieces = _CALL.split(words)
    return "".join(f"[^{piece}]" if at % 2 else escaped_part(piece) for at, piece in enumerate(pieces)).strip(" ")


def without_calls(words: str) -> str:
    """Return words without the calls among them."""
    return _CALL.sub("", words)


def count_calls(words: str) -> int:
    """Return how many calls stand among words."""
    return len(_CALL.findall(words))


def footnotes(blocks: Iterable[str], notes: dict[str, str]) -> Iterator[str]:
    """Yield the notes that are called in blocks of a content file, each as a block."""
    for block in blocks:
        yield from (f"[^{number}]: {escaped(notes[number])}" for number in _CALLED.findall(block))


def _kind(reference: Any) -> str:
    return str(reference.tag).rpartition("}")[2].removesuffix("Reference")


def _take_own_mark(reference: Any) -> str:
    """Take the mark that an author gave a note in the stead of its number out of the words, and return it; it follows in the same run (17.11.14)."""
    if reference.get(_qualified("customMarkFollows")) not in ("1", "true", "on"):
        return ""
    texts = list(reference.itersiblings(_qualified("t")))
    for text in texts:
        text.getparent().remove(text)
    return "".join(text.text or "" for text in texts).strip()


def _words(note: Any) -> str:
    """Return the words of a note, its paragraphs one behind the other; those of the lines that divide notes from the text are none."""
    if note.get(_qualified("type")) not in (None, "normal"):
        return ""
    return " ".join(filter(None, (paragraph.text.strip() for paragraph in note.iter(_qualified("p")))))


def _qualified(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))
