"""JSON: the model as data, in all languages at once, as data/schema.json describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from msgspec import json, to_builtins

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.printed import printed_pages, session_pages
from proceedings.exports.format import Format, of_each
from proceedings.exports.shapes import (
    FORMAT_VERSION,
    MarkShape,
    NoteShape,
    ParagraphShape,
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
from proceedings.model.record import Remark, Session
from proceedings.syntax.inline import Text

SCHEMA = "data/schema.json"
_NONE = '"sessions": []'  # quotation marks within words are escaped, so that nothing else is written like this

_REGISTRIES: Mapping[str, tuple[str, ...]] = {  # file to what it holds of the record
    "speakers": ("speakers",),
    "organisations": ("organisations",),
    "themes": ("themes",),
    "glossary": ("categories", "terms"),
    "figures": ("units", "groups", "figures"),
}


def session(edition: Edition, one: Session) -> str:
    """Return a session in all languages; the file is the same beside every language's page."""
    return _file(edition, session=_session(edition, one))


def whole(edition: Edition) -> Content:
    """Return everything: the conference, its sessions, the registries, the changes."""
    record = edition.record
    names = [*(name for names in _REGISTRIES.values() for name in names), "errata"]
    registries = {name: list(getattr(record, name).values()) for name in names}
    around = _file(edition, conference=record.conference, sessions=(), changes=record.changes, **registries)
    before, _, after = around.partition(_NONE)
    return [before + _NONE.rstrip("]"), *of_each(record.sessions.values(), partial(_listed, edition)), f"\n ]{after}"]


def _listed(edition: Edition, one: Session) -> str:
    """Return a session as it stands in the list of all."""
    joint = "" if one is next(iter(edition.record.sessions.values())) else ","
    return (f"{joint}\n" + _written(_session(edition, one))).replace("\n", "\n  ")  # within words there is no end of a line


def _registry(names: Iterable[str]) -> Callable[[Edition], str]:
    def make(edition: Edition) -> str:
        return _file(edition, **{name: list(getattr(edition.record, name).values()) for name in names})

    return make


def _file(edition: Edition, **parts: Any) -> str:
    schema = edition.original.url(SCHEMA)
    return _written(RecordFile(schema_=schema, format=FORMAT_VERSION, edition=edition.change, name=edition.record.conference.name, **parts)) + "\n"


def _written(shape: Shape) -> str:
    return json.format(json.encode(_given(to_builtins(shape))), indent=1).decode()


def _given(value: Any) -> Any:
    """Return plain data without the keys that have no value."""
    if isinstance(value, dict):
        return {name: _given(own) for name, own in value.items() if own is not None}
    return [_given(one) for one in value] if isinstance(value, list | tuple) else value


def _session(edition: Edition, one: Session) -> SessionShape:
    pages = printed_pages(edition.record, one)
    remarks = tuple(_remark(edition, one, remark, pages.get(remark.id)) for remark in one.remarks)
    return SessionShape(
        id=one.id,
        kind=one.kind,
        date=one.date,
        pages=session_pages(edition.record, one),
        speakers=one.speakers,
        themes=one.themes,
        urls={own.language: CitedWork(own, one).url for own in edition.every},
        texts={
            language: SessionTextShape(title=text.title, summary=text.summary, status=text.status, preamble=tuple(_text(line.text) for line in text.preamble))
            for language in edition.record.languages
            if (text := one.texts.get(language))
        },
        remarks=remarks,
    )


def _remark(edition: Edition, one: Session, remark: Remark, pages: tuple[int, int] | None) -> RemarkShape:
    answered = one.answered(remark)
    there = [own for own in edition.every if own.text(one)]
    return RemarkShape(
        id=remark.id,
        kind=remark.kind,
        by=remark.by,
        themes=remark.themes,
        answers=answered.id if answered else None,
        pages=pages,
        urls={own.language: CitedWork(own, one, remark).url for own in edition.every},
        texts={own.language: _remark_text(own, one, remark) for own in there},
    )


def _remark_text(edition: Edition, one: Session, remark: Remark) -> RemarkTextShape:
    own = edition.words(one, remark)
    return RemarkTextShape(
        heading=_text(own.heading) if own.heading.words else None,
        paragraphs=tuple(ParagraphShape(id=f"{remark.id}-p{number}", **_parts(line.text)) for number, line in enumerate(own.paragraphs, 1)),
        notes=tuple(NoteShape(label=note.label, printed=note.printed, erratum=note.erratum, **_parts(note.text)) for note in own.notes),
    )


def _text(text: Text) -> TextShape:
    return TextShape(**_parts(text))


def _parts(text: Text) -> dict[str, Any]:
    marks = tuple(MarkShape(kind=mark.kind, start=mark.start, end=mark.end, value=mark.value or None) for mark in text.marks)
    return {"words": text.words, "marks": marks}


_WHOLE = {"proceedings": whole, **{name: _registry(parts) for name, parts in _REGISTRIES.items()}}
FORMAT = Format("json", "json", "application/json", session, _WHOLE, multilingual=True)
