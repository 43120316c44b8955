"""The registers that stand on one page each: glossary, figures, errata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proceedings.model.facts import Change, Erratum, Figure, Term
from proceedings.model.record import Remark, Session
from proceedings.staging.apparatus import entry_anchor, entry_anchors
from proceedings.staging.charts import Bar, bars
from proceedings.staging.context import PageContext
from proceedings.staging.markup import HTML, blocks, element, raw
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.words import where

_MANY = 6  # more places than these are folded


def glossary_page(context: PageContext) -> RenderedPage:
    """Return the page of the glossary: each term with the remarks where it occurs."""
    source = "glossary.md"
    parts = [raw("h1", context.label("glossary")), context.markup.paragraph(context.escape(context.label("glossary_about")), class_="pr-summary")]
    for category in context.record.categories.values():
        terms = [term for term in context.record.terms.values() if term.category == category.id]
        if terms:
            parts += [context.markup.heading(2, context.localized(category.name), f"category-{category.id}"), *(_term(context, source, term) for term in terms)]
    return RenderedPage(source, "register", context.label("glossary"), context.label("glossary_about"), blocks(parts))


def _term(context: PageContext, source: str, term: Term) -> str:
    others = [context.foreign(context.escape(words), language) for language, words in term.term.items() if language != context.language]
    variants = [context.foreign(context.escape(one), language) for language, many in term.variants.items() for one in many]
    places = context.site.term_places[term.id]
    links = [context.place(source, session, remark.id, _who(context, session, remark)) for session, remark in places]
    parts = [
        entry_anchor(term.id),
        context.markup.line(
            "h3",
            f"{entry_anchors(context, 'glossary', term.id)}{context.localized(term.term)} {element('span', ' · '.join(others), class_='pr-other-name')}",
        ),
        context.markup.paragraph(f"{context.escape(context.label('also_named'))} {context.join(variants)}", class_="pr-detail") if variants else "",
        context.markup.paragraph(context.inline(term.note[context.language])) if term.note else "",
        context.markup.paragraph(context.escape(context.label(f"status_{term.status}")), class_="pr-detail")
        if term.status in ("inferred", "translation")
        else "",
        _folded(context, links),
    ]
    return context.markup.block("article", parts, class_="pr-term")


def _who(context: PageContext, session: Session, remark: Remark) -> str:
    if remark.kind == "passage":
        return context.escape(short_title(context, session))
    name = context.record.speakers[remark.by].name[context.language] if remark.by else context.label(remark.kind)
    return context.escape(name + context.label("in_brackets", words=short_title(context, session)))


def short_title(context: PageContext, session: Session) -> str:
    """Return the part of a session's title before its colon."""
    return context.title(session).replace("：", ":").partition(":")[0].rstrip()


def _folded(context: PageContext, links: list[str]) -> str:
    if not links:
        return ""
    if len(links) <= _MANY:
        return context.markup.paragraph(context.join(links), class_="pr-places")
    summary = raw("summary", context.label("remark_count", number=len(links)))
    return context.markup.block("details", [summary, context.markup.paragraph(context.join(links))], class_="pr-places")


def figures_page(context: PageContext) -> RenderedPage:
    """Return the page of the figures quoted, grouped, each with its words and a link."""
    source = "figures.md"
    parts = [raw("h1", context.label("figures")), context.markup.paragraph(context.escape(context.label("figures_about")), class_="pr-summary")]
    for group in context.record.groups.values():
        figures = [figure for figure in context.record.figures.values() if figure.group == group.id]
        if figures:
            parts += [
                context.markup.heading(2, context.localized(group.name), f"group-{group.id}"),
                *_charts(context, figures),
                *(_figure(context, source, figure) for figure in figures),
            ]
    return RenderedPage(source, "register", context.label("figures"), context.label("figures_about"), blocks(parts))


def _charts(context: PageContext, figures: Iterable[Figure]) -> Iterator[str]:
    """Yield a chart for each unit in which figures of a group compare."""
    units: dict[str, list[Bar]] = {}
    for figure in figures:
        if figure.compare and not isinstance(figure.value, tuple):
            bar = Bar(HTML.escape(figure.measures[context.language]), figure.value, value(context, figure), f"#{figure.id}")
            units.setdefault(figure.unit, []).append(bar)
    yield from (bars(rows, context.label("compared")) for rows in units.values())


