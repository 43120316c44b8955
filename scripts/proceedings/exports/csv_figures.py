"""The figures that speakers quoted as a table: comma-separated values (RFC 4180), UTF-8, one row a figure."""

from __future__ import annotations

import csv
import io

from proceedings.citations.terms import licences
from proceedings.exports.cells import harmless
from proceedings.exports.format import Format
from proceedings.model.edition import Edition


def whole(edition: Edition) -> str:
    """Return the table: facts first, then what the figure measures and its exact words in each language.

    A range has `value` and `value_to`; `session` and `remark` are ids; `rights` are the licences of the parts of the record.
    """
    record = edition.record
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    localized = [(name, language) for name in ("measures", "words", "note", "written") for language in record.languages]
    writer.writerow([
        "id",
        "group",
        "session",
        "remark",
        "value",
        "value_to",
        "unit",
        "qualifier",
        *(f"{name}_{language}" for name, language in localized),
        "rights",
    ])
    rights = licences(record.conference.rights)
    for figure in record.figures.values():
        session, _, remark = figure.remark.partition("/")
        first, last = figure.value if isinstance(figure.value, tuple) else (figure.value, "")
        words = [harmless((getattr(figure, name) or {}).get(language, "")) for name, language in localized]
        writer.writerow([figure.id, figure.group, session, remark, first, last, figure.unit, figure.qualifier or "", *words, rights])
    return buffer.getvalue()


FORMAT = Format("csv", "csv", "text/csv", None, {"figures": whole}, multilingual=True)
