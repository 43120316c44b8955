"""A text with everything that stands in and around its words: links, errata, page marks, note calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proceedings.inline import Mark, Text
from proceedings.model import Erratum, Proceedings, RemarkText, Session
from proceedings.staging.markdown import attributes, escape, link, relative
from proceedings.staging.site import Site

_TIE = "\u2060"  # word joiner: what is called stays on the line of the words before it


@dataclass(frozen=True)
class Span:
    """What to write before and after the words from `start` to `end`; equal for a point, which has only `before`."""

    start: int
    end: int
    before: str
    after: str = ""


def annotated(words: str, spans: Iterable[Span]) -> str:
    """Return words as Markdown with spans and points written in; a span that would cross another is left out."""
    openings: dict[int, list[str]] = {}
    closings: dict[int, list[str]] = {}
    ends: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end, one.start != one.end)):
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


def record_words(site: Site, source: str, text: Text, language: str, *, erratum_spans: Iterable[Span] = ()) -> str:
    """Return a text of the record with page marks, note calls, links to the people named, and errata."""
    spans = list(erratum_spans)
    for mark in text.marks:
        if mark.kind == "page":
            spans.append(Span(mark.start, mark.start, page_mark(site, mark.value)))
        elif mark.kind == "note":
            spans.append(Span(mark.start, mark.start, _call(site, mark.value)))
        elif mark.kind == "emphasis":
            spans.append(Span(mark.start, mark.end, "<em>", "</em>"))
        elif mark.value != language:
            spans.append(foreign_span(site, mark))
    for mention in site.shared.people.find(text.words):
        target = relative(source, f"speakers/{mention.id}.md")
        spans.append(Span(mention.start, mention.end, "[", link("", target, "pr-person")[1:]))
    return annotated(text.words, spans)


def foreign_span(site: Site, mark: Mark) -> Span:
    """Return the span of words in another language."""
    return Span(mark.start, mark.end, f"<span{attributes(**site.language_of(mark.value))}>", "</span>")


def page_mark(site: Site, number: str) -> str:
    """Return the mark of a printed page's beginning."""
    title = site.label("printed_page", number=number)
    return f"<span{attributes(class_='pr-page', id=f'page-{number}', data_apparatus=True, title=title)}>{number}</span>"


def _call(site: Site, label: str) -> str:
    name = site.label("footnote" if label.isdigit() else "translators_note", label=label)
    own = attributes(href=f"#note-{label}", id=f"call-{label}", role="doc-noteref", aria_label=name)
    return f'<sup class="pr-call" data-apparatus="">{_TIE}<a{own}>{label}</a></sup>'


def errata_spans(site: Site, source: str, session: Session, remark_id: str, text: RemarkText) -> dict[int, list[Span]]:
    """Return the marks of the errata of a remark by the index of the part (heading, paragraphs, footnotes) they stand in."""
    found: dict[int, list[Span]] = {}
    for erratum in site.record.errata.values():
        for number, place in enumerate(erratum.places, 1):
            if place.remark == f"{session.id}/{remark_id}" and (where := _locate(text, place.words, place.occurrence)):
                part, start = where
                before = f"<span{attributes(class_='pr-erratum', id=f'{erratum.id}-{number}', data_erratum=erratum.id)}>"
                target = relative(source, f"errata.md#{erratum.id}")
                mark = link(f"{_TIE}†", target, "pr-erratum-mark", apparatus=True)[:-2] + f' title="{_hint(site, erratum)}" }}'
                found.setdefault(part, []).append(Span(start, start + len(place.words), before, f"</span>{mark}"))
    return found


def _hint(site: Site, erratum: Erratum) -> str:
    """Return what to tell in a tooltip: attribute lists can hold no quotation marks or braces."""
    words = site.label("read", reading=erratum.reading) if erratum.reading else site.label(erratum.type)
    return "".join(character for character in words if character not in '"{}\n')


def _locate(text: RemarkText, words: str, occurrence: int) -> tuple[int, int] | None:
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
    part, _ = _locate(text, words, occurrence) or (0, 0)
    if 1 <= part <= len(text.paragraphs):
        return f"{remark.id}-p{part}"
    return remark.id if part == 0 else f"note-{[n for n in text.notes if n.printed][part - 1 - len(text.paragraphs)].label}"
