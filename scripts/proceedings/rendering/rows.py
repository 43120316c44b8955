"""A remark in all languages side by side: one row for each heading, paragraph and printed footnote, the page's own language first.

Every id stands once, on the row that holds all languages, so that the same fragments work here and on the session's page. What
stands inside the words of a further language has ids that end in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from proceedings.model import Note, Remark, RemarkText, Session, SessionText
from proceedings.staging.apparatus import alias_anchors, handle, moved_on, note_number, place_line, translators_note
from proceedings.staging.markup import attributes
from proceedings.staging.references import reference_spans
from proceedings.staging.site import Site
from proceedings.staging.words import record_words


@dataclass(frozen=True)
class Column:
    """A language side by side with others; `suffix` stands behind the ids of what is inside its words."""

    language: str
    text: SessionText
    suffix: str


def columns(site: Site, session: Session) -> list[Column]:
    """Return the languages in which the session is there, the page's own first."""
    order = sorted(site.record.languages, key=lambda language: language != site.language)
    there = [(language, text) for language in order if (text := session.texts.get(language)) and text.status != "none"]
    return [Column(language, text, f"-{language.lower()}" if at else "") for at, (language, text) in enumerate(there)]


def language_names(site: Site, own: Iterable[Column]) -> str:
    """Return the row that names the languages over their columns."""
    names = [f"<p{_lang(site, one)}>{site.escape(site.record.conference.language(one.language).name)}</p>" for one in own]
    return f'<div class="pr-row pr-row-languages" data-apparatus="">{"".join(names)}</div>'


def preamble_rows(site: Site, source: str, own: Sequence[Column]) -> Iterator[str]:
    """Yield the lines before the first remark."""
    for lines in zip(*(one.text.preamble for one in own), strict=True):
        cells = ((one, record_words(site, source, line.text, one.language, suffix=one.suffix)) for one, line in zip(own, lines, strict=True))
        yield _row(site, cells, "p")


def remark_rows(site: Site, source: str, session: Session, remark: Remark, own: Sequence[Column], *, level: int) -> str:
    """Return a remark as a section; its heading is of the given level."""
    texts = [one.text.remarks[remark.id] for one in own]
    spans = [reference_spans(site, source, session, remark, text, one.language) for one, text in zip(own, texts, strict=True)]
    place = f"{session.id}/{remark.id}"

    def cells(part: int) -> Iterator[tuple[Column, str]]:
        for column, text, span in zip(own, texts, spans, strict=True):
            yield column, record_words(site, source, text.texts[part], column.language, span[part], suffix=column.suffix)

    printed = bool(texts[0].heading.words)
    rows = [place_line(site, source, session, remark, name="p" if printed else f"h{level}", id=None if printed else remark.id)]
    if printed:
        rows.append(_row(site, cells(0), f"h{level}", id=remark.id))
    for number in range(1, 1 + len(texts[0].paragraphs)):
        id = f"{remark.id}-p{number}"
        before = handle(site, id) + alias_anchors(site, f"{place}-p{number}")
        rows.append(_row(site, cells(number), "p", before, moved_on(site, source, f"{place}-p{number}"), id=id))
    for number, note in enumerate(_printed_notes(texts[0]), 1 + len(texts[0].paragraphs)):
        numbered = ((one, f"{note_number(site, note.label, f'call-{note.label}{one.suffix}')} {words}") for one, words in cells(number))
        rows.append(_row(site, numbered, "p", class_="pr-row pr-footnote", id=f"note-{note.label}", role="doc-footnote", data_footnote=note.label))
    facts = attributes(class_="pr-remark", data_remark=remark.id, data_speaker=remark.by, data_kind=remark.kind)
    return f"<section{facts}>\n{chr(10).join(rows)}\n</section>"


def translators_notes(site: Site, source: str, remarks: Iterable[Remark], own: Iterable[Column]) -> str:
    """Return the translators' notes on some remarks, in every language that has any."""
    there = [(one, note) for one in own for remark in remarks for note in one.text.remarks[remark.id].notes if not note.printed]
    if not there:
        return ""
    notes = [translators_note(site, source, note, one.suffix, site.record.conference.tag(one.language)) for one, note in there]
    title = f'<h2 id="translators-notes">{site.escape(site.label("translators_notes"))}</h2>'
    return f'<section class="pr-translators-notes" data-apparatus="">{title}{"".join(notes)}</section>'


def _printed_notes(text: RemarkText) -> list[Note]:
    return [note for note in text.notes if note.printed]


def _row(site: Site, cells: Iterable[tuple[Column, str]], name: str, before: str = "", after: str = "", *, class_: str = "pr-row", **own: str | None) -> str:
    words = "".join(f"<{name}{_lang(site, column)}>{cell}</{name}>" for column, cell in cells)
    return f"<div{attributes(class_=class_, **own)}>{before}{words}{after}</div>"


def _lang(site: Site, column: Column) -> str:
    return attributes(**site.language_of(column.language))
