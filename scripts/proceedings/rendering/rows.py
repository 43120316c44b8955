"""A remark in all languages side by side: one row for each heading, paragraph and printed footnote, the page's language first.

Every id stands once, on the row that holds all languages, so that the same fragments work here and on the session's page. What
stands inside the words of a further language has ids that end in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from msgspec import Struct

from proceedings.citations.cited_work import CitedWork
from proceedings.model.parts import Division, Part
from proceedings.model.record import Remark, Session
from proceedings.model.session_text import Note, SessionText
from proceedings.staging.apparatus import HEADING_LEVELS, alias_anchors, entry_anchors, moved_on, permalink, recording_link, speaker_line, tools
from proceedings.staging.blocks import block_words, element_of
from proceedings.staging.citing import Citing
from proceedings.staging.context import PageContext, RemarkContext, SessionContext, named
from proceedings.staging.markup import EMPTY, LINE, SPACE, Html, Value, element, escape, join
from proceedings.staging.notes import PRINTED, note_number, printed_notes, translators_note, translators_notes
from proceedings.staging.references import reference_spans
from proceedings.staging.words import record_words


class Column(Struct, frozen=True):
    """A language side by side with others; `suffix` stands behind the ids of what is inside its words, `lang` is the attributes of what is around them."""

    language: str
    text: SessionText
    suffix: str
    lang: Mapping[str, Value]

    def element(self, name: str, content: Html, class_: str | None = None) -> Html:
        """Return an element in this language."""
        return element(name, content, class_=class_, **self.lang)


def column(context: PageContext, language: str, text: SessionText, suffix: str = "") -> Column:
    """Return the column of one language."""
    return Column(language, text, suffix, context.language_of(language))


def columns(context: PageContext, session: Session) -> list[Column]:
    """Return the languages that a session has been translated into, and its original, the page's language first."""
    order = sorted(context.record.languages, key=lambda language: language != context.language)
    texts = [(language, text) for language in order if (text := session.texts.get(language)) and text.status != "none"]
    return [column(context, language, text, f"-{language.lower()}" if number else "") for number, (language, text) in enumerate(texts)]


