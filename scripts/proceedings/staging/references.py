"""What the words of a remark lead to: errata, people, the register of figures, the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.model.record import Remark, RemarkText, Session
from proceedings.staging.context import Site
from proceedings.staging.markup import attributes
from proceedings.staging.words import Span, linked, locate, people_spans, unstyled

Spans = dict[int, list[Span]]


def reference_spans(site: Site, source: str, session: Session, remark: Remark, text: RemarkText, language: str) -> Spans:
    """Return the links in a remark's text by the index of the part (heading, paragraphs, footnotes) they stand in, the weightier first.

    Errata stand in the default language alone, whose text is the printed one. Terms are linked where they first occur in a paragraph.
    """
    place = f"{session.id}/{remark.id}"
    spans: Spans = {part: [] for part in range(len(text.texts))}
    if language == site.record.conference.default_language:
        for part, span in _errata(site, source, place, text):
            spans[part].append(span)
    for part, own in enumerate(text.texts):
        spans[part] += people_spans(site, source, own)
    for figure in site.shared.figures_of(place):
        if found := locate(text, figure.words.get(language, "\0")):
            part, start = found
            end = start + len(figure.words[language])
            spans[part].append(_quiet(site, source, start, end, f"figures.md#{figure.id}", "figure"))
    seen = set()
    for part in range(1, 1 + len(text.paragraphs)):
        for mention in site.shared.term_names[language].find(text.texts[part].words):
            if site.record.terms[mention.id].linked and mention.id not in seen:
                seen.add(mention.id)
                spans[part].append(_quiet(site, source, mention.start, mention.end, f"glossary.md#{mention.id}", "term"))
    return spans


def _quiet(site: Site, source: str, start: int, end: int, target: str, kind: str) -> Span:
    """Return a link that shows only when readers ask for it, and that the keyboard passes over until then."""
    return linked(site, source, start, end, target, class_="pr-reference", data_reference=kind, tabindex="-1")


def _errata(site: Site, source: str, place: str, text: RemarkText) -> Iterator[tuple[int, Span]]:
    for erratum in site.shared.errata_of(place):
        for number, one in enumerate(erratum.places, 1):
            if one.remark == place and (found := locate(text, one.words, one.occurrence)):
                part, start = found
                end = start + len(one.words)
                anchor = f"<span{attributes(class_='pr-anchor', id=f'{erratum.id}-{number}')}></span>"  # empty: reader views drop words whose id holds "share"
                before = f"{anchor}<span{attributes(class_='pr-erratum', data_erratum=erratum.id)}>"
                title = site.label("read", reading=erratum.reading) if erratum.reading else site.label(erratum.type)
                mark = site.link(source, unstyled("†"), f"errata.md#{erratum.id}", class_="pr-erratum-mark", data_apparatus=True, title=title, aria_label=title)
                yield part, Span(start, end, before, "</span>")
                yield part, Span(end, end, mark, anchor=True)
