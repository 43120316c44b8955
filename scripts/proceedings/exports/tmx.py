"""TMX 1.4b (LISA OSCAR, 2005): the words of the record in all languages, aligned by headings, paragraphs and printed footnotes.

The id of a unit is its place in the record: `session/remark` for a heading, `session/remark-p1` for a paragraph, `session/note-1` for
a printed footnote, `session/title`, `session/part` for the heading of a part, and `session/preamble-1` for a line before the first remark, such as the moderator's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from proceedings.citations.terms import terms_of_all
from proceedings.exports.format import Format
from proceedings.exports.markup import Deferred, Element, element, segments
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Remark, Session
from proceedings.model.session_text import RemarkText, SessionText


def whole(edition: Edition) -> Content:
    """Return the units that have words in at least two languages."""
    units = [Deferred(session.id, partial(_all_units, edition, session)) for session in edition.record.sessions.values()]
    notes = [element("note", words=words) for words in terms_of_all(edition)]
    attributes = {
        "creationtool": "proceedings",
        "creationtoolversion": edition.change.version if edition.change else "0",
        "datatype": "plaintext",
        "segtype": "paragraph",
        "adminlang": "en",
        "srclang": edition.record.conference.tag(edition.record.conference.default_language),
        "o-tmf": "proceedings",
        "creationdate": f"{edition.date:%Y%m%d}T000000Z",
    }
    return segments(element("tmx", {"version": "1.4"}, [element("header", attributes, notes), element("body", None, units)]), ())


def _all_units(edition: Edition, session: Session) -> Iterator[Element]:
    conference = edition.record.conference
    texts = {conference.tag(sibling.language): text for sibling in edition.every if (text := sibling.text(session))}
    before = {tag: _before(text) for tag, text in texts.items()}
    yield from _units(session, None, before)
    for remark in session.remarks:
        yield from _units(session, remark, {tag: _places(remark, text.remarks[remark.id]) for tag, text in texts.items()})


def _units(session: Session, remark: Remark | None, texts: Mapping[str, Iterator[tuple[str, str]]]) -> Iterator[Element]:
    """Yield a unit for each part that has words in at least two languages; `texts` has the ids and words of all parts by language tag."""
    variants: dict[str, dict[str, str]] = {}
    for tag, parts in texts.items():
        for place, words in parts:
            variants.setdefault(place, {})[tag] = words
    yield from (_unit(session, remark, place, words) for place, words in variants.items() if len(words) > 1)


def _before(text: SessionText) -> Iterator[tuple[str, str]]:
    """Yield id and words of all texts outside the remarks."""
    yield "title", text.title
    for number, line in enumerate(text.preamble, 1):
        yield f"preamble-{number}", line.text.words
    for id, part in text.parts.items():
        yield id, part.heading.words


def _places(remark: Remark, text: RemarkText) -> Iterator[tuple[str, str]]:
    """Yield id and words of each part of a remark that has words."""
    if text.heading.words:
        yield remark.id, text.heading.words
    for number, paragraph in enumerate(text.paragraphs, 1):
        yield f"{remark.id}-p{number}", paragraph.text.words
    for note in text.notes:
        if note.printed:
            yield f"note-{note.label}", note.text.words


def _unit(session: Session, remark: Remark | None, place: str, variants: Mapping[str, str]) -> Element:
    facts = {"session": session.id, "remark": remark.id, "kind": remark.kind, "speaker": remark.by} if remark else {"session": session.id}
    parts = [element("prop", {"type": f"x-{name}"}, words=value) for name, value in facts.items() if value]
    parts += [element("tuv", {"xml:lang": tag}, [element("seg", words=words)]) for tag, words in variants.items()]
    return element("tu", {"tuid": f"{session.id}/{place}"}, parts)


def _aligned(edition: Edition) -> bool:
    """Return whether at least one session has a text in two languages."""
    return any(sum(sibling.text(session) is not None for sibling in edition.every) > 1 for session in edition.record.sessions.values())


FORMAT = Format("tmx", "tmx", "application/x-tmx+xml", None, {"parallel": whole}, multilingual=True, available=_aligned)
