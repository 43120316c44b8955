"""TEI P5 (Guidelines, chapters 8 and 15) in the manner of ParlaMint: utterances with their speakers, a session by itself and the whole.

A remark is a `u`, a passage an `ab`, a paragraph a `seg`; `xml:id` is the record's own id behind that of its session and a full stop,
the same in every language, and `corresp` of a translation points to the original. `who` is absent where the record names nobody.
`ana` gives role, kind and themes. What is printed over a remark is a `note` of the type speaker; `pb` begins a printed page;
printed footnotes and translator's notes are `note` where they are called; `linkGrp` says which answer belongs to which question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from xml.etree.ElementTree import Element  # noqa: S405 -- XML is written here, never read

from msgspec import Struct

from proceedings.exports import tei_header
from proceedings.exports.format import Format
from proceedings.exports.markup import Later, document, element, filled, pieces
from proceedings.exports.tei_header import ORIGINAL, header
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Note, Remark, RemarkText, Session, SessionText
from proceedings.syntax.inline import Mark

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_WORDED = ("catDesc", "change", "head", "note", "p", "seg")


def session(edition: Edition, one: Session) -> str:
    """Return a session as a document of its own."""
    path = f"sessions/{one.id}/{one.id}.tei.xml"
    made = _text(edition, one, header(edition, path, one, listed=[one]))
    return document(_root(made), _WORDED)


def whole(edition: Edition) -> Content:
    """Return all sessions as one corpus."""
    path = "data/proceedings.tei.xml"
    texts = [Later(one.id, partial(_texts, edition, one, path)) for one in edition.sessions]
    corpus = element("teiCorpus", {"xml:lang": edition.language}, [header(edition, path, listed=edition.sessions), *texts])
    return pieces(_root(corpus), _WORDED)


def _texts(edition: Edition, one: Session, path: str) -> list[Element]:
    return [_text(edition, one, header(edition, path, one))]


def _root(made: Element) -> Element:
    made.attrib = {"xmlns": _NAMESPACE, **made.attrib}
    return made


class _Sitting(Struct, frozen=True):
    """A session in one language, and how its elements are called."""

    session: Session
    text: SessionText
    translated: bool

    def ids(self, id: str) -> dict[str, str | None]:
        """Return the attributes that name an element, and its original where it is a translation."""
        name = f"{self.session.id}.{id}"
        return {"xml:id": name, "corresp": f"{ORIGINAL}:{name}" if self.translated else None}


def _text(edition: Edition, one: Session, head: Element) -> Element:
    text = edition.text(one)
    assert text is not None
    sitting = _Sitting(one, text, edition.language != edition.record.conference.default_language)
    body = element("body", None, [element("div", {"type": "debateSection"}, _parts(sitting))])
    return element("TEI", {"xml:id": one.id, "xml:lang": edition.language}, [head, element("text", None, [body])])


def _parts(sitting: _Sitting) -> Iterator[Element]:
    session, text = sitting.session, sitting.text
    if session.page:
        yield element("pb", {"n": str(session.page)})
    yield element("head", words=text.title)
    if text.preamble:
        yield element("ab", {"type": "preamble"}, [filled(element("seg"), line.text, tei_header.child_of) for line in text.preamble])
    for remark in session.remarks:
        yield from _remark(sitting, remark)
    answers = [(remark, asked) for remark in session.remarks if (asked := session.answered(remark))]
    if answers:
        links = [element("link", {"target": f"#{session.id}.{answer.id} #{session.id}.{asked.id}"}) for answer, asked in answers]
        yield element("linkGrp", {"type": "answers"}, links)


def _remark(sitting: _Sitting, remark: Remark) -> Iterator[Element]:
    own = sitting.text.remarks[remark.id]
    if own.heading.words:
        said = element("note", {"type": "speaker", "target": f"#{sitting.session.id}.{remark.id}"})
        yield filled(said, own.heading, _inline(sitting, own.notes))
    paragraphs = list(_paragraphs(sitting, remark, own))
    if remark.kind == "passage":
        yield element("ab", {"type": "narrative", **sitting.ids(remark.id)}, paragraphs)
        return
    appearance = sitting.session.appearance(remark.by)
    ana = [f"#role_{appearance.role}"] if appearance else []
    ana += [f"#kind_{remark.kind}", *(f"#theme_{id}" for id in remark.themes)]
    attributes = {"who": f"#person_{remark.by}" if remark.by else None, "ana": " ".join(ana)}
    yield element("u", {**sitting.ids(remark.id), **attributes}, paragraphs)


def _paragraphs(sitting: _Sitting, remark: Remark, own: RemarkText) -> Iterator[Element]:
    for number, one in enumerate(own.paragraphs, 1):
        yield filled(element("seg", sitting.ids(f"{remark.id}-p{number}")), one.text, _inline(sitting, own.notes))


def _inline(sitting: _Sitting, notes: Sequence[Note]) -> Callable[[Mark], Element | None]:
    def child(mark: Mark) -> Element | None:
        note = next((note for note in notes if mark.kind == "note" and note.label == mark.value), None)
        if note is None:
            return tei_header.child_of(mark)
        name = f"note-{note.label}"
        ids = sitting.ids(name) if note.printed else {"xml:id": f"{sitting.session.id}.{name}"}
        kind = "footnote" if note.printed else "translator"
        return filled(element("note", {"type": kind, "n": note.label, "place": "bottom", **ids}), note.text, child)

    return child


FORMAT = Format("tei", "tei.xml", "application/tei+xml", session, {"proceedings": whole}, there=lambda edition: bool(edition.sessions))
