"""What the words of a remark lead to: errata, people, the register of figures, the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.model.record import Remark, RemarkText, Session
from proceedings.staging.context import PageContext
from proceedings.staging.markup import attributes
from proceedings.staging.words import Span, linked, locate, people_spans, unstyled

Spans = dict[int, list[Span]]


def reference_spans(context: PageContext, source: str, session: Session, remark: Remark, text: RemarkText, language: str) -> Spans:
    """Return the links in a remark's text by the index of the part (heading, paragraphs, footnotes) they stand in, the weightier first.

    Errata stand in the default language alone, whose text is the printed one. Terms are linked where they first occur in a paragraph.
    """
    place = f"{session.id}/{remark.id}"
    spans: Spans = {part: [] for part in range(len(text.texts))}
    if language == context.record.conference.default_language:
        for part, span in _errata(context, source, place, text):
            spans[part].append(span)
    for part, own in enumerate(text.texts):
        spans[part] += people_spans(context, source, own)
    for figure in context.site.figures_of(place):
        if found := locate(text, figure.words.get(language, "\0")):
            part, start = found
            end = start + len(figure.words[language])
            spans[part].append(_quiet(context, source, start, end, f"figures.md#{figure.id}", "figure"))
    seen = set()
    for part in range(1, 1 + len(text.paragraphs)):
        for mention in context.site.term_names[language].find(text.texts[part].words):
            if context.record.terms[mention.id].linked and mention.id not in seen:
                seen.add(mention.id)
                spans[part].append(_quiet(context, source, mention.start, mention.end, f"glossary.md#{mention.id}", "term"))
    return spans


def _quiet(context: PageContext, source: str, start: int, end: int, target: str, kind: str) -> Span:
    """Return a link that shows only when readers ask for it, and that the keyboard passes over until then."""
    return linked(context, source, start, end, target, class_="pr-reference", data_reference=kind, tabindex="-1")


def _errata(context: PageContext, source: str, place: str, text: RemarkText) -> Iterator[tuple[int, Span]]:
    for erratum in context.site.errata_of(place):
        for number, one in enumerate(erratum.places, 1):
            if one.remark == place and (found := locate(text, one.words, one.occurrence)):
                part, start = found
                end = start + len(one.words)
                anchor = f"<span{attributes(class_='pr-anchor', id=f'{erratum.id}-{number}')}></span>"  # empty: reader views drop words whose id holds "share"
                before = f"{anchor}<span{attributes(class_='pr-erratum', data_erratum=erratum.id)}>"
                title = context.label("read", reading=erratum.reading) if erratum.reading else context.label(erratum.type)
                mark = context.link(
                    source, unstyled("†"), f"errata.md#{erratum.id}", class_="pr-erratum-mark", data_apparatus=True, title=title, aria_label=title
                )
                yield part, Span(start, end, before, "</span>")
                yield part, Span(end, end, mark, anchor=True)
