"""The parallel corpus as a table: one paragraph in a line, one language in a column, separated by tabs (IANA text/tab-separated-values)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from proceedings.citations.terms import licences
from proceedings.exports.cells import harmless
from proceedings.exports.format import Format, session_segments
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Session

_SPACE = re.compile(r"[\t\r\n]+")  # the format cannot have them inside a field


def whole(edition: Edition) -> Content:
    """Return the paragraphs of all remarks, aligned by number; where a session is not translated, the column of the language is empty."""
    head = ["session", "remark", "paragraph", *edition.record.languages, "rights"]
    return [_line(head), *session_segments(edition.record.sessions.values(), partial(_written, edition))]


def _written(edition: Edition, session: Session) -> str:
    return "".join(map(_line, _rows(edition, session)))


def _line(row: Iterable[str]) -> str:
    return "\t".join([_SPACE.sub(" ", field) for field in row]) + "\n"


def _rows(edition: Edition, session: Session) -> Iterator[list[str]]:
    editions, rights = edition.every, licences(edition.record.conference.rights)
    for remark in session.remarks:
        columns = [sibling.words(session, remark).paragraphs if sibling.text(session) else () for sibling in editions]
        for index in range(max(map(len, columns))):
            words = [harmless(column[index].text.words) if index < len(column) else "" for column in columns]
            yield [session.id, remark.id, str(index + 1), *words, rights]


FORMAT = Format("tsv", "tsv", "text/tab-separated-values", None, {"parallel": whole}, multilingual=True)
