"""Plain text: every word of the record without markup, for people and for programs.

What is not the record's own stands in square brackets: the id of a remark or part, who asked where no name is printed, the calls of notes, and
what happened meanwhile. The reading of ruby stands in brackets behind its words. Notes stand behind their remark, printed ones by their number, the translator's by a letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import note
from proceedings.exports.format import Format, session_segments
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.parts import Part, flattened
from proceedings.model.record import Remark, Session
from proceedings.model.session_text import Paragraph, RemarkText
from proceedings.syntax.inline import Text, spaced, with_reading

_UNDERLINED = 40  # characters of the line under the heading of a part


def session_file(edition: Edition, session: Session) -> str:
    """Return a session as text: title, day, edition, address and terms, then each remark with its heading, paragraphs and notes."""
    return "\n".join([*_facts(CitedWork(edition, session)), *_terms(edition), "", *_lines(edition, session)]) + "\n"


def whole(edition: Edition) -> Content:
    """Return all sessions as one text."""
    head = [*_facts(CitedWork(edition)), *_terms(edition)]
    return ["\n".join([*head, ""]), *session_segments(edition.sessions, partial(_part, edition))]


def _part(edition: Edition, session: Session) -> str:
    return "\n" + "\n".join([*_facts(CitedWork(edition, session)), "", *_lines(edition, session)]) + "\n"


def _terms(edition: Edition) -> list[str]:
    return [words] if (words := edition.rights) else []


def _facts(work: CitedWork) -> list[str]:
    """Return title, conference and day, the edition, whether the text is a translation, and the address."""
    facts = [work.title, work.dated(work.conference) if work.session else work.conference, note(work), work.url]
    return [fact for fact in facts if fact]


def _lines(edition: Edition, session: Session) -> Iterator[str]:
    """Yield the lines of a session behind its facts: preamble, headings of parts, and remarks."""
    text = edition.text(session)
    assert text is not None
    for line in text.preamble:
        yield from (_words(line.text), "")
    for depth, child in flattened(session.divided):
        if isinstance(child, Part):
            heading = _words(text.parts[child.id].heading)
            yield from (f"[{child.id}] {heading}", ("-" if depth else "=") * _UNDERLINED, "")
            continue
        remark, remark_text = child, text.remarks[child.id]
        yield f"[{remark.id}] {_heading(edition, remark, remark_text)}"
        yield ""
        for paragraph in remark_text.paragraphs:
            yield from (*_block(paragraph), "")
        for remark_note in remark_text.notes:
            yield from (f"[{remark_note.label}] {_words(remark_note.text)}", "")


def _heading(edition: Edition, remark: Remark, text: RemarkText) -> str:
    """Return the printed heading. Where nothing is printed, return kind and speaker in square brackets."""
    if text.heading.words:
        return _words(text.heading)
    name = f" · {edition.naming(remark.by).written(edition.label, full=False)}" if remark.by else ""
    return f"[{edition.label(remark.kind)}{name}]"


def _block(paragraph: Paragraph) -> Iterator[str]:
    """Yield the lines of a block: lists with their marks, the cells of a table between bars, quotations and verse indented."""
    if paragraph.kind == "paragraph":
        yield _words(paragraph.text)
        return
    before, after = (_words(incidents) for incidents in paragraph.alone)
    yield from filter(None, [before, f"[{paragraph.alternative}]" if paragraph.file else ""])
    for number, row in enumerate(paragraph.rows, paragraph.first):
        words = " | ".join(_words(cell) for _, cell in row)
        yield {"list": f"- {words}", "numbered": f"{number}. {words}", "table": words, "image": words}.get(paragraph.kind, f"    {words}" if words else "")
    yield from filter(None, [after])


def _words(text: Text) -> str:
    """Return the words of a text with the calls of notes, and what happened meanwhile, in square brackets."""
    out, offset = "", 0
    for mark in text.marks:
        if mark.kind == "ruby":
            out += text.words[offset : mark.start] + with_reading(text.words[mark.start : mark.end], mark.words)
            offset = mark.end
        if mark.kind in ("incident", "note"):
            added = spaced(text.words, mark, f"[{mark.words}]") if mark.kind == "incident" else f"[{mark.value}]"
            out += text.words[offset : mark.start] + added
            offset = mark.start
    return out + text.words[offset:]


FORMAT = Format("txt", "txt", "text/plain", session_file, {"proceedings": whole})
