"""The record as data: a table of formats, each made by a module of its own from the model alone.

A module offers `FORMAT`. Its functions take an `Edition` (the record in one language) and return the text of one file;
they read nothing, write nothing, and give the same bytes for the same record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from proceedings.exports import akn, bib, csl, csv_figures, json_record, md, ris, root, schema, tbx, tei, tmx, tsv_parallel, txt
from proceedings.exports.format import Format
from proceedings.exports.sources import session_sources
from proceedings.incremental.outputs import Files, Task, text
from proceedings.languages.labels import Words
from proceedings.model.edition import Edition
from proceedings.model.record import Proceedings, Session

FORMATS: tuple[Format, ...] = (
    txt.FORMAT,
    md.FORMAT,
    json_record.FORMAT,
    akn.FORMAT,
    tei.FORMAT,
    schema.FORMAT,
    csl.FORMAT,
    bib.FORMAT,
    ris.FORMAT,
    csv_figures.FORMAT,
    tsv_parallel.FORMAT,
    tmx.FORMAT,
    tbx.FORMAT,
)


def parts(record: Proceedings, site_url: str = "", only: Iterable[str] | None = None, own_labels: Words | None = None) -> Iterator[Task]:
    """Yield what makes the exported files, or those of the formats `only`: for each language, session after session, then the whole."""
    wanted = [one for one in FORMATS if only is None or one.id in only]
    for language in record.languages:
        edition = Edition(record, language, site_url, own_labels or {})
        if only is None:
            yield Task(f"data/{language}/root", partial(root.files, edition))
        for session in edition.sessions:
            yield Task(f"data/{language}/sessions/{session.id}", partial(_of_session, edition, wanted, session))
        for one in wanted:
            if one.there(edition) and not (one.multilingual and language != record.conference.default_language):
                for name in one.whole:
                    yield Task(f"data/{language}/{name}.{one.ending}", partial(_of_whole, edition, one, name))


def files(record: Proceedings, site_url: str = "", only: Iterable[str] | None = None, own_labels: Words | None = None) -> Iterator[tuple[str, str]]:
    """Yield path (from the root of the site) and content of every exported file, or of those of the formats `only`."""
    for part in parts(record, site_url, only, own_labels):
        yield from ((path, text(content)) for path, content in part.make())


def _of_session(edition: Edition, wanted: Iterable[Format], session: Session) -> Files:
    folder = f"{edition.root}sessions/{session.id}"
    sources = list(session_sources(edition, session))
    for one in wanted:
        if one.session:
            yield f"{folder}/{session.id}.{one.ending}", one.session(edition, session)
        if one.references:
            entries = [one.references.entry(source) for source in sources]
            yield f"{folder}/{session.id}.{one.ending}", one.references.file(entries)
            for remark, entry in zip(session.remarks, entries[1:], strict=True):
                yield f"{folder}/{remark.id}/{remark.id}.{one.ending}", one.references.file([entry])


def _of_whole(edition: Edition, one: Format, name: str) -> Files:
    yield f"{edition.root}data/{name}.{one.ending}", one.whole[name](edition)
