"""JSON: the model as data, with all languages in each file. `data/schema.json` describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from msgspec import json, to_builtins

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.printed import printed_pages, session_pages
from proceedings.exports.format import Format, session_segments
from proceedings.exports.shapes import (
    FORMAT_VERSION,
    ImageShape,
    MarkShape,
    MomentShape,
    NoteShape,
    ParagraphShape,
    PartShape,
    RecordFile,
    RemarkShape,
    RemarkTextShape,
    SessionShape,
    SessionTextShape,
    Shape,
    TextShape,
)
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.parts import Part
from proceedings.model.record import Remark, Session
from proceedings.model.recordings import Moment, moment
from proceedings.model.session_text import Paragraph
from proceedings.syntax.inline import Text

SCHEMA = "data/schema.json"
_NONE = '"sessions": []'  # occurs once in a file, since quotation marks inside words are escaped

_REGISTRIES: Mapping[str, tuple[str, ...]] = {  # the fields of the record in each file
    "speakers": ("speakers",),
    "organisations": ("organisations",),
    "themes": ("themes",),
    "glossary": ("categories", "terms"),
    "figures": ("units", "groups", "figures"),
}


def session_file(edition: Edition, session: Session) -> str:
    """Return a session in all languages."""
    return _file(edition, session=_session(edition, session))


def whole(edition: Edition) -> Content:
    """Return the whole record: the conference, its sessions, the registries, the changes."""
    record = edition.record
    names = [*(name for names in _REGISTRIES.values() for name in names), "errata"]
    registries = {name: list(getattr(record, name).values()) for name in names}
    around = _file(edition, conference=record.conference, sessions=(), changes=record.changes, **registries)
    before, _, after = around.partition(_NONE)
    return [before + _NONE.rstrip("]"), *session_segments(record.sessions.values(), partial(_listed, edition)), f"\n ]{after}"]


def _listed(edition: Edition, session: Session) -> str:
    """Return a session as a member of the list of all sessions, with the comma before it."""
    separator = "" if session is next(iter(edition.record.sessions.values())) else ","
    return (f"{separator}\n" + _written(_session(edition, session))).replace("\n", "\n  ")  # JSON has no line break inside a string


def _registry(names: Iterable[str]) -> Callable[[Edition], str]:
    def make(edition: Edition) -> str:
        return _file(edition, **{name: list(getattr(edition.record, name).values()) for name in names})

    return make


def _file(edition: Edition, **parts: Any) -> str:
    conference = edition.record.conference
    head = RecordFile(
        schema_=edition.original.url(SCHEMA),
        format=FORMAT_VERSION,
        edition=edition.change,
        name=conference.name,
        rights=conference.rights,
        translations=tuple(language for language in edition.record.languages if not conference.is_authentic(language)),
        **parts,
    )
    return _written(head) + "\n"


def _written(shape: Shape) -> str:
    return json.format(json.encode(_given(to_builtins(shape))), indent=1).decode()


def _given(value: Any) -> Any:
    """Return plain data without the keys whose value is None."""
    if isinstance(value, dict):
        return {name: _given(member) for name, member in value.items() if member is not None}
    return [_given(member) for member in value] if isinstance(value, list | tuple) else value


def _session(edition: Edition, session: Session) -> SessionShape:
    """Return a session with its texts in all languages."""
    pages = printed_pages(edition.record, session)
    remarks = tuple(_remark(edition, session, remark, pages.get(remark.id)) for remark in session.remarks)
    return SessionShape(
        id=session.id,
        kind=session.kind,
        date=session.date,
        pages=session_pages(edition.record, session),
        speakers=session.speakers,
        recordings=session.recordings or None,
        themes=session.themes,
        urls={sibling.language: CitedWork(sibling, session).url for sibling in edition.every},
        texts={
            language: SessionTextShape(title=text.title, summary=text.summary, status=text.status, preamble=tuple(_text(line.text) for line in text.preamble))
            for language in edition.record.languages
            if (text := session.texts.get(language))
        },
        parts=tuple(_part(edition, session, part) for part in session.parts) or None,
        remarks=remarks,
    )


def _part(edition: Edition, session: Session, part: Part) -> PartShape:
    return PartShape(
        id=part.id,
        level=part.level,
        remarks=tuple(remark.id for remark in session.remarks[part.start : part.end]),
        urls={sibling.language: f"{CitedWork(sibling, session).url}#{part.id}" for sibling in edition.every},
        headings={sibling.language: _text(text.parts[part.id].heading) for sibling in edition.every if (text := sibling.text(session))},
    )


def _remark(edition: Edition, session: Session, remark: Remark, pages: tuple[int, int] | None) -> RemarkShape:
    """Return a remark with its words in all languages, and its printed pages."""
    answered = session.answered(remark)
    translated = [sibling for sibling in edition.every if sibling.text(session)]
    return RemarkShape(
        id=remark.id,
        kind=remark.kind,
        by=remark.by,
        themes=remark.themes,
        answers=answered.id if answered else None,
        time=remark.time,
        recording=_moment(moment(session, remark)),
        pages=pages,
        part=next((part.id for part in reversed(session.parts_with(remark))), None),
        urls={sibling.language: CitedWork(sibling, session, remark).url for sibling in edition.every},
        texts={sibling.language: _remark_text(sibling, session, remark) for sibling in translated},
    )


def _remark_text(edition: Edition, session: Session, remark: Remark) -> RemarkTextShape:
    remark_text = edition.words(session, remark)
    return RemarkTextShape(
        heading=_text(remark_text.heading) if remark_text.heading.words else None,
        paragraphs=tuple(_block(edition, session, remark, number, paragraph) for number, paragraph in enumerate(remark_text.paragraphs, 1)),
        notes=tuple(NoteShape(label=note.label, printed=note.printed, erratum=note.erratum, **_parts(note.text)) for note in remark_text.notes),
    )


def _block(edition: Edition, session: Session, remark: Remark, number: int, paragraph: Paragraph) -> ParagraphShape:
    return ParagraphShape(
        id=f"{remark.id}-p{number}",
        kind=None if paragraph.kind == "paragraph" else paragraph.kind,
        image=ImageShape(edition.url(f"sessions/{session.id}/{paragraph.file}"), paragraph.alternative) if paragraph.file else None,
        recording=_moment(moment(session, remark, number)),
        first=None if paragraph.first == 1 else paragraph.first,
        **_parts(paragraph.text),
    )


def _moment(place: Moment | None) -> MomentShape | None:
    return MomentShape(place.url, place.seconds) if place else None


def _text(text: Text) -> TextShape:
    return TextShape(**_parts(text))


def _parts(text: Text) -> dict[str, Any]:
    marks = tuple(MarkShape(mark.kind, mark.start, mark.end, mark.value or None, mark.words or None, mark.stands_alone or None) for mark in text.marks)
    return {"words": text.words, "marks": marks}


_WHOLE = {"proceedings": whole, **{name: _registry(parts) for name, parts in _REGISTRIES.items()}}
FORMAT = Format("json", "json", "application/json", session_file, _WHOLE, multilingual=True)
