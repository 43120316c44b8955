"""A session as XLIFF 1.2 (OASIS, 2008), out to a translator's tool and back into the file of its language.

A unit is a title, a summary, a heading, a paragraph or a printed footnote. Its words are those of the content file, marks included as
plain text: tools lose or double inline elements (`findings/`). 1.2 is what they open: OmegaT 3.6 shows only units with a `target`,
so that one without a translation holds the original. What came back unchanged is not touched in the file, to the byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from msgspec import Struct

from proceedings.model.facts import Term
from proceedings.model.record import Proceedings
from proceedings.problems import Problem
from proceedings.syntax import inline
from proceedings.syntax.headings import read_heading
from proceedings.syntax.page_file import split_front_matter

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTE = re.compile(r"(\[\^([0-9]{1,4}|[a-z]{1,2})\]:[ \t]*)(.*)", re.DOTALL)
_CALL = re.compile(r"\[\^([a-z]{1,2})\]")
_FRONT = ("title", "summary")


class Part(NamedTuple):
    """A part of a content file: its place in the record, what stands before its words, its words, what stands behind, and its first line."""

    place: str
    before: str
    words: str
    after: str
    line: int


class Translated(Struct, frozen=True):
    """What came back of one session: the file of the original, the tag of the language, and original and translation by place."""

    original: str
    tag: str
    words: Mapping[str, tuple[str, str]]


def exported(original: str, texts: Sequence[str], tags: Sequence[str], terms: Sequence[tuple[str, str]]) -> str:
    """Return a session as XLIFF.

    `original` is the name of its file; `texts` are the original and the twin, `tags` their languages, `terms` the words of the glossary
    in both. Notes tell a translator the terms of a paragraph and the translator's notes that it has.
    """
    source, twin = (parts(text) for text in texts)
    translated = {part.place: part.words for part in twin if part.words}
    root = etree.Element("xliff", {"version": "1.2"}, nsmap={None: _NAMESPACE})
    head = {"original": original, "source-language": tags[0], "target-language": tags[1], "datatype": "plaintext"}
    body = etree.SubElement(etree.SubElement(root, "file", head), "body")
    for part in source:
        if part.words:
            _add_unit(body, part, translated, terms)
    etree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def _add_unit(body: etree._Element, part: Part, translated: Mapping[str, str], terms: Iterable[tuple[str, str]]) -> None:
    words = translated.get(part.place)
    unit = etree.SubElement(body, "trans-unit", {"id": part.place, _SPACE: "preserve", **({"approved": "yes"} if words else {})})
    etree.SubElement(unit, "source").text = part.words
    target = etree.SubElement(unit, "target", {"state": "translated" if words else "needs-translation"})
    target.text = words or part.words
    notes = [f"{term} = {translation}" for term, translation in terms if term in part.words]
    notes += [f"[^{label}] {translated.get(f'note-{label}', '')}" for label in _CALL.findall(words or "")]
    for note in notes:
        etree.SubElement(unit, "note").text = note


def files(record: Proceedings, root: Path) -> Iterator[tuple[str, str]]:
    """Yield name and content of the XLIFF of each session in each further language; `root` is what the paths of the record begin in."""
    default = record.conference.default_language
    for session in record.sessions.values():
        for language in (id for id in session.texts if id != default):
            paths = [root / session.texts[id].path for id in (default, language)]
            texts = [path.read_text(encoding="utf-8") for path in paths]
            tags = [record.conference.tag(id) for id in (default, language)]
            content = exported(paths[0].name, texts, tags, term_pairs(record.terms.values(), (default, language)))
            yield f"{session.id}.{language}.xlf", content


def term_pairs(terms: Iterable[Term], languages: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the words of each term in two languages."""
    first, second = languages
    return [(term.term[first], term.term[second]) for term in terms]


def parts(text: str) -> list[Part]:
    """Return the parts of a content file in order. Raises ValueError where it cannot be read."""
    problems: list[Problem] = []
    page = split_front_matter(text, "", problems)
    if page is None or problems:
        raise ValueError("; ".join(str(problem) for problem in problems))
    front, blocks, _ = page
    file_parts = [Part(key, f"{key}: ", front.data[key], "", front.line(key)) for key in _FRONT if key in front.data]
    remark, number = "preamble", 0
    for block in blocks:
        if heading := read_heading(block.text):
            remark, number = heading.id, 0
            file_parts.append(Part(remark, "## ", heading.words, f"{' ' if heading.words else ''}{{#{heading.id}}}", block.line))
        elif note := _NOTE.fullmatch(block.text):
            file_parts.append(Part(f"note-{note[2]}", note[1], note[3], "", block.line))
        else:
            words, _ = inline.parse(block.text)
            number += bool(words.words)  # an incident that stands alone is no paragraph
            file_parts.append(Part(f"{remark}-p{number}" if words.words else f"{remark}-p{number}-incident", "", block.text, "", block.line))
    return file_parts