class Rows(Struct, frozen=True, dict=True):
    """A session side by side, for all pages as deep in the site as that of `context`; the words of a remark are written once for them."""

    context: PageContext
    session: Session
    columns: Sequence[Column]

    @cached_property
    def cited(self) -> CitedWork:
        """The session as it is cited: in the default language where it is not translated yet."""
        return SessionContext(self.context, self.session).cited

    @cached_property
    def citing(self) -> Citing:
        """What writes the citations of the session and its remarks."""
        return Citing(self.context)

    def title(self, remark: Remark) -> str:
        """Return the title of a remark, or its description, in the page's language; it is the same for all of a kind in a session."""
        if remark.kind not in self._titles:
            self._titles[remark.kind] = CitedWork(self.context.site.editions[self.context.language], self.session, remark).full_title
        return self._titles[remark.kind]

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {}

    @cached_property
    def names(self) -> Html:
        """The row that names the languages over their columns."""
        conference = self.context.record.conference
        names = (column.element("p", escape(conference.language(column.language).name)) for column in self.columns)
        return element("div", *names, class_="pr-row pr-row-languages", data_apparatus=True)

    def preamble(self) -> Iterator[Html]:
        """Yield the lines before the first remark."""
        for lines in zip(*(column.text.preamble for column in self.columns), strict=True):
            pairs = zip(self.columns, lines, strict=True)
            yield self._row([record_words(self.context, line.text, column.language, suffix=column.suffix) for column, line in pairs], "p")

    def body(self) -> Iterator[Html]:
        """Yield the remarks and parts of the session, in order."""
        yield from self._children(self.session.divided, 0)

    def _children(self, children: Sequence[Remark | Division[Remark]], depth: int) -> Iterator[Html]:
        """Yield remarks and parts as sections; those inside a part have headings of the level below its own."""
        for child in children:
            if isinstance(child, Remark):
                yield self.remark(child, level=HEADING_LEVELS[child.kind] + depth)
            else:
                parts = [self._part_heading(child.part), *self._children(child.children, depth + 1)]
                yield element("section", LINE, join(parts, LINE), LINE, class_="pr-part")

    def _part_heading(self, part: Part) -> Html:
        """Return the heading of a part in every language, with the id of the part on the first."""
        context = self.context
        texts = [(column, column.text.parts[part.id].heading) for column in self.columns]
        cells = [record_words(context, text, column.language, suffix=column.suffix) for column, text in texts]
        aliases = entry_anchors(context, f"sessions/{self.session.id}", part.id)
        class_ = "pr-row pr-row-heading pr-part-heading pr-body"
        return self._row(cells, f"h{part.level + 1}", aliases, permalink(context, part.id), class_=class_, id=part.id)

    def remark(self, remark: Remark, *, level: int) -> Html:
        """Return a remark as a section; its heading is of the given level."""
        headings, line, below = self._written(remark)
        if line:
            above = join((line, self._row(headings, f"h{level}", class_="pr-row pr-row-heading pr-body", id=remark.id)), LINE)
        else:
            above = speaker_line(self._shown(remark), level=level, id=remark.id)
        content = join((LINE, above, below, LINE))
        return element("section", content, class_="pr-turn pr-body", data_remark=remark.id, data_speaker=remark.by, data_kind=remark.kind)

    def _shown(self, remark: Remark) -> RemarkContext:
        return RemarkContext(self.context, self.session, remark, self.columns[0].language)

    def _written(self, remark: Remark) -> tuple[list[Html], Html, Html]:
        """Return the heading of a remark in every language, the line over it, empty where the record has no heading, and the rows below it."""
        if remark.id not in self._cache:
            headings, *parts = self._words(remark)
            line = speaker_line(self._shown(remark)) if self.columns[0].text.remarks[remark.id].heading.words else EMPTY
            recording = recording_link(self.context, self.session, remark)
            rows = [*self._rows(remark, parts), *([tools([recording])] if recording else [])]
            self._cache[remark.id] = headings, line, join(join((LINE, row)) for row in rows)
        return self._cache[remark.id]

    @cached_property
    def _cache(self) -> dict[str, tuple[list[Html], Html, Html]]:
        return {}

    def _rows(self, remark: Remark, parts: Sequence[list[Html]]) -> Iterator[Html]:
        """Yield the rows of paragraphs and printed footnotes."""
        context, place = self.context, f"{self.session.id}/{remark.id}"
        text = self.columns[0].text.remarks[remark.id]
        for number, cells in enumerate(parts[: len(text.paragraphs)], 1):
            id = f"{remark.id}-p{number}"
            recording = recording_link(context, self.session, remark, number)
            after = join((moved_on(context, f"{place}-p{number}"), recording, permalink(context, id)))
            name, cell_class = element_of(text.paragraphs[number - 1])
            yield self._row(cells, name, alias_anchors(context, f"{place}-p{number}"), after, cell_class=cell_class, id=id)
        if notes := [note for note in text.notes if note.printed]:
            yield printed_notes(context, notes, self._printed_notes(notes, parts[len(text.paragraphs) :]))

    def _printed_notes(self, notes: Sequence[Note], parts: Iterable[list[Html]]) -> Iterator[Html]:
        """Yield each printed footnote as an item of a list, a row with all languages."""
        for note, cells in zip(notes, parts, strict=True):
            pairs = zip(self.columns, cells, strict=True)
            numbered = [join((note_number(self.context, note.label, column.suffix), words), SPACE) for column, words in pairs]
            id, label = f"note-{note.label}", note.label
            yield self._row(numbered, "p", row="li", class_=f"pr-row {PRINTED}", value=label, id=id, data_footnote=label)

    def _words(self, remark: Remark) -> list[list[Html]]:
        """Return heading, paragraphs and printed footnotes of a remark, each in every language."""
        written = []
        for column in self.columns:
            shown = RemarkContext(self.context, self.session, remark, column.language)
            spans = reference_spans(shown)
            words = partial(record_words, self.context, language=column.language, suffix=column.suffix)
            heading, *notes = (
                words(part, spans=spans[number]) for number, part in enumerate(shown.text.texts) if not 1 <= number <= len(shown.text.paragraphs)
            )
            blocks = [
                block_words(self.context, self.session.id, block, column.language, spans[number], column.suffix)
                for number, block in enumerate(shown.text.paragraphs, 1)
            ]
            written.append([heading, *blocks, *notes])
        return [list(cells) for cells in zip(*written, strict=True)]

    def item(self, remark: Remark) -> Html:
        """Return a remark in a list of those around another: its kind, who speaks, its first words, linked to its page."""
        if remark.id not in self._items:
            context, session = self.context, self.session
            who = named(context, remark.by) if remark.by else EMPTY
            kind = element("span", context.label_html(remark.kind), class_="pr-kind")
            words = context.link(context.excerpt(session, remark), f"sessions/{session.id}/{remark.id}/")
            self._items[remark.id] = element("dd", join((kind, who, words), SPACE))
        return self._items[remark.id]

    @cached_property
    def _items(self) -> dict[str, Html]:
        return {}

    def notes(self, remarks: Iterable[Remark]) -> Html:
        """Return the translators' notes on some remarks, in every language that has any."""
        context = self.context
        pairs = [(column, note) for column in self.columns for remark in remarks for note in column.text.remarks[remark.id].notes if not note.printed]
        if not pairs:
            return EMPTY
        items = [translators_note(context, note, column.suffix, context.record.conference.tag(column.language)) for column, note in pairs]
        return translators_notes(context, items)

    def _row(
        self,
        cells: Iterable[Html],
        name: str,
        before: Html = EMPTY,
        after: Html = EMPTY,
        *,
        row: str = "section",
        cell_class: str | None = None,
        class_: str = "pr-row pr-body",
        **values: Value,
    ) -> Html:
        """Return a row: each cell as an element called `name`, in an element called `row`."""
        pairs = zip(self.columns, cells, strict=True)
        return element(row, before, *(column.element(name, cell, class_=cell_class) for column, cell in pairs), after, class_=class_, **values)
