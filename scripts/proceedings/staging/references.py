"""The links in the words of a remark: to errata, people, figures and terms."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.staging.context import PageContext, RemarkContext
from proceedings.staging.markup import Html, element, join, tags
from proceedings.staging.words import Span, linked, locate, people_spans, scoped, unstyled

Spans = dict[int, list[Span]]


def reference_spans(shown: RemarkContext) -> Spans:
    """Return the links in a remark's text by the index of the part (heading, paragraphs, footnotes) they stand in, the weightier first.

    Errata stand in the default language alone, whose text is the printed one. Terms are linked where they first occur in a remark. The
    name in a heading is linked in the line over it: readability-lxml drops a heading of which a third is links.
    """
    context, language, text = shown.page, shown.language, shown.text
    spans: Spans = {index: [] for index in range(len(text.texts))}
    if language == context.record.conference.default_language:
        for index, span in _errata(shown):
            spans[index].append(span)
    for index, part in enumerate(text.texts):
        spans[index] += people_spans(context, part, None if index else shown.remark.by)
    if context.scope:  # a page of several sessions has no switch for the links below, and readability-lxml drops it where a fifth is links
        return spans
    for figure in context.site.figures_of(shown.place):
        if position := locate(text, figure.words.get(language, "\0")):
            index, start = position
            end = start + len(figure.words[language])
            spans[index].append(_quiet(context, start, end, f"figures.md#{figure.id}", "figure"))
    seen = set()
    for index in range(1, 1 + len(text.paragraphs)):
        for mention in context.site.term_names[language].find(text.texts[index].words):
            if context.record.terms[mention.id].linked and mention.id not in seen:
                seen.add(mention.id)
                spans[index].append(_quiet(context, mention.start, mention.end, f"glossary.md#{mention.id}", "term"))
    return spans


def _quiet(context: PageContext, start: int, end: int, target: str, kind: str) -> Span:
    """Return a link that is shown only when readers ask for it (references.js); until then the keyboard passes over it."""
    return linked(context, start, end, target, class_="pr-reference", data_reference=kind, tabindex="-1")


def _errata(shown: RemarkContext) -> Iterator[tuple[int, Span]]:
    """Yield a span around each misprint, and behind it a mark that leads to its entry."""
    context = shown.page
    for erratum in context.site.errata_of(shown.place):
        title = context.label("read", reading=erratum.reading) if erratum.reading else context.label(erratum.type)
        for number, place in enumerate(erratum.places, 1):
            if place.remark == shown.place and (position := locate(shown.text, place.words, place.occurrence)):
                index, start = position
                end = start + len(place.words)
                before, after = tags("span", class_="pr-erratum", data_erratum=erratum.id)
                yield index, Span(start, end, join((_anchor(scoped(context, f"{erratum.id}-{number}")), before)), after)
                target = f"errata.md#{erratum.id}"
                mark = context.link(unstyled("†"), target, class_="pr-erratum-mark", data_apparatus=True, title=title, aria_label=title)
                yield index, Span(end, end, mark, anchor=True)


def _anchor(id: str) -> Html:
    """Return an empty place with an id: reader views drop words whose id holds "share"."""
    return element("span", class_="pr-anchor", id=id)
