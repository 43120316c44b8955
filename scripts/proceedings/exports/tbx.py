"""The glossary for translators' tools, with all languages in one file, in the two versions of TBX-Basic that they read.

`glossary.tbx` is TBX 3 (ISO 30042:2019, dialect TBX-Basic 1.2 in DCA style). `glossary-martif.tbx` is TBX 2 (ISO 30042:2008, TBX-Basic 2):
Translate Toolkit 3.20 and OmegaT 3.6 read this one alone. Address, edition and terms of use are notes of the title, since the two published
grammars of TBX 3 disagree about the place of a `publicationStmt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from proceedings.citations.terms import terms_of_all
from proceedings.exports.format import Format
from proceedings.exports.markup import Element, document, element, filled, registry_text
from proceedings.model.edition import Edition
from proceedings.model.facts import Term
from proceedings.syntax.inline import Mark

_WORDED = ("note", "p")
_WEB = re.compile(r"https?://\S+")
_UNSURE = ("inferred", "translation")  # the status of renderings whose source is not known


class _Version(NamedTuple):
    """A version of TBX: the names of its elements, and the attributes of the first."""

    root: str
    header: str
    concept: str
    language: str
    term: str
    attributes: dict[str, str]


_TBX_3 = _Version("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", {"xmlns": "urn:iso:std:iso:30042:ed-2", "type": "TBX-Basic", "style": "dca"})
_TBX_2 = _Version("martif", "martifHeader", "termEntry", "langSet", "tig", {"type": "TBX-Basic"})


def glossary(version: _Version, edition: Edition) -> str:
    """Return the terms with their words in every language, the preferred word first."""
    record, label = edition.record, edition.label
    title = element("title", words=f"{label('glossary')} · {record.conference.name[edition.language]}")
    notes = [element("note", words=words) for words in (edition.url("glossary/"), edition.version_and_date, *terms_of_all(edition)) if words]
    source = element("sourceDesc", None, [element("p", words=record.conference.description[edition.language])])
    head = [element("fileDesc", None, [element("titleStmt", None, [title, *notes]), source])]
    if version is _TBX_2:
        head.append(element("encodingDesc", None, [element("p", {"type": "XCSURI"}, words="TBXBasicXCSV02.xcs")]))
    body = element("body", None, [_concept(version, edition, term) for term in record.terms.values()])
    attributes = {**version.attributes, "xml:lang": edition.tag}
    return document(element(version.root, attributes, [element(version.header, None, head), element("text", None, [body])]), _WORDED)


def _concept(version: _Version, edition: Edition, term: Term) -> Element:
    category = edition.record.categories[term.category].name[edition.language]
    parts = [element("descrip", {"type": "subjectField"}, words=category)]
    if edition.site_url:
        parts.append(_link(edition.url(f"glossary/#{term.id}"), edition.label("glossary")))
    parts += [_link(evidence, evidence) if _WEB.fullmatch(evidence) else element("admin", {"type": "source"}, words=evidence) for evidence in term.evidence]
    parts += [_language(version, sibling, term) for sibling in edition.every]
    return element(version.concept, {"id": term.id}, parts)


def _link(address: str, words: str) -> Element:
    return element("xref", {"type": "externalCrossReference", "target": address}, words=words)


def _language(version: _Version, edition: Edition, term: Term) -> Element:
    language, tag = edition.language, edition.record.conference.tag
    note = [filled(element("note"), registry_text(term.note[language]), partial(_foreign, edition))] if term.note else []
    return element(version.language, {"xml:lang": tag(language)}, [*note, *_terms(version, edition, term)])


def _terms(version: _Version, edition: Edition, term: Term) -> Iterator[Element]:
    translated = edition.language != edition.record.conference.default_language
    notes = [element("note", words=edition.label(f"status_{term.status}"))] if translated and term.status in _UNSURE else []
    yield _term(version, term.term[edition.language], "preferredTerm-admn-sts", notes)
    for words in term.variants.get(edition.language, ()):
        yield _term(version, words, "admittedTerm-admn-sts", [])


def _term(version: _Version, words: str, status: str, notes: list[Element]) -> Element:
    return element(version.term, None, [element("term", words=words), element("termNote", {"type": "administrativeStatus"}, words=status), *notes])


def _foreign(edition: Edition, mark: Mark) -> Element | None:
    return element("foreign", {"xml:lang": edition.record.conference.tag(mark.value)}) if mark.kind == "language" else None


_WHOLE = {"glossary": partial(glossary, _TBX_3), "glossary-martif": partial(glossary, _TBX_2)}
FORMAT = Format("tbx", "tbx", "application/x-tbx+xml", None, _WHOLE, multilingual=True, available=lambda edition: bool(edition.record.terms))
