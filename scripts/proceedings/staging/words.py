"""A text with what stands in its words: page marks, note calls, emphasis, other languages, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec import Struct

from proceedings.model.record import Proceedings, RemarkText
from proceedings.staging.context import PageContext
from proceedings.staging.markup import attributes
from proceedings.syntax.inline import Mark, Text


class Span(Struct, frozen=True):
    """What to write before and after the words from `start` to `end`; equal for a point, which has only `before`.

    An `anchor` holds a link: where two of them meet, the first given stays.
    """

    start: int
    end: int
    before: str
    after: str = ""
    anchor: bool = False


def annotated(escape: Callable[[str], str], words: str, spans: Iterable[Span]) -> str:
    """Return words, escaped, with spans and points written in; a span that would cross another is left out."""
    spans = list(spans)
    if not spans:
        return escape(words)
    openings: dict[int, list[str]] = {}
    closings: dict[int, list[str]] = {}
    ends: list[Span] = []
    for span in sorted(_without_nested_links(spans), key=lambda one: (one.start, one.start != one.end, -one.end)):
        while ends and ends[-1].end <= span.start:
            ends.pop()
        if span.start == span.end:
            openings.setdefault(span.start, []).append(span.before)
        elif not ends or span.end <= ends[-1].end:
            ends.append(span)
            openings.setdefault(span.start, []).append(span.before)
            closings.setdefault(span.end, []).insert(0, span.after)
    out, at = [], 0
    for place in sorted(openings.keys() | closings.keys()):
        out += [escape(words[at:place]), *closings.get(place, ()), *openings.get(place, ())]
        at = place
    return "".join(out) + escape(words[at:])


def _without_nested_links(spans: Iterable[Span]) -> Iterator[Span]:
    taken: list[Span] = []
    for span in spans:
        if not (span.anchor and any(span.start < one.end and one.start < span.end for one in taken)):
            taken += [span] * span.anchor
            yield span


def record_words(context: PageContext, source: str, text: Text, language: str, spans: Iterable[Span] | None = None, *, suffix: str = "") -> str:
    """Return a text of the record with page marks, note calls and further `spans`: by default links to the people named.

    `suffix` goes behind the ids in it, where another language's text stands on the same page.
    """
    own = []
    for mark in text.marks:
        if mark.kind == "page":
            own.append(Span(mark.start, mark.start, page_mark(context, mark.value, suffix)))
        elif mark.kind == "note":
            own.append(Span(mark.start, mark.start, _call(context, mark.value, suffix), anchor=True))
        elif mark.kind == "emphasis":
            own.append(Span(mark.start, mark.end, "<em>", "</em>"))
        elif mark.value != language:
            own.append(foreign_span(context, mark))
    return annotated(context.escape, text.words, [*own, *(people_spans(context, source, text) if spans is None else spans)])


def people_spans(context: PageContext, source: str, text: Text) -> Iterator[Span]:
    """Yield a link for everybody named in a text."""
    for mention in context.site.people.find(text.words):
        yield linked(context, source, mention.start, mention.end, f"speakers/{mention.id}.md", class_="pr-person")


def linked(context: PageContext, source: str, start: int, end: int, target: str, **own: Any) -> Span:
    """Return the span that links words to a target."""
    return Span(start, end, *context.markup.anchor(context.markup.relative_url(source, target), **own), anchor=True)


def foreign_span(context: PageContext, mark: Mark) -> Span:
    """Return the span of words in another language."""
    return Span(mark.start, mark.end, f"<span{attributes(**context.language_of(mark.value))}>", "</span>")


def unstyled(sign: str) -> str:
    """Return a sign for readers who have no stylesheet; ours hides it and draws its own, which nobody copies or has to search across."""
    return f'<span class="pr-plain">{sign}</span>'


def page_mark(context: PageContext, number: str, suffix: str = "") -> str:
    """Return the mark of a printed page's beginning."""
    title = context.label("printed_page", number=number)
    own = attributes(class_="pr-page", id=f"page-{number}{suffix}", data_page=number, role="doc-pagebreak", lang=context.tag, data_apparatus=True, title=title)
    return f"<span{own}>{unstyled(f'[{number}]')}</span>"


def _call(context: PageContext, label: str, suffix: str) -> str:
    printed = label.isdigit()  # a printed footnote stands once on a page, whatever its languages
    name = context.label("footnote" if printed else "translators_note", label=label)
    own = attributes(href=f"#note-{label}{'' if printed else suffix}", id=f"call-{label}{suffix}", role="doc-noteref", aria_label=name, data_call=label)
    return f'<sup class="pr-call" data-apparatus=""><a{own}>{unstyled(label)}</a></sup>'


def locate(text: RemarkText, words: str, occurrence: int = 1) -> tuple[int, int] | None:
    """Return the index of the part (heading, paragraphs, footnotes) in which words stand for the given time, and where."""
    for part, own in enumerate(text.texts):
        start = own.words.find(words)
        while start >= 0:
            occurrence -= 1
            if occurrence == 0:
                return part, start
            start = own.words.find(words, start + len(words))
    return None


def where(record: Proceedings, place: str, words: str, occurrence: int = 1) -> str:
    """Return the fragment of the paragraph in which words of a remark stand in the default language."""
    found = record.find(place)
    if found is None:
        return ""
    session, remark = found
    text = session.texts[record.conference.default_language].remarks[remark.id]
    part, _ = locate(text, words, occurrence) or (0, 0)
    if 1 <= part <= len(text.paragraphs):
        return f"{remark.id}-p{part}"
    return remark.id if part == 0 else f"note-{[n for n in text.notes if n.printed][part - 1 - len(text.paragraphs)].label}"
