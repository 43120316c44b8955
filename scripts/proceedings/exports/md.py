"""Markdown: the words of the record with their emphasis and notes, for reading, converting and quoting; CommonMark with footnotes.

A heading carries the id of its remark as `{#id}`. What is printed nowhere, the label of a remark without a heading, is in italics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import note
from proceedings.exports.format import Format, of_each
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Remark, Session
from proceedings.syntax.inline import Text

_SPECIAL = re.compile(r"[\\`*_{}\[\]<#]|&(?=#?\w+;)")
_WRITTEN = {"&": "&amp;", "<": "&lt;"}  # not every reader knows a backslash before these
_AT_START = re.compile(r"^(?:([0-9]+)([.)])|([-+>=|~:]))")  # what would begin a list, a quotation, a table


def session(edition: Edition, one: Session) -> str:
    """Return a session as a document."""
    return "\n\n".join(_session(edition, one, "#", "")) + "\n"


def whole(edition: Edition) -> Content:
    """Return all sessions as one document; the labels of notes begin with the id of their session."""
    source = CitedWork(edition)
    return [f"# {_escaped(source.title)}\n\n{_facts(source, note(source))}", *of_each(edition.sessions, partial(_part, edition)), "\n"]


def _part(edition: Edition, one: Session) -> str:
    return "".join([f"\n\n{block}" for block in _session(edition, one, "##", f"{one.id}-")])


def _session(edition: Edition, one: Session, level: str, prefix: str) -> Iterator[str]:
    text = edition.text(one)
    assert text is not None
    source = CitedWork(edition, one)
    yield f"{level} {_escaped(text.title)} {{#{one.id}}}"
    yield _facts(source, source.dated(source.conference), note(source))
    for line in text.preamble:
        yield _paragraph(line.text, prefix)
    for remark in one.remarks:
        own = text.remarks[remark.id]
        heading = _inline(own.heading, prefix) if own.heading.words else f"*{_escaped(_label(edition, remark))}*"
        yield f"{level}# {heading} {{#{remark.id}}}"
        for paragraph in own.paragraphs:
            yield _paragraph(paragraph.text, prefix)
        for footnote in own.notes:
            yield f"[^{prefix}{footnote.label}]: {_inline(footnote.text, prefix)}"


def _facts(source: CitedWork, *facts: str) -> str:
    return " · ".join([*(_escaped(fact) for fact in facts if fact), f"<{source.url}>"])


def _label(edition: Edition, remark: Remark) -> str:
    kind = edition.label(remark.kind)
    return f"{kind} · {edition.record.speakers[remark.by].name[edition.language]}" if remark.by else kind


def _paragraph(text: Text, prefix: str) -> str:
    return _AT_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _inline(text, prefix))


def _inline(text: Text, prefix: str) -> str:
    """Return a text with its emphasis and the calls of its notes."""
    marks: dict[int, str] = {}
    for mark in text.of("emphasis"):
        marks[mark.end] = "*" + marks.get(mark.end, "")
        marks[mark.start] = marks.get(mark.start, "") + "*"
    for mark in text.of("note"):
        marks[mark.start] = marks.get(mark.start, "") + f"[^{prefix}{mark.value}]"
    out, at = "", 0
    for place in sorted(marks):
        out += _escaped(text.words[at:place]) + marks[place]
        at = place
    return out + _escaped(text.words[at:])


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), words)


FORMAT = Format("md", "md", "text/markdown", session, {"proceedings": whole})
