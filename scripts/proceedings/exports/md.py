"""Markdown: the words of the record with their emphasis and notes, for reading, converting and quoting; CommonMark with footnotes.

A heading ends with the id of its remark or part as `{#id}`; in the document of the whole, an id that more than one session has stands behind
that of its session (`part-1-q1`). A remark without a printed heading gets a label in italics.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import note
from proceedings.exports.format import Format, session_segments
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.parts import Part, flattened
from proceedings.model.record import Remark, Session
from proceedings.model.session_text import Paragraph
from proceedings.syntax.inline import Text, spaced, with_reading

_SPECIAL = re.compile(r"[\\`*_{}\[\]<#]|&(?=#?\w+;)")
_WRITTEN = {"&": "&amp;", "<": "&lt;"}  # some readers do not know a backslash before these
_BAR = re.compile(r"(?<!\\)\|")
_AT_START = re.compile(r"^(?:([0-9]+)([.)])|([-+>=|~:]))")  # these would begin a list, a quotation or a table


def session_file(edition: Edition, session: Session) -> str:
    """Return a session as one document."""
    title, facts, *blocks = _session(edition, session, "#", "", frozenset())
    return "\n\n".join([title, facts, *_terms(edition), *blocks]) + "\n"


def whole(edition: Edition) -> Content:
    """Return all sessions as one document; the labels of notes begin with the id of their session."""
    work = CitedWork(edition)
    head = [f"# {_escaped(work.title)}", _facts(work, note(work)), *_terms(edition)]
    return ["\n\n".join(head), *session_segments(edition.sessions, partial(_part, edition, _repeated(edition))), "\n"]


def _repeated(edition: Edition) -> Collection[str]:
    """Return the ids that stand more than once in the document of the whole."""
    parts = (part.id for session in edition.record.sessions.values() for part in session.parts)
    ids = Counter([*edition.record.sessions, *parts, *(remark.id for _, remark in edition.record.remarks())])
    return frozenset(id for id, count in ids.items() if count > 1)


def _part(edition: Edition, repeated: Collection[str], session: Session) -> str:
    return "".join([f"\n\n{block}" for block in _session(edition, session, "##", f"{session.id}-", repeated)])


def _terms(edition: Edition) -> list[str]:
    """Return the paragraph on the rights in the text, where the record states them."""
    return [_escaped(words)] if (words := edition.rights) else []


def _session(edition: Edition, session: Session, level: str, prefix: str, repeated: Collection[str]) -> Iterator[str]:
    """Yield the blocks of a session.

    `level` has the hashes of its heading, `prefix` stands before the labels of notes, `repeated` has the ids that stand more than once.
    """
    text = edition.text(session)
    assert text is not None
    work = CitedWork(edition, session)
    yield f"{level} {_escaped(text.title)} {{#{session.id}}}"
    yield _facts(work, work.dated(work.conference), note(work))
    for line in text.preamble:
        yield _paragraph(line.text, prefix)
    for depth, child in flattened(session.divided):
        hashes = f"{level}#" + "#" * depth
        if isinstance(child, Part):
            yield f"{hashes} {_inline(text.parts[child.id].heading, prefix)} {{#{prefix if child.id in repeated else ''}{child.id}}}"
            continue
        remark, remark_text = child, text.remarks[child.id]
        heading = _inline(remark_text.heading, prefix) if remark_text.heading.words else f"*{_escaped(_label(edition, remark))}*"
        yield f"{hashes} {heading} {{#{prefix if remark.id in repeated else ''}{remark.id}}}"
        for paragraph in remark_text.paragraphs:
            yield _block(paragraph, prefix, edition.url(f"sessions/{session.id}/{paragraph.file}"))
        for footnote in remark_text.notes:
            yield f"[^{prefix}{footnote.label}]: {_inline(footnote.text, prefix)}"


def _facts(work: CitedWork, *facts: str) -> str:
    return " · ".join([*(_escaped(fact) for fact in facts if fact), f"<{work.url}>"])


def _label(edition: Edition, remark: Remark) -> str:
    kind = edition.label(remark.kind)
    return f"{kind} · {edition.naming(remark.by).written(edition.label, full=False)}" if remark.by else kind


def _block(paragraph: Paragraph, prefix: str, image: str) -> str:
    """Return a block: an image, whose address is given, with its caption below; a table as most readers of Markdown know it, verse with two spaces at the end of its lines, which break them."""
    if paragraph.kind == "paragraph":
        return _paragraph(paragraph.text, prefix)
    before, after = (_inline(incidents, prefix) for incidents in paragraph.alone)
    rows = [[_paragraph(cell, prefix) for _, cell in row] for row in paragraph.rows]
    if paragraph.file:
        return "\n\n".join(filter(None, [before, f"![{_escaped(paragraph.alternative)}](<{image}>)", rows[0][0], after]))
    return "\n\n".join(filter(None, [before, _BLOCKS[paragraph.kind](rows, paragraph.first), after]))


def _table(rows: list[list[str]], _: int) -> str:
    head, *body = ["| " + " | ".join(_BAR.sub(r"\\|", cell) for cell in row) + " |" for row in rows]
    return "\n".join([head, "|---" * len(rows[0]) + "|", *body])


def _verse(rows: list[list[str]], _: int) -> str:
    return "\n\n".join("  \n".join(stanza.split("\n")) for stanza in "\n".join(row[0] for row in rows).split("\n\n"))


_BLOCKS: Mapping[str, Callable[[list[list[str]], int], str]] = {
    "list": lambda rows, _: "\n".join(f"- {row[0]}" for row in rows),
    "numbered": lambda rows, first: "\n".join(f"{number}. {row[0]}" for number, row in enumerate(rows, first)),
    "quotation": lambda rows, _: "\n>\n".join(f"> {row[0]}" for row in rows),
    "table": _table,
    "verse": _verse,
}


def _paragraph(text: Text, prefix: str) -> str:
    return _AT_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", _inline(text, prefix))


def _inline(text: Text, prefix: str) -> str:
    """Return a text with its emphasis, the readings of ruby, the calls of its notes and, in square brackets, what happened meanwhile."""
    marks: dict[int, str] = {}
    for mark in text.of("emphasis"):
        marks[mark.end] = "*" + marks.get(mark.end, "")
        marks[mark.start] = marks.get(mark.start, "") + "*"
    for mark in text.of("ruby"):
        reading = with_reading(text.words[mark.start : mark.end], mark.words)[mark.end - mark.start :]
        marks[mark.end] = _escaped(reading) + marks.get(mark.end, "")
    for mark in text.of("note"):
        marks[mark.start] = marks.get(mark.start, "") + f"[^{prefix}{mark.value}]"
    for mark in text.of("incident"):
        marks[mark.start] = marks.get(mark.start, "") + spaced(text.words, mark, f"*\\[{_escaped(mark.words)}\\]*")
    out, offset = "", 0
    for end in sorted(marks):
        out += _escaped(text.words[offset:end]) + marks[end]
        offset = end
    return out + _escaped(text.words[offset:])


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda match: _WRITTEN.get(match[0], f"\\{match[0]}"), words)


FORMAT = Format("md", "md", "text/markdown", session_file, {"proceedings": whole})
