"""The parallel corpus: one paragraph a line, one column a language, tab-separated (IANA text/tab-separated-values)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.edition import Edition
from proceedings.exports.format import Format

_SPACE = re.compile(r"[\t\r\n]+")  # the format has no way to write them inside a field


def whole(edition: Edition) -> str:
    """Return the paragraphs of all remarks, aligned by number; a language in which the session is not there stays empty."""
    rows = [["session", "remark", "paragraph", *edition.record.languages], *_rows(edition)]
    return "".join("\t".join(_SPACE.sub(" ", field) for field in row) + "\n" for row in rows)


def _rows(edition: Edition) -> Iterator[list[str]]:
    editions = edition.every
    for session, remark in edition.record.remarks():
        columns = [own.words(session, remark).paragraphs if own.text(session) else () for own in editions]
        for number in range(max(map(len, columns))):
            words = [column[number].text.words if number < len(column) else "" for column in columns]
            yield [session.id, remark.id, str(number + 1), *words]


FORMAT = Format("tsv", "tsv", "text/tab-separated-values", None, {"parallel": whole}, multilingual=True)
