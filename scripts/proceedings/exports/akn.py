"""Akoma Ntoso 3.0 (OASIS Standard, 2018): the record as a debate, a session by itself and the whole.

The default language is the original expression, every other one its translation. The record's own ids stand in `wId`, in the
whole file behind the id of their session and `__`, as the Naming Convention sets contexts apart (OASIS, 2019, chapter 5); `eId` counts.
A printed page begins where an `eop` stands, whose `number` it is. A printed footnote is an `authorialNote` where it is called;
translator's notes are `note` in `meta`, called by `noteRef`. A passage is a section of `narrative`, one for each paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from xml.etree.ElementTree import Element  # noqa: S405 -- XML is written here, never read

from msgspec import Struct

from proceedings.exports.akn_meta import SITE, UNATTRIBUTED, identification, references
from proceedings.exports.format import Format
from proceedings.exports.markup import Later, element, filled, pieces
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Note, Remark, RemarkText, Session, SessionText
from proceedings.syntax.inline import Mark, Text

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_WORDED = ("p", "heading", "from", "narrative")


def session(edition: Edition, one: Session) -> Content:
    """Return a session as a debate of its own, in pieces: what stands before its words takes longer to make than they do."""
    own = edition.text(one)
    assert own is not None
    return _debate(edition, f"sessions/{one.id}/{one.id}.akn.xml", one.id, own.title, [_Sitting(edition, one, own, "dbsect_1", "")])


def whole(edition: Edition) -> Content:
    """Return all sessions as one debate."""
    sittings = [
        _Sitting(edition, one, text, f"dbsect_{number}", f"{one.id}__") for number, one in enumerate(edition.sessions, 1) if (text := edition.text(one))
    ]
    title = edition.record.conference.name[edition.language]
    return _debate(edition, "data/proceedings.akn.xml", "main", title, sittings)


class _Sitting(Struct, frozen=True):
    """A session in a document: its text, the eId of its section, and what stands before its own ids."""

    edition: Edition
    session: Session
    text: SessionText
    eid: str
    prefix: str


def _debate(edition: Edition, path: str, component: str, title: str, sittings: Sequence[_Sitting]) -> Content:
    sessions = [one.session for one in sittings]
    meta: list[Element] = [
        Later("identification", lambda: [identification(edition, path, component, sessions)]),
        Later("references", lambda: [references(edition, sessions)]),
    ]
    if any(own.translators_notes for one in sittings for own in one.text.remark_stats.values()):
        meta.append(element("notes", {"source": SITE}, [Later(f"{one.session.id}/notes", partial(_meta_notes, one)) for one in sittings]))
    days = sorted({one.date for one in sessions if one.date})
    dates = [element("docDate", {"date": day.isoformat()}, words=edition.label.date(day)) for day in days]
    preface = [element("p", None, [element("docTitle", words=title)]), *(element("p", None, [date]) for date in dates)]
    language = {"xml:lang": edition.language}
    parts = [
        element("meta", None, meta),
        element("preface", language, preface),
        element("debateBody", language, [Later(one.session.id, partial(_sections, one)) for one in sittings]),
    ]
    return pieces(element("akomaNtoso", {"xmlns": _NAMESPACE}, [element("debate", {"name": "proceedings"}, parts)]), _WORDED)


def _sections(sitting: _Sitting) -> Iterator[Element]:
    session, text = sitting.session, sitting.text
    heading = element("heading", None, [_page(str(session.page))] if session.page else [])
    parts = [filled(heading, Text(text.title), _inline(sitting, ""))]
    if text.preamble:
        lines = [filled(element("p"), line.text, _inline(sitting, "")) for line in text.preamble]
        parts.append(element("other", {"eId": f"{sitting.eid}__other_1", "class": "preamble"}, lines))
    counted: Counter[str] = Counter()
    for remark in session.remarks:
        counted[remark.kind] += 1
        name = "dbsect" if remark.kind == "passage" else remark.kind
        make = _passage if remark.kind == "passage" else _speech
        parts.append(make(sitting, remark, f"{sitting.eid}__{name}_{counted[remark.kind]}"))
    day = f"#day-{session.date}" if session.date else None
    yield element("debateSection", {"name": "session", "eId": sitting.eid, "wId": session.id, "refersTo": day}, parts)


def _speech(sitting: _Sitting, remark: Remark, eid: str) -> Element:
    """Return a remark that somebody made: a speech, question or answer."""
    own = sitting.text.remarks[remark.id]
    session = sitting.session
    appearance, asked = session.appearance(remark.by), session.answered(remark)
    attributes = {
        "eId": eid,
        "wId": sitting.prefix + remark.id,
        "by": f"#person-{remark.by}" if remark.by else f"#{UNATTRIBUTED}",
        "as": f"#{appearance.role}" if appearance else None,
        "to": f"#person-{asked.by}" if asked and asked.by else None,
        "refersTo": _list("theme", remark.themes),
    }
    parts = list(_paragraphs(sitting, remark, own, eid, "p"))
    if own.heading.words:
        organisations = {"refersTo": _list("organisation", appearance.organisations if appearance else ())}
        parts.insert(0, filled(element("from", organisations), own.heading, _inline(sitting, eid, own.notes)))
    return element(remark.kind, attributes, parts)


def _passage(sitting: _Sitting, remark: Remark, eid: str) -> Element:
    own = sitting.text.remarks[remark.id]
    parts = list(_paragraphs(sitting, remark, own, eid, "narrative"))
    if own.heading.words:
        parts.insert(0, filled(element("heading"), own.heading, _inline(sitting, eid, own.notes)))
    return element("debateSection", {"name": "passage", "eId": eid, "wId": sitting.prefix + remark.id}, parts)


def _paragraphs(sitting: _Sitting, remark: Remark, own: RemarkText, eid: str, tag: str) -> Iterator[Element]:
    for number, one in enumerate(own.paragraphs, 1):
        attributes = {"eId": f"{eid}__{tag}_{number}", "wId": f"{sitting.prefix}{remark.id}-p{number}"}
        yield filled(element(tag, attributes), one.text, _inline(sitting, eid, own.notes))


def _list(kind: str, ids: Sequence[str]) -> str | None:
    return " ".join(f"#{kind}-{id}" for id in ids) or None


def _inline(sitting: _Sitting, eid: str, notes: Sequence[Note] = ()) -> Callable[[Mark], Element | None]:
    """Return what makes an element of a mark in the text of the remark `eid`, whose notes are given."""

    def child(mark: Mark) -> Element | None:
        if mark.kind == "page":
            return _page(mark.value)
        if mark.kind == "emphasis":
            return element("i")
        if mark.kind == "language":
            return element("span", {"xml:lang": mark.value})
        note = next((note for note in notes if note.label == mark.value), None)
        if note is None:
            return None
        own = {"marker": note.label, "placement": "bottom"}
        if not note.printed:
            return element("noteRef", {"href": f"#{_note_id(sitting, note)}", **own})
        made = filled(element("p"), note.text, child)
        return element("authorialNote", {"eId": f"{eid}__authorialNote_{note.label}", "wId": f"{sitting.prefix}note-{note.label}", **own}, [made])

    return child


def _page(number: str) -> Element:
    return element("eop", {"number": number})


def _note_id(sitting: _Sitting, note: Note) -> str:
    return f"{sitting.prefix}note_{note.label}"


def _meta_notes(sitting: _Sitting) -> Iterator[Element]:
    """Yield the translator's notes: not the speaker's, so they stand outside what was said."""
    notes = (note for own in sitting.text.remarks.values() for note in own.notes if not note.printed)
    for note in notes:
        made = filled(element("p"), note.text, _inline(sitting, ""))
        yield element("note", {"eId": _note_id(sitting, note), "marker": note.label, "placement": "bottom"}, [made])


FORMAT = Format("akn", "akn.xml", "application/akn+xml", session, {"proceedings": whole}, there=lambda edition: bool(edition.sessions))
