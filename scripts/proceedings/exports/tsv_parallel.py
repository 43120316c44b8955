"""The parallel corpus: one paragraph a line, one column a language, tab-separated (IANA text/tab-separated-values)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from proceedings.exports.format import Format, of_each
from proceedings.incremental.outputs import Content
from proceedings.model.edition import Edition
from proceedings.model.record import Session

_SPACE = re.compile(r"[\t\r\n]+")  # the format has no way to write them inside a field


def whole(edition: Edition) -> Content:
    """Return the paragraphs of all remarks, aligned by number; a language in which the session is not there stays empty."""
    head = ["session", "remark", "paragraph", *edition.record.languages]
    return [_line(head), *of_each(edition.record.sessions.values(), partial(_written, edition))]


def _written(edition: Edition, session: Session) -> str:
    return "".join(map(_line, _rows(edition, session)))


def _line(row: Iterable[str]) -> str:
    return "\t".join([_SPACE.sub(" ", field) for field in row]) + "\n"


def _rows(edition: Edition, session: Session) -> Iterator[list[str]]:
    editions = edition.every
    for remark in session.remarks:
        columns = [own.words(session, remark).paragraphs if own.text(session) else () for own in editions]
        for number in range(max(map(len, columns))):
            words = [column[number].text.words if number < len(column) else "" for column in columns]
            yield [session.id, remark.id, str(number + 1), *words]


FORMAT = Format("tsv", "tsv", "text/tab-separated-values", None, {"parallel": whole}, multilingual=True)
