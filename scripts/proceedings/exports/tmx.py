"""TMX 1.4b (LISA OSCAR, 2005): the words of the record in all languages, aligned by headings, paragraphs and printed footnotes.

The id of a unit is its place in the record: `session/remark` for a heading, `session/remark-p1` for a paragraph, `session/note-1` for
a printed footnote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from proceedings.exports.format import Format
from proceedings.exports.markup import Deferred, Element, element, segments
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Remark, RemarkText, Session


def whole(edition: Edition) -> Content:
    """Return the units that have words in at least two languages."""
    units = [Deferred(session.id, partial(_all_units, edition, session)) for session in edition.record.sessions.values()]
    attributes = {
        "creationtool": "proceedings",
        "creationtoolversion": edition.change.version if edition.change else "0",
        "datatype": "plaintext",
        "segtype": "paragraph",
        "adminlang": "en",
        "srclang": edition.record.conference.default_language,
        "o-tmf": "proceedings",
        "creationdate": f"{edition.date:%Y%m%d}T000000Z",
    }
    return segments(element("tmx", {"version": "1.4"}, [element("header", attributes), element("body", None, units)]), ())


def _all_units(edition: Edition, session: Session) -> Iterator[Element]:
    return (unit for remark in session.remarks for unit in _units(edition, session, remark))


def _units(edition: Edition, session: Session, remark: Remark) -> Iterator[Element]:
    texts = {sibling.language: sibling.words(session, remark) for sibling in edition.every if sibling.text(session)}
    places: dict[str, dict[str, str]] = {}
    for language, text in texts.items():
        for place, words in _places(remark, text):
            places.setdefault(place, {})[language] = words
    for place, variants in places.items():
        if len(variants) > 1:
            yield _unit(session, remark, place, variants)


def _places(remark: Remark, text: RemarkText) -> Iterator[tuple[str, str]]:
    """Yield id and words of each part of a remark that has words."""
    if text.heading.words:
        yield remark.id, text.heading.words
    for number, paragraph in enumerate(text.paragraphs, 1):
        yield f"{remark.id}-p{number}", paragraph.text.words
    for note in text.notes:
        if note.printed:
            yield f"note-{note.label}", note.text.words


def _unit(session: Session, remark: Remark, place: str, variants: Mapping[str, str]) -> Element:
    facts = {"session": session.id, "remark": remark.id, "kind": remark.kind, "speaker": remark.by}
    parts = [element("prop", {"type": f"x-{name}"}, words=value) for name, value in facts.items() if value]
    parts += [element("tuv", {"xml:lang": language}, [element("seg", words=words)]) for language, words in variants.items()]
    return element("tu", {"tuid": f"{session.id}/{place}"}, parts)


def _aligned(edition: Edition) -> bool:
    """Return whether at least one session has a text in two languages."""
    return any(sum(sibling.text(session) is not None for sibling in edition.every) > 1 for session in edition.record.sessions.values())


FORMAT = Format("tmx", "tmx", "application/x-tmx+xml", None, {"parallel": whole}, multilingual=True, available=_aligned)