def _figure(context: PageContext, source: str, figure: Figure) -> str:
    found = context.record.find(figure.remark)
    assert found is not None
    session, remark = found
    default = context.record.conference.default_language
    language = context.language if context.language in figure.words and context.record.text(session, context.language)[0] == context.language else default
    fragment = where(context.record, figure.remark, figure.words[default])
    quoted = context.quoted(figure.words[language], language)
    parts = [
        entry_anchor(figure.id),
        raw("h3", value(context, figure), entry_anchors(context, "figures", figure.id)),
        context.markup.paragraph(context.localized(figure.measures)),
        context.markup.paragraph(
            f"{context.place(source, session, fragment, quoted, 'pr-quoted')} {context.speaker_of(source, remark)} · {context.session(source, session)}",
            class_="pr-detail",
        ),
        context.markup.paragraph(context.inline(figure.note[context.language]), class_="pr-note") if figure.note else "",
    ]
    return context.markup.block("article", parts, class_="pr-figure")


def value(context: PageContext, figure: Figure) -> str:
    """Return the value of a figure with its qualifier and unit, as the language writes them, or as the figure says that it is written."""
    if figure.written:
        words = figure.written[context.language]
        return words[:1].upper() + words[1:]
    unit = context.record.units[figure.unit].name[context.language]
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    quantity = context.label.quantity(values, unit, "change" if figure.qualifier == "change" else "range")
    if figure.qualifier in (None, "change"):
        return quantity
    words = context.label(f"qualifier_{figure.qualifier.replace('-', '_')}", number=quantity)
    return words[:1].upper() + words[1:]


def errata_page(context: PageContext) -> RenderedPage:
    """Return the page of the errata, in the order of the record, with what each edition corrected, the last first."""
    source = "errata.md"
    parts = [raw("h1", context.label("errata")), context.markup.paragraph(context.escape(context.label("errata_about")), class_="pr-summary")]
    for session in context.record.sessions.values():
        errata = [one for one in context.record.errata.values() if one.places[0].remark.startswith(f"{session.id}/")]
        if errata:
            parts += [context.markup.heading(2, context.session(source, session), f"in-{session.id}"), *(_erratum(context, source, one) for one in errata)]
    if context.record.changes:
        parts += [
            context.markup.heading(2, context.escape(context.label("editions")), "editions"),
            *(_change(context, one) for one in reversed(context.record.changes)),
        ]
    return RenderedPage(source, "register", context.label("errata"), context.label("errata_about"), blocks(parts))


def _change(context: PageContext, change: Change) -> str:
    edition = context.label("edition", version=change.version, date=context.label.date(change.date))
    words = context.inline(change.changes[context.language])
    return context.markup.block("section", [raw("h3", edition), context.markup.paragraph(words)], class_="pr-edition-entry")


def _erratum(context: PageContext, source: str, erratum: Erratum) -> str:
    default = context.record.conference.default_language
    words = dict.fromkeys(place.words for place in erratum.places)
    printed = " / ".join(context.quoted(one, default) for one in words)
    arrow = "←" if context.record.conference.language(context.language).direction == "rtl" else "→"
    reading = f" {arrow} {context.quoted(erratum.reading, default)}" if erratum.reading else ""
    parts = [
        entry_anchor(erratum.id),
        context.markup.line("h3", f"{entry_anchors(context, 'errata', erratum.id)}{printed}{reading}"),
        context.markup.paragraph(
            f"{element('span', context.escape(context.label(erratum.type)), class_='pr-kind')} {context.inline(erratum.reason[context.language])}"
        ),
        context.markup.paragraph(context.join(_places(context, source, erratum)), class_="pr-places"),
    ]
    return context.markup.block("article", parts, class_="pr-misprint")


def _places(context: PageContext, source: str, erratum: Erratum) -> Iterable[str]:
    for number, place in enumerate(erratum.places, 1):
        found = context.record.find(place.remark)
        assert found is not None
        session, remark = found
        shown = context.record.text(session, context.language)[0] == context.record.conference.default_language
        fragment = f"{erratum.id}-{number}" if shown else where(context.record, place.remark, place.words, place.occurrence)
        yield context.place(source, session, fragment, _who(context, session, remark))
