"""The record as data: a table of formats, each made by a module of its own from the model alone.

A module offers `FORMAT`. Its functions take an `Edition` (the record in one language) and return the text of one file;
they read nothing, write nothing, and give the same bytes for the same record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from proceedings.edition import Edition
from proceedings.exports import akn, bib, csl, figures, md, parallel, record, ris, root, schema, tbx, tei, text, tmx
from proceedings.exports.format import Format
from proceedings.labels import Words
from proceedings.model import Proceedings

FORMATS: tuple[Format, ...] = (
    text.FORMAT,
    md.FORMAT,
    record.FORMAT,
    akn.FORMAT,
    tei.FORMAT,
    schema.FORMAT,
    csl.FORMAT,
    bib.FORMAT,
    ris.FORMAT,
    figures.FORMAT,
    parallel.FORMAT,
    tmx.FORMAT,
    tbx.FORMAT,
)


def files(record: Proceedings, site_url: str = "", only: Iterable[str] | None = None, own_labels: Words | None = None) -> Iterator[tuple[str, str]]:
    """Yield path (from the root of the site) and content of every exported file, or of those of the formats `only`."""
    wanted = [one for one in FORMATS if only is None or one.id in only]
    for language in record.languages:
        edition = Edition(record, language, site_url, own_labels or {})
        if only is None:
            yield from root.files(edition)
        for one in wanted:
            for session in edition.sessions:
                folder = f"{edition.root}sessions/{session.id}"
                if one.session:
                    yield f"{folder}/{session.id}.{one.ending}", one.session(edition, session)
                if one.remark:
                    for remark in session.remarks:
                        yield f"{folder}/{remark.id}/{remark.id}.{one.ending}", one.remark(edition, session, remark)
            if one.multilingual and language != record.conference.default_language:
                continue
            for name, make in one.whole.items():
                if (content := make(edition)) is not None:
                    yield f"{edition.root}data/{name}.{one.ending}", content


def write(record: Proceedings, folder: Path, site_url: str = "", only: Iterable[str] | None = None, own_labels: Words | None = None) -> int:
    """Write the exported files under `folder`; return how many there are."""
    count = 0
    for path, content in files(record, site_url, only, own_labels):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
        count += 1
    return count
