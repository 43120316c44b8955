"""Akoma Ntoso 3.0 (OASIS Standard, 2018): the record as a debate, a session by itself and the whole.

The default language is the original expression, every other language a translation of it. `wId` holds the ids of the record; in the
file of the whole they begin with the id of the session and `__`, as the Naming Convention separates contexts (OASIS, 2019, chapter
5). `eId` counts. A part of a session is a `debateSection` in that of the session. An `eop` marks where a printed page begins; its `number` is that of the page. A printed footnote is an
`authorialNote` where it is called; translator's notes are `note` in `meta`, called by `noteRef`. A passage is a section of
`narrative` elements, one for each paragraph. Quotations and verse are a `block`, with an
`eol` between paragraphs and lines. Ruby is an `inline`, whose `title` is the reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from proceedings.exports.akn_meta import SITE, UNATTRIBUTED, identification, references
from proceedings.exports.format import Format
from proceedings.exports.markup import Deferred, Element, element, filled, segments
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.parts import Division
from proceedings.model.record import Remark, Session
from proceedings.model.recordings import moment
from proceedings.model.session_text import Note, Paragraph, RemarkText, SessionText
from proceedings.model.values import RemarkKind
from proceedings.syntax.inline import Mark, Text

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_REMARKS = dict.fromkeys(("applause", "gesture", "laughter", "interruption", "noise"), "phenomenon")  # by the kind of an incident
TURN_ELEMENTS: Mapping[RemarkKind, str] = {"speech": "speech", "question": "question", "answer": "answer"}  # a passage is a section
_TAGS = {"list": "ul", "numbered": "ol", "table": "table", "quotation": "block", "verse": "block", "image": "p"}  # by the kind of a block
_DUBLIN_CORE = "http://purl.org/dc/terms/"
_WORDED = ("p", "heading", "from", "narrative", "li", "block")


def session_file(edition: Edition, session: Session) -> Content:
    """Return a session as a debate, in segments: the metadata take longer to make than the words."""
    session_text = edition.text(session)
    assert session_text is not None
    return _debate(
        edition, f"sessions/{session.id}/{session.id}.akn.xml", session.id, session_text.title, [_SessionPart(edition, session, session_text, "dbsect_1", "")]
    )


def whole(edition: Edition) -> Content:
    """Return all sessions as one debate."""
    parts = [
        _SessionPart(edition, session, text, f"dbsect_{number}", f"{session.id}__")
        for number, session in enumerate(edition.sessions, 1)
        if (text := edition.text(session))
    ]
    title = edition.record.conference.name[edition.language]
    return _debate(edition, "data/proceedings.akn.xml", "main", title, parts)


class _SessionPart(Struct, frozen=True):
    """A session in a document: its text, the eId of its section, and the prefix of its ids."""

    edition: Edition
    session: Session
    text: SessionText
    eid: str
    prefix: str


def _debate(edition: Edition, path: str, component: str, title: str, parts: Sequence[_SessionPart]) -> Content:
    """Return a document: its metadata, and the sessions as sections."""
    sessions = [part.session for part in parts]
    meta: list[Element | Deferred] = [
        Deferred("identification", lambda: [identification(edition, path, component, title, sessions)]),
        Deferred("references", lambda: [references(edition, sessions)]),
    ]
    if any(stats.translators_notes for part in parts for stats in part.text.remark_stats.values()):
        meta.append(element("notes", {"source": SITE}, [Deferred(f"{part.session.id}/notes", partial(_meta_notes, part)) for part in parts]))
    if recordings := [recording for part in parts for recording in _recordings(part)]:
        meta.append(element("proprietary", {"source": SITE}, recordings))
    if rights := edition.rights:  # the standard has no element for these
        meta.append(element("proprietary", {"source": SITE}, [element("rights", {"xmlns": _DUBLIN_CORE}, words=rights)]))
    days = sorted({part.date for part in sessions if part.date})
    dates = [element("docDate", {"date": day.isoformat()}, words=edition.label.date(day)) for day in days]
    preface = [element("p", None, [element("docTitle", words=title)]), *(element("p", None, [date]) for date in dates)]
    language = {"xml:lang": edition.tag}
    children = [
        element("meta", None, meta),
        element("preface", language, preface),
        element("debateBody", language, [Deferred(part.session.id, partial(_section, part)) for part in parts]),
    ]
    return segments(element("akomaNtoso", {"xmlns": _NAMESPACE}, [element("debate", {"name": "proceedings"}, children)]), _WORDED)


def _section(part: _SessionPart) -> Iterator[Element]:
    session, text = part.session, part.text
    heading = element("heading", None, [_page(str(session.page))] if session.page else [])
    children = [filled(heading, Text(text.title), _inline(part, ""))]
    if text.preamble:
        lines = [filled(element("p"), line.text, _inline(part, "")) for line in text.preamble]
        children.append(element("other", {"eId": f"{part.eid}__other_1", "class": "preamble"}, lines))
    children += _children(part, session.divided, part.eid)
    day = f"#day-{session.date}" if session.date else None
    yield element("debateSection", {"name": "session", "eId": part.eid, "wId": session.id, "refersTo": day}, children)


def _children(part: _SessionPart, members: Sequence[Remark | Division[Remark]], eid: str) -> Iterator[Element]:
    """Yield remarks, and the parts of the session with what stands in them; `eid` is that of the section around them."""
    counts: Counter[str] = Counter()
    for member in members:
        tag = TURN_ELEMENTS[member.kind] if isinstance(member, Remark) and member.is_spoken else "dbsect"
        counts[tag] += 1
        member_eid = f"{eid}__{tag}_{counts[tag]}"
        if isinstance(member, Division):
            yield _section_of_part(part, member, member_eid)
        elif member.is_spoken:
            yield _speech(part, member, member_eid)
        else:
            yield _passage(part, member, member_eid)


def _section_of_part(part: _SessionPart, division: Division[Remark], eid: str) -> Element:
    """Return a part of the session; the schema wants a section to hold something, so that one without remarks has an empty narrative."""
    heading = filled(element("heading"), part.text.parts[division.part.id].heading, _inline(part, eid))
    children = list(_children(part, division.children, eid)) or [element("narrative")]
    name = "part" if division.part.level == 1 else "subpart"
    return element("debateSection", {"name": name, "eId": eid, "wId": part.prefix + division.part.id}, [heading, *children])


def _speech(part: _SessionPart, remark: Remark, eid: str) -> Element:
    """Return the element of a speech, question or answer."""
    remark_text = part.text.remarks[remark.id]
    session = part.session
    appearance, asked = session.appearance(remark.by), session.answered(remark)
    attributes = {
        "eId": eid,
        "wId": part.prefix + remark.id,
        "by": f"#person-{remark.by}" if remark.by else f"#{UNATTRIBUTED}",
        "as": f"#{appearance.role}" if appearance else None,
        "startTime": f"{session.date}T{remark.time}:00"[:19] if session.date and remark.time else None,
        "to": f"#person-{asked.by}" if asked and asked.by else None,
        "refersTo": _list("theme", remark.themes),
    }
    children = list(_paragraphs(part, remark, remark_text, eid, "p"))
    if remark_text.heading.words:
        organisations = {"refersTo": _list("organisation", appearance.organisations if appearance else ())}
        children.insert(0, filled(element("from", organisations), remark_text.heading, _inline(part, eid, remark_text.notes)))
    return element(TURN_ELEMENTS[remark.kind], attributes, children)


def _passage(part: _SessionPart, remark: Remark, eid: str) -> Element:
    remark_text = part.text.remarks[remark.id]
    children = list(_paragraphs(part, remark, remark_text, eid, "narrative"))
    if remark_text.heading.words:
        children.insert(0, filled(element("heading"), remark_text.heading, _inline(part, eid, remark_text.notes)))
    return element("debateSection", {"name": "passage", "eId": eid, "wId": part.prefix + remark.id}, children)


def _paragraphs(part: _SessionPart, remark: Remark, remark_text: RemarkText, eid: str, tag: str) -> Iterator[Element]:
    for number, paragraph in enumerate(remark_text.paragraphs, 1):
        child = _inline(part, eid, remark_text.notes)
        block_tag = tag if paragraph.kind == "paragraph" else _TAGS[paragraph.kind]
        attributes = {"eId": f"{eid}__{block_tag}_{number}", "wId": f"{part.prefix}{remark.id}-p{number}"}
        if paragraph.kind == "paragraph":
            yield filled(element(tag, attributes), paragraph.text, child)
            continue
        before, after = ([filled(element(tag), incidents, child)] if incidents.marks else [] for incidents in paragraph.alone)
        block = _block(paragraph, element(block_tag, attributes), child, part.edition.url(f"sessions/{part.session.id}/{paragraph.file}"))
        in_passage = {"eId": f"{eid}__other_{number}", "class": "narrative"}  # in a passage, only `other` may hold blocks
        yield from (*before, block if tag == "p" else element("other", in_passage, [block]), *after)


def _block(paragraph: Paragraph, parent: Element, child: Callable[[Mark], Element | None], image: str) -> Element:
    """Return the element of a list, a table, a quotation, verse or an image, whose address is given, filled."""
    rows = [[cell for _, cell in row] for row in paragraph.rows]
    if paragraph.kind == "image":
        parent.children.append(element("img", {"src": image, "alt": paragraph.alternative}))
        return filled(parent, rows[0][0], child)
    if paragraph.kind == "table":
        for number, row in enumerate(rows):
            cells = [element("td" if number else "th", None, [filled(element("p"), cell, child)]) for cell in row]
            parent.children.append(element("tr", None, cells))
    elif paragraph.kind in ("list", "numbered"):
        numbers = [str(number) if paragraph.kind == "numbered" else None for number in range(paragraph.first, paragraph.first + len(rows))]
        parent.children += [filled(element("li", {"value": number}), row[0], child) for number, row in zip(numbers, rows, strict=True)]
    else:
        parent.attributes["name"] = paragraph.kind
        for number, row in enumerate(rows):
            parent.children += [element("eol")] if number else []
            filled(parent, row[0], child)
    return parent


def _recordings(part: _SessionPart) -> Iterator[Element]:
    """Yield, for each remark and paragraph that begins in a recording, the address: the standard has no attribute for it."""
    for remark in part.session.remarks:
        if not (remark.start or remark.recording or remark.paragraphs):
            continue  # nobody says where it begins; so it is in most records
        for number in range(len(part.text.remark_stats[remark.id].paragraphs) + 1):
            if place := moment(part.session, remark, number):
                id = f"{part.prefix}{remark.id}{f'-p{number}' if number else ''}"
                yield element("hasFormat", {"xmlns": _DUBLIN_CORE, "idref": id, "href": place.url})


def _list(kind: str, ids: Sequence[str]) -> str | None:
    return " ".join(f"#{kind}-{id}" for id in ids) or None


def _inline(part: _SessionPart, eid: str, notes: Sequence[Note] = ()) -> Callable[[Mark], Element | None]:
    """Return the function that makes the element of a mark in the remark `eid`; it returns None for a mark without an element."""

    def child(mark: Mark) -> Element | None:
        if mark.kind == "page":
            return _page(mark.value)
        if mark.kind == "emphasis":
            return element("i")
        if mark.kind == "incident":
            return element("remark", {"class": mark.value, "type": _REMARKS.get(mark.value, "sceneDescription")}, words=mark.words)
        if mark.kind == "ruby":
            return element("inline", {"name": "ruby", "title": mark.words})
        if mark.kind == "language":
            return element("span", {"xml:lang": part.edition.record.conference.tag(mark.value)})
        note = next((note for note in notes if note.label == mark.value), None)
        if note is None:
            return None
        attributes = {"marker": note.label, "placement": "bottom"}
        if not note.printed:
            return element("noteRef", {"href": f"#{_note_id(part, note)}", **attributes})
        paragraph = filled(element("p"), note.text, child)
        return element("authorialNote", {"eId": f"{eid}__authorialNote_{note.label}", "wId": f"{part.prefix}note-{note.label}", **attributes}, [paragraph])

    return child


def _page(number: str) -> Element:
    return element("eop", {"number": number})


def _note_id(part: _SessionPart, note: Note) -> str:
    return f"{part.prefix}note_{note.label}"


def _meta_notes(part: _SessionPart) -> Iterator[Element]:
    """Yield the translator's notes. The speaker did not say them, so they stand in `meta`."""
    notes = (note for remark_text in part.text.remarks.values() for note in remark_text.notes if not note.printed)
    for note in notes:
        paragraph = filled(element("p"), note.text, _inline(part, ""))
        yield element("note", {"eId": _note_id(part, note), "marker": note.label, "placement": "bottom"}, [paragraph])


FORMAT = Format("akn", "akn.xml", "application/akn+xml", session_file, {"proceedings": whole}, available=lambda edition: bool(edition.sessions))
