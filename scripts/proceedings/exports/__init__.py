"""The record as data: a table of formats; each format is made by one module, from the model alone.

A module offers `FORMAT`. Its functions take an `Edition` (the record in one language) and return the text of one file. They read
and write no file, and return the same bytes for the same record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from proceedings.exports import akn, bib, csl, csv_figures, json_record, md, ris, root, schema, tbx, tei, tmx, tsv_parallel, txt
from proceedings.exports.cited_works import works_of
from proceedings.exports.format import Format
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


def tasks(record: Proceedings, site_url: str = "", only: Iterable[str] | None = None, own_labels: Words | None = None) -> Iterator[Task]:
    """Yield the tasks that make the exported files: for each language one for each session, then one for each file of the whole.

    `only` are the ids of the formats that are wanted; None means all of them and the files at the root of the site.
    """
    formats = [export_format for export_format in FORMATS if only is None or export_format.id in only]
    for language in record.languages:
        edition = Edition(record, language, site_url, own_labels or {})
        if only is None:
            yield Task(f"data/{language}/root", partial(root.files, edition))
        for session in edition.sessions:
            yield Task(f"data/{language}/sessions/{session.id}", partial(_of_session, edition, formats, session))
        for export_format in formats:
            if export_format.available(edition) and not (export_format.multilingual and language != record.conference.default_language):
                for name in export_format.whole:
                    yield Task(f"data/{language}/{name}.{export_format.ending}", partial(_of_whole, edition, export_format, name))


def files(record: Proceedings, site_url: str = "", only: Iterable[str] | None = None, own_labels: Words | None = None) -> Iterator[tuple[str, str]]:
    """Yield path (from the root of the site) and content of every exported file. `only` selects formats, as in `tasks`."""
    for task in tasks(record, site_url, only, own_labels):
        yield from ((path, text(content)) for path, content in task.make())


def listed(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield media type and path (from the root of the site) of the files of the whole that are offered in one language."""
    for export_format in FORMATS:
        if export_format.available(edition):
            root = "" if export_format.multilingual else edition.root
            yield from ((export_format.media_type, f"{root}data/{name}.{export_format.ending}") for name in export_format.whole)


def _of_session(edition: Edition, formats: Iterable[Format], session: Session) -> Files:
    folder = f"{edition.root}sessions/{session.id}"
    works = list(works_of(edition, session))
    for export_format in formats:
        if export_format.session and not export_format.multilingual:
            yield f"{folder}/{session.id}.{export_format.ending}", export_format.session(edition, session)
        elif export_format.session and edition is edition.original:  # the file is the same beside the page of every language
            content = export_format.session(edition, session)
            roots = [sibling.root for sibling in edition.every if sibling.text(session)]
            yield from ((f"{root}sessions/{session.id}/{session.id}.{export_format.ending}", content) for root in roots)
        if export_format.references:
            entries = [export_format.references.entry(work) for work in works]
            yield f"{folder}/{session.id}.{export_format.ending}", export_format.references.file(entries)
            for remark, entry in zip(session.remarks, entries[1:], strict=True):
                yield f"{folder}/{remark.id}/{remark.id}.{export_format.ending}", export_format.references.file([entry])


def _of_whole(edition: Edition, export_format: Format, name: str) -> Files:
    yield f"{edition.root}data/{name}.{export_format.ending}", export_format.whole[name](edition)
