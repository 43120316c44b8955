"""A remark in all languages side by side: one row for each heading, paragraph and printed footnote, the page's own language first.

Every id stands once, on the row that holds all languages, so that the same fragments work here and on the session's page. What
stands inside the words of a further language has ids that end in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.model.record import Remark, Session, SessionText
from proceedings.staging.apparatus import alias_anchors, moved_on, note_number, permalink, speaker_line, translators_note
from proceedings.staging.context import PageContext
from proceedings.staging.markup import attributes
from proceedings.staging.references import reference_spans
from proceedings.staging.words import record_words


class Column(Struct, frozen=True):
    """A language side by side with others; `suffix` stands behind the ids of what is inside its words, `attributes` in the tag of what is around them."""

    language: str
    text: SessionText
    suffix: str
    attributes: str


def column(context: PageContext, language: str, text: SessionText, suffix: str = "") -> Column:
    """Return the column of one language."""
    return Column(language, text, suffix, attributes(**context.language_of(language)))


def columns(context: PageContext, session: Session) -> list[Column]:
    """Return the languages in which the session is there, the page's own first."""
    order = sorted(context.record.languages, key=lambda language: language != context.language)
    there = [(language, text) for language in order if (text := session.texts.get(language)) and text.status != "none"]
    return [column(context, language, text, f"-{language.lower()}" if at else "") for at, (language, text) in enumerate(there)]


class Rows(Struct, frozen=True, dict=True):
    """A session side by side, for the pages as deep in the site as `source`; the words of a remark are written once, whatever page shows them."""

    context: PageContext
    source: str
    session: Session
    columns: Sequence[Column]

    @cached_property
    def cited(self) -> CitedWork:
        """The session as it is cited: in the default language where it is not translated yet."""
        language, _ = self.context.record.text(self.session, self.context.language)
        return CitedWork(self.context.site.editions[language], self.session)

    @cached_property
    def names(self) -> str:
        """The row that names the languages over their columns."""
        names = [f"<p{one.attributes}>{self.context.escape(self.context.record.conference.language(one.language).name)}</p>" for one in self.columns]
        return f'<div class="pr-row pr-row-languages" data-apparatus="">{"".join(names)}</div>'

    def preamble(self) -> Iterator[str]:
        """Yield the lines before the first remark."""
        for lines in zip(*(one.text.preamble for one in self.columns), strict=True):
            cells = [record_words(self.context, self.source, line.text, one.language, suffix=one.suffix) for one, line in zip(self.columns, lines, strict=True)]
            yield self._row(cells, "p")

    def remark(self, remark: Remark, *, level: int) -> str:
        """Return a remark as a section; its heading is of the given level."""
        context, source, session = self.context, self.source, self.session
        heading, below = self._written(remark)
        printed = bool(self.columns[0].text.remarks[remark.id].heading.words)
        rows = [speaker_line(context, source, session, remark, name="p" if printed else f"h{level}", id=None if printed else remark.id)]
        if printed:
            rows.append(self._row(heading, f"h{level}", class_="pr-row pr-row-heading pr-body", id=remark.id))
        facts = attributes(class_="pr-turn pr-body", data_remark=remark.id, data_speaker=remark.by, data_kind=remark.kind)
        return f"<section{facts}>\n{chr(10).join([*rows, *below])}\n</section>"

    def _written(self, remark: Remark) -> tuple[list[str], list[str]]:
        """Return the heading of a remark in every language, and the rows below it."""
        if remark.id not in self._known:
            heading, *words = self._words(remark)
            self._known[remark.id] = heading, list(self._rows(remark, words))
        return self._known[remark.id]

    @cached_property
    def _known(self) -> dict[str, tuple[list[str], list[str]]]:
        return {}

    def _rows(self, remark: Remark, words: Sequence[list[str]]) -> Iterator[str]:
        """Yield the rows of paragraphs and printed footnotes."""
        context, source, place = self.context, self.source, f"{self.session.id}/{remark.id}"
        text = self.columns[0].text.remarks[remark.id]
        for number, cells in enumerate(words[: len(text.paragraphs)], 1):
            id = f"{remark.id}-p{number}"
            before = alias_anchors(context, f"{place}-p{number}")
            yield self._row(cells, "p", before, moved_on(context, source, f"{place}-p{number}") + permalink(context, id), id=id)
        for note, cells in zip((note for note in text.notes if note.printed), words[len(text.paragraphs) :], strict=True):
            numbered = [f"{note_number(context, note.label, f'call-{note.label}{one.suffix}')} {words}" for one, words in zip(self.columns, cells, strict=True)]
            yield self._row(
                numbered, "p", tag="div", class_="pr-row pr-footnote pr-body", id=f"note-{note.label}", role="doc-footnote", data_footnote=note.label
            )

    def _words(self, remark: Remark) -> list[list[str]]:
        """Return heading, paragraphs and printed footnotes of a remark, each in every language."""
        written = []
        for one in self.columns:
            text = one.text.remarks[remark.id]
            spans = reference_spans(self.context, self.source, self.session, remark, text, one.language)
            parts = enumerate(text.texts)
            written.append([record_words(self.context, self.source, part, one.language, spans[number], suffix=one.suffix) for number, part in parts])
        return [list(cells) for cells in zip(*written, strict=True)]

    def item(self, remark: Remark) -> str:
        """Return a remark in a list of those around another: its kind, who speaks, its first words, linked to its page."""
        if remark.id not in self._items:
            context, session = self.context, self.session
            who = context.localized(context.record.speakers[remark.by].name) if remark.by else ""
            kind = f'<span class="pr-kind">{context.escape(context.label(remark.kind))}</span>'
            words = context.link(self.source, context.excerpt(session, remark), f"sessions/{session.id}/{remark.id}/")
            self._items[remark.id] = f"<dd>{kind} {who} {words}</dd>"
        return self._items[remark.id]

    @cached_property
    def _items(self) -> dict[str, str]:
        return {}

    def notes(self, remarks: Iterable[Remark]) -> str:
        """Return the translators' notes on some remarks, in every language that has any."""
        context = self.context
        there = [(one, note) for one in self.columns for remark in remarks for note in one.text.remarks[remark.id].notes if not note.printed]
        if not there:
            return ""
        notes = [translators_note(context, self.source, note, one.suffix, context.record.conference.tag(one.language)) for one, note in there]
        title = f'<h2 id="translators-notes">{context.escape(context.label("translators_notes"))}</h2>'
        return f'<section class="pr-translators-notes" data-apparatus="">{title}{"".join(notes)}</section>'

    def _row(
        self, cells: Iterable[str], name: str, before: str = "", after: str = "", *, class_: str = "pr-row pr-body", tag: str = "section", **own: str | None
    ) -> str:
        words = "".join(f"<{name}{column.attributes}>{cell}</{name}>" for column, cell in zip(self.columns, cells, strict=True))
        return f"<{tag}{attributes(class_=class_, **own)}>{before}{words}{after}</{tag}>"