def read(content: bytes) -> Iterator[Translated]:
    """Yield what came back of each session. Raises ValueError where it is no XLIFF 1.2."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    if root.tag != f"{{{_NAMESPACE}}}xliff":
        raise ValueError("It is no XLIFF 1.2; save it in this format.")
    for file in root.iter(f"{{{_NAMESPACE}}}file"):
        units = {unit.get("id", ""): (_words(unit, "source"), _words(unit, "target")) for unit in file.iter(f"{{{_NAMESPACE}}}trans-unit")}
        yield Translated(file.get("original", ""), file.get("target-language", ""), units)


def _words(unit: etree._Element, name: str) -> str:
    child = unit.find(f"{{{_NAMESPACE}}}{name}")
    return "" if child is None else "".join(map(str, child.itertext()))


def bring_back(record: Proceedings, root: Path, translated: Translated) -> tuple[Path, str] | None:
    """Return path and content of the twin that a translation changes, or None where it changes nothing. Raises ValueError as `rewritten`."""
    id = translated.original.partition(".")[0]
    session = record.sessions.get(id)
    language = next((sibling.id for sibling in record.conference.languages if record.conference.tag(sibling.id) == translated.tag), None)
    if session is None or language is None or language not in session.texts or language == record.conference.default_language:
        raise ValueError(f"'{translated.original}' in '{translated.tag}' is no translation of this record")
    original, twin = (root / session.texts[id].path for id in (record.conference.default_language, language))
    before = twin.read_text(encoding="utf-8")
    try:
        after = rewritten(original.read_text(encoding="utf-8"), before, translated.words)
    except ValueError as error:
        raise ValueError(f"{id}: {error}") from None
    return (twin, after) if after != before else None


def rewritten(original: str, twin: str, words: Mapping[str, tuple[str, str]]) -> str:
    """Return the twin with the words that came back; what is as it was stays, and so do translator's notes and the front matter.

    Raises ValueError where the original has changed since it was sent out, where a unit is of no place in it, or where a twin without a
    text would come back with gaps.
    """
    source = {part.place: part for part in parts(original) if part.words}
    present = parts(twin)
    if strange := [place for place, (sent, _) in words.items() if place not in source or source[place].words != sent]:
        raise ValueError(f"the original is not as it was sent out at {', '.join(strange)}; export the session again")
    changed = {place: back for place, (sent, back) in words.items() if back.strip() and back != sent}
    lines = twin.split("\n")
    if all(part.place in _FRONT for part in present):
        lines = _begun(lines, parts(original), changed)
    for part in reversed(present):
        if changed.get(part.place, part.words) != part.words:
            lines[part.line - 1 : _end(lines, part)] = [_written(part, changed[part.place])]
    return "\n".join(lines)


def _written(part: Part, words: str) -> str:
    return part.before + (json.dumps(words, ensure_ascii=False) if part.place in _FRONT else words) + part.after


def _end(lines: list[str], part: Part) -> int:
    """Return the number of the last line of a part: in the front matter the last indented one, elsewhere the one before a blank line."""
    end = part.line
    while end < len(lines) and (lines[end][:1] in (" ", "\t") if part.place in _FRONT else lines[end].strip()):
        end += 1
    return end


def _begun(lines: list[str], source: list[Part], changed: Mapping[str, str]) -> list[str]:
    """Return the lines of a twin that had no text, with the translation of every part of the original behind its front matter."""
    body = [part for part in source if part.place not in _FRONT]
    if gaps := [part.place for part in body if part.words and part.place not in changed]:
        raise ValueError(f"{', '.join(gaps)}: not translated; a session comes back as a whole")
    front = ["status: draft" if line == "status: none" else line for line in "\n".join(lines).rstrip("\n").split("\n")]
    blocks = [f"\n{part.before}{changed.get(part.place, '')}{part.after}" for part in body]
    return [*front, *"\n".join(blocks).split("\n"), ""]
