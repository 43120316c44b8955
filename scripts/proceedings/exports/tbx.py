"""TBX-Basic: the glossary for translators' tools (ISO 30042:2019, dialect TBX-Basic 1.2 in DCA style), with all languages in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.exports.format import Format
from proceedings.exports.markup import Element, document, element, filled, registry_text
from proceedings.model.edition import Edition
from proceedings.model.facts import Term
from proceedings.syntax.inline import Mark

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_WORDED = ("note", "p")
_WEB = re.compile(r"https?://(?![^\s/?#]*@)\S+")
_UNSURE = ("inferred", "translation")  # renderings without another source


def whole(edition: Edition) -> str:
    """Return the terms with their words in every language, the preferred word first."""
    record = edition.record
    language = edition.language
    label, change = edition.label, edition.change
    published = [edition.url("glossary/")]
    if change:
        published.append(label("edition", version=change.version, date=label.date(change.date)))
    described = [
        element("titleStmt", None, [element("title", words=f"{label('glossary')} · {record.conference.name[language]}")]),
        element("publicationStmt", None, [element("p", words=words) for words in published]),
        element("sourceDesc", None, [element("p", words=record.conference.description[language])]),
    ]
    head = element("tbxHeader", None, [element("fileDesc", None, described)])
    body = element("body", None, [_concept(edition, term) for term in record.terms.values()])
    root = {"xmlns": _NAMESPACE, "type": "TBX-Basic", "style": "dca", "xml:lang": language}
    return document(element("tbx", root, [head, element("text", None, [body])]), _WORDED)


def _concept(edition: Edition, term: Term) -> Element:
    category = edition.record.categories[term.category].name[edition.language]
    parts = [element("descrip", {"type": "subjectField"}, words=category)]
    if edition.site_url:
        parts.append(_link(edition.url(f"glossary/#{term.id}"), edition.label("glossary")))
    parts += [_link(evidence, evidence) if _WEB.fullmatch(evidence) else element("admin", {"type": "source"}, words=evidence) for evidence in term.evidence]
    parts += [_language(sibling, term) for sibling in edition.every]
    return element("conceptEntry", {"id": term.id}, parts)


def _link(address: str, words: str) -> Element:
    return element("xref", {"type": "externalCrossReference", "target": address}, words=words)


def _language(edition: Edition, term: Term) -> Element:
    language = edition.language
    note = [filled(element("note"), registry_text(term.note[language]), _foreign)] if term.note else []
    return element("langSec", {"xml:lang": language}, [*note, *_terms(edition, term)])


def _terms(edition: Edition, term: Term) -> Iterator[Element]:
    translated = edition.language != edition.record.conference.default_language
    notes = [element("note", words=edition.label(f"status_{term.status}"))] if translated and term.status in _UNSURE else []
    yield _term(term.term[edition.language], "preferredTerm-admn-sts", notes)
    for words in term.variants.get(edition.language, ()):
        yield _term(words, "admittedTerm-admn-sts", [])


def _term(words: str, status: str, notes: list[Element]) -> Element:
    return element("termSec", None, [element("term", words=words), element("termNote", {"type": "administrativeStatus"}, words=status), *notes])


def _foreign(mark: Mark) -> Element | None:
    return element("foreign", {"xml:lang": mark.value}) if mark.kind == "language" else None


FORMAT = Format("tbx", "tbx", "application/x-tbx+xml", None, {"glossary": whole}, multilingual=True, available=lambda edition: bool(edition.record.terms))
