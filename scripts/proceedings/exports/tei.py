"""TEI P5 (Guidelines, chapters 8 and 15) in the manner of ParlaMint: utterances with their speakers, a session by itself and the whole.

A remark is a `u`, a passage an `ab`, a paragraph a `seg`; a part of the session is a `div` with its `head`. `xml:id` is the id of the session, a full stop and the id in the record: the
same in every language; `corresp` of a translation points to the original. `who` is absent where the record names nobody. `ana` gives
role, kind and themes. The printed heading of a remark is a `note` of the type speaker. `pb` begins a printed page. Printed footnotes
and translator's notes are `note` where they are called. `source` leads into a recording, `start`
to the time of day in the `timeline`. `linkGrp` says which answer belongs to which question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from proceedings.exports import tei_header
from proceedings.exports.format import Format
from proceedings.exports.markup import Deferred, Element, document, element, filled, segments
from proceedings.exports.tei_header import ORIGINAL, header
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.parts import Division
from proceedings.model.record import Remark, Session
from proceedings.model.recordings import moment
from proceedings.model.session_text import Note, Paragraph, RemarkText, SessionText
from proceedings.syntax.inline import Mark

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_WORDED = ("catDesc", "change", "head", "note", "p", "seg")


def session_file(edition: Edition, session: Session) -> str:
    """Return a session as one document."""
    path = f"sessions/{session.id}/{session.id}.tei.xml"
    text = _text(edition, session, header(edition, path, session, listed=[session]))
    return document(_root(text), _WORDED)


def whole(edition: Edition) -> Content:
    """Return all sessions as one corpus."""
    path = "data/proceedings.tei.xml"
    texts = [Deferred(session.id, partial(_texts, edition, session, path)) for session in edition.sessions]
    corpus = element("teiCorpus", {"xml:lang": edition.tag}, [header(edition, path, listed=edition.sessions), *texts])
    return segments(_root(corpus), _WORDED)


def _texts(edition: Edition, session: Session, path: str) -> list[Element]:
    return [_text(edition, session, header(edition, path, session))]


def _root(root: Element) -> Element:
    root.attributes = {"xmlns": _NAMESPACE, **root.attributes}
    return root


class _SessionPart(Struct, frozen=True):
    """A session in a document, in one language; it names the elements."""

    edition: Edition
    session: Session
    text: SessionText
    translated: bool

    def ids(self, id: str) -> dict[str, str | None]:
        """Return the attributes with the id of an element and, in a translation, the pointer to its original."""
        name = f"{self.session.id}.{id}"
        return {"xml:id": name, "corresp": f"{ORIGINAL}:{name}" if self.translated else None}


def _text(edition: Edition, session: Session, head: Element) -> Element:
    text = edition.text(session)
    assert text is not None
    part = _SessionPart(edition, session, text, edition.language != edition.record.conference.default_language)
    body = element("body", None, [element("div", {"type": "debateSection"}, _parts(part))])
    return element("TEI", {"xml:id": session.id, "xml:lang": edition.tag}, [head, element("text", None, [body])])


def _parts(part: _SessionPart) -> Iterator[Element]:
    session, text = part.session, part.text
    if session.page:
        yield element("pb", {"n": str(session.page)})
    yield element("head", words=text.title)
    yield from _timeline(part)
    if text.preamble:
        yield element("ab", {"type": "preamble"}, [filled(element("seg"), line.text, partial(tei_header.child_of, part.edition)) for line in text.preamble])
    yield from _children(part, session.divided)
    answers = [(remark, asked) for remark in session.remarks if (asked := session.answered(remark))]
    if answers:
        links = [element("link", {"target": f"#{session.id}.{answer.id} #{session.id}.{asked.id}"}) for answer, asked in answers]
        yield element("linkGrp", {"type": "answers"}, links)


def _children(part: _SessionPart, children: Sequence[Remark | Division[Remark]]) -> Iterator[Element]:
    """Yield remarks, and the parts of the session with what stands in them."""
    for child in children:
        if isinstance(child, Remark):
            yield from _remark(part, child)
        else:
            head = filled(element("head"), part.text.parts[child.part.id].heading, _inline(part, ()))
            kind = "part" if child.part.level == 1 else "subpart"
            yield element("div", {"type": kind, **part.ids(child.part.id)}, [head, *_children(part, child.children)])


def _remark(part: _SessionPart, remark: Remark) -> Iterator[Element]:
    """Yield the elements of a remark: the printed heading as a note, and the utterance or passage."""
    remark_text = part.text.remarks[remark.id]
    if remark_text.heading.words:
        speaker_note = element("note", {"type": "speaker", "target": f"#{part.session.id}.{remark.id}"})
        yield filled(speaker_note, remark_text.heading, _inline(part, remark_text.notes))
    paragraphs = list(_paragraphs(part, remark, remark_text))
    if not remark.is_spoken:
        yield element("ab", {"type": "narrative", **part.ids(remark.id), "source": _source(part, remark)}, paragraphs)
        return
    appearance = part.session.appearance(remark.by)
    ana = [f"#role_{appearance.role}"] if appearance else []
    ana += [f"#kind_{remark.kind}", *(f"#theme_{id}" for id in remark.themes)]
    start = f"#{part.session.id}.{remark.id}.time" if remark.time else None
    attributes = {"who": f"#person_{remark.by}" if remark.by else None, "ana": " ".join(ana), "start": start, "source": _source(part, remark)}
    yield element("u", {**part.ids(remark.id), **attributes}, paragraphs)


def _source(part: _SessionPart, remark: Remark, paragraph: int = 0) -> str | None:
    """Return the address in a recording at which a remark or a paragraph begins, as ParlaMint gives it."""
    place = moment(part.session, remark, paragraph)
    return place.url if place else None


def _timeline(part: _SessionPart) -> Iterator[Element]:
    """Yield the times of day at which remarks begin, if any."""
    day = f"{part.session.date}T" if part.session.date else ""
    times = [(remark, f"{remark.time}:00"[:8]) for remark in part.session.remarks if remark.time and remark.is_spoken]
    if times:
        yield element("timeline", None, [element("when", {**part.ids(f"{remark.id}.time"), "absolute": f"{day}{time}"}) for remark, time in times])


def _paragraphs(part: _SessionPart, remark: Remark, remark_text: RemarkText) -> Iterator[Element]:
    for number, paragraph in enumerate(remark_text.paragraphs, 1):
        child = _inline(part, remark_text.notes)
        segment = element("seg", {**part.ids(f"{remark.id}-p{number}"), "source": _source(part, remark, number)})
        if paragraph.kind == "paragraph":
            yield filled(segment, paragraph.text, child)
            continue
        before, after = paragraph.alone
        url = part.edition.url(f"sessions/{part.session.id}/{paragraph.file}")
        filled(segment, before, child).children.extend(_block(paragraph, child, url))
        yield filled(segment, after, child)


def _block(paragraph: Paragraph, child: Callable[[Mark], Element | None], image: str) -> list[Element]:
    """Return a list, a table, a quotation, the stanzas of verse or an image, whose address is given."""
    rows = [[cell for _, cell in row] for row in paragraph.rows]
    match paragraph.kind:
        case "table":
            cells = [[filled(element("cell"), cell, child) for cell in row] for row in rows]
            lines = [element("row", {"role": "data" if number else "label"}, row) for number, row in enumerate(cells)]
            return [element("table", {"rows": str(len(rows)), "cols": str(len(rows[0]))}, lines)]
        case "image":
            parts = [element("graphic", {"url": image}), filled(element("head"), rows[0][0], child), element("figDesc", words=paragraph.alternative)]
            return [element("figure", None, parts)]
        case "quotation":
            return [element("quote", None, [filled(element("p"), row[0], child) for row in rows])]
        case "verse":
            stanzas = [list(lines) for has_words, lines in groupby((row[0] for row in rows), lambda line: bool(line.words)) if has_words]
            return [element("lg", None, [filled(element("l"), line, child) for line in stanza]) for stanza in stanzas]
        case kind:
            numbers = [str(number) if kind == "numbered" else None for number in range(paragraph.first, paragraph.first + len(rows))]
            list_items = [filled(element("item", {"n": number}), row[0], child) for number, row in zip(numbers, rows, strict=True)]
            return [element("list", {"rend": "numbered" if kind == "numbered" else "bulleted"}, list_items)]


def _inline(part: _SessionPart, notes: Sequence[Note]) -> Callable[[Mark], Element | None]:
    def child(mark: Mark) -> Element | None:
        note = next((note for note in notes if mark.kind == "note" and note.label == mark.value), None)
        if note is None:
            return tei_header.child_of(part.edition, mark)
        name = f"note-{note.label}"
        ids = part.ids(name) if note.printed else {"xml:id": f"{part.session.id}.{name}"}
        kind = "footnote" if note.printed else "translator"
        return filled(element("note", {"type": kind, "n": note.label, "place": "bottom", **ids}), note.text, child)

    return child


FORMAT = Format("tei", "tei.xml", "application/tei+xml", session_file, {"proceedings": whole}, available=lambda edition: bool(edition.sessions))
