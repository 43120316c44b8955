"""The notes on words of the record: printed footnotes, whose text is the record's, and notes of the translators.

A note is an item of a list in a section of endnotes: only there pandoc looks for it, and makes a footnote of it in Word or OpenDocument
(findings/pandoc-note-role.sh).
"""

from __future__ import annotations

from collections.abc import Iterable

from proceedings.model.session_text import Note
from proceedings.staging.context import PageContext
from proceedings.staging.markup import LINE, SPACE, Html, Value, element, escape, join, tags
from proceedings.staging.words import Span, annotated, foreign_span, ruby_span, scoped
from proceedings.syntax.inline import Mark

PRINTED = "pr-footnote pr-body"  # the classes of printed footnotes


def note_number(context: PageContext, label: str, suffix: str = "") -> Html:
    """Return the number of a note, which leads back to its call; `suffix` stands behind the id of the call."""
    name, call = context.label("back_to_call", label=label), scoped(context, f"#call-{label}{suffix}")
    return element("a", escape(label), class_="pr-note-number", href=call, role="doc-backlink", lang=context.tag, data_apparatus=True, aria_label=name)


def printed_note(context: PageContext, note: Note, words: Html) -> Html:
    """Return a printed footnote: its text is the record's, number and link back are apparatus."""
    number = note_number(context, note.label)
    id = scoped(context, f"note-{note.label}")
    return element("li", number, SPACE, words, class_=PRINTED, value=note.label, id=id, data_footnote=note.label)


def printed_notes(context: PageContext, notes: Iterable[Note], items: Iterable[Html]) -> Html:
    """Return the list of the printed footnotes of a remark, each written as an item of it."""
    name = context.label("footnote", label=", ".join(note.label for note in notes))
    return element("section", LINE, _list(items), LINE, role="doc-endnotes", aria_label=name)


def translators_note(context: PageContext, note: Note, suffix: str = "", lang: str | None = None) -> Html:
    """Return a translator's note with the way back to its call, and to the erratum it is about."""
    parts = [note_number(context, note.label, suffix), _note_words(context, note)]
    if note.erratum:
        parts.append(context.link(context.label_html("erratum"), f"errata.md#{note.erratum}"))
    id = scoped(context, f"note-{note.label}{suffix}")
    return element("li", join(parts, SPACE), class_="pr-translators-note", value=_position(note.label), id=id, lang=lang)


def translators_notes(context: PageContext, items: Iterable[Html]) -> Html:
    """Return the section of the translators' notes on a page, each written as an item."""
    id = scoped(context, "translators-notes")
    title = element("h2", context.label_html("translators_notes"), id=id)
    values: dict[str, Value] = {"class_": "pr-translators-notes", "role": "doc-endnotes", "aria_labelledby": id, "data_apparatus": True}
    return element("section", LINE, title, LINE, _list(items, type="a"), LINE, **values)


def _list(items: Iterable[Html], **values: Value) -> Html:
    return element("ol", LINE, join(items, LINE), LINE, class_="pr-notes", **values)


def _position(label: str) -> int:
    """Return the position of a letter, or of several, in the order a, b, … z, aa, ab, …, in which lists of HTML count (HTML, `ol` element, `type`)."""
    position = 0
    for letter in label:
        position = position * 26 + ord(letter) - ord("a") + 1
    return position


def _note_words(context: PageContext, note: Note) -> Html:
    """Return the words of a translator's note, with marks for language and emphasis, without links to people."""
    spans = [_note_span(context, note, mark) for mark in note.text.marks if mark.kind in ("emphasis", "language", "ruby")]
    return annotated(note.text.words, spans)


def _note_span(context: PageContext, note: Note, mark: Mark) -> Span:
    if mark.kind == "ruby":
        return ruby_span(note.text.words, mark)
    return Span(mark.start, mark.end, *tags("em")) if mark.kind == "emphasis" else foreign_span(context, mark)
