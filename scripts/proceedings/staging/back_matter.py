"""The registers that stand on one page each: glossary, figures, errata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proceedings.model.facts import Erratum, Figure, Term
from proceedings.model.record import Remark, Session
from proceedings.staging.apparatus import entry_anchor, entry_anchors
from proceedings.staging.charts import Bar, bars
from proceedings.staging.context import Site
from proceedings.staging.markup import HTML, blocks, element, raw
from proceedings.staging.sheet import Sheet
from proceedings.staging.words import where

_MANY = 6  # more places than these are folded


def glossary_page(site: Site) -> Sheet:
    """Return the page of the glossary: each term with the remarks where it occurs."""
    source = "glossary.md"
    parts = [raw("h1", site.label("glossary")), site.markup.paragraph(site.escape(site.label("glossary_about")), class_="pr-summary")]
    for category in site.record.categories.values():
        terms = [term for term in site.record.terms.values() if term.category == category.id]
        if terms:
            parts += [site.markup.heading(2, site.own(category.name), f"category-{category.id}"), *(_term(site, source, term) for term in terms)]
    return Sheet(source, "register", site.label("glossary"), site.label("glossary_about"), blocks(parts))


def _term(site: Site, source: str, term: Term) -> str:
    others = [site.foreign(site.escape(words), language) for language, words in term.term.items() if language != site.language]
    variants = [site.foreign(site.escape(one), language) for language, many in term.variants.items() for one in many]
    places = site.shared.term_places[term.id]
    links = [site.place(source, session, remark.id, _who(site, session, remark)) for session, remark in places]
    parts = [
        entry_anchor(term.id),
        site.markup.line(
            "h3", f"{entry_anchors(site, 'glossary', term.id)}{site.own(term.term)} {element('span', ' · '.join(others), class_='pr-other-name')}"
        ),
        site.markup.paragraph(f"{site.escape(site.label('also_named'))} {site.join(variants)}", class_="pr-detail") if variants else "",
        site.markup.paragraph(site.inline(term.note[site.language])) if term.note else "",
        site.markup.paragraph(site.escape(site.label(f"status_{term.status}")), class_="pr-detail") if term.status in ("inferred", "translation") else "",
        _folded(site, links),
    ]
    return site.markup.block("article", parts, class_="pr-term")


def _who(site: Site, session: Session, remark: Remark) -> str:
    if remark.kind == "passage":
        return site.escape(short_title(site, session))
    name = site.record.speakers[remark.by].name[site.language] if remark.by else site.label(remark.kind)
    return site.escape(name + site.label("in_brackets", words=short_title(site, session)))


def short_title(site: Site, session: Session) -> str:
    """Return the part of a session's title before its colon."""
    return site.title(session).replace("：", ":").partition(":")[0].rstrip()


def _folded(site: Site, links: list[str]) -> str:
    if not links:
        return ""
    if len(links) <= _MANY:
        return site.markup.paragraph(site.join(links), class_="pr-places")
    summary = raw("summary", site.label("remark_count", number=len(links)))
    return site.markup.block("details", [summary, site.markup.paragraph(site.join(links))], class_="pr-places")


def figures_page(site: Site) -> Sheet:
    """Return the page of the figures quoted, grouped, each with its words and a link."""
    source = "figures.md"
    parts = [raw("h1", site.label("figures")), site.markup.paragraph(site.escape(site.label("figures_about")), class_="pr-summary")]
    for group in site.record.groups.values():
        figures = [figure for figure in site.record.figures.values() if figure.group == group.id]
        if figures:
            parts += [
                site.markup.heading(2, site.own(group.name), f"group-{group.id}"),
                *_charts(site, figures),
                *(_figure(site, source, figure) for figure in figures),
            ]
    return Sheet(source, "register", site.label("figures"), site.label("figures_about"), blocks(parts))


def _charts(site: Site, figures: Iterable[Figure]) -> Iterator[str]:
    """Yield a chart for each unit in which figures of a group compare."""
    units: dict[str, list[Bar]] = {}
    for figure in figures:
        if figure.compare and not isinstance(figure.value, tuple):
            bar = Bar(HTML.escape(figure.measures[site.language]), figure.value, value(site, figure), f"#{figure.id}")
            units.setdefault(figure.unit, []).append(bar)
    yield from (bars(rows, site.label("compared")) for rows in units.values())


def _figure(site: Site, source: str, figure: Figure) -> str:
    found = site.record.find(figure.remark)
    assert found is not None
    session, remark = found
    default = site.record.conference.default_language
    language = site.language if site.language in figure.words and site.record.text(session, site.language)[0] == site.language else default
    fragment = where(site.record, figure.remark, figure.words[default])
    quoted = site.quoted(figure.words[language], language)
    parts = [
        entry_anchor(figure.id),
        raw("h3", value(site, figure), entry_anchors(site, "figures", figure.id)),
        site.markup.paragraph(site.own(figure.measures)),
        site.markup.paragraph(
            f"{site.place(source, session, fragment, quoted, 'pr-quoted')} {site.speaker_of(source, remark)} · {site.session(source, session)}",
            class_="pr-detail",
        ),
        site.markup.paragraph(site.inline(figure.note[site.language]), class_="pr-note") if figure.note else "",
    ]
    return site.markup.block("article", parts, class_="pr-figure")


def value(site: Site, figure: Figure) -> str:
    """Return the value of a figure with its qualifier and unit, as the language writes them."""
    unit = site.record.units[figure.unit].name[site.language]
    if isinstance(figure.value, tuple):
        first, last = (site.label.number(one) for one in figure.value)
        number = site.label("change" if figure.qualifier == "change" else "range", first=first, last=last)
    else:
        number = site.label.number(figure.value)
    if figure.qualifier not in (None, "change"):
        number = site.label(f"qualifier_{figure.qualifier.replace('-', '_')}", number=number)
    return site.label("with_unit", number=number, unit=unit)


def errata_page(site: Site) -> Sheet:
    """Return the page of the errata, in the order of the record."""
    source = "errata.md"
    parts = [raw("h1", site.label("errata")), site.markup.paragraph(site.escape(site.label("errata_about")), class_="pr-summary")]
    for session in site.record.sessions.values():
        errata = [one for one in site.record.errata.values() if one.places[0].remark.startswith(f"{session.id}/")]
        if errata:
            parts += [site.markup.heading(2, site.session(source, session), f"in-{session.id}"), *(_erratum(site, source, one) for one in errata)]
    return Sheet(source, "register", site.label("errata"), site.label("errata_about"), blocks(parts))


def _erratum(site: Site, source: str, erratum: Erratum) -> str:
    default = site.record.conference.default_language
    words = dict.fromkeys(place.words for place in erratum.places)
    printed = " / ".join(site.quoted(one, default) for one in words)
    arrow = "←" if site.record.conference.language(site.language).direction == "rtl" else "→"
    reading = f" {arrow} {site.quoted(erratum.reading, default)}" if erratum.reading else ""
    parts = [
        entry_anchor(erratum.id),
        site.markup.line("h3", f"{entry_anchors(site, 'errata', erratum.id)}{printed}{reading}"),
        site.markup.paragraph(f"{element('span', site.escape(site.label(erratum.type)), class_='pr-kind')} {site.inline(erratum.reason[site.language])}"),
        site.markup.paragraph(site.join(_places(site, source, erratum)), class_="pr-places"),
    ]
    return site.markup.block("article", parts, class_="pr-misprint")


def _places(site: Site, source: str, erratum: Erratum) -> Iterable[str]:
    for number, place in enumerate(erratum.places, 1):
        found = site.record.find(place.remark)
        assert found is not None
        session, remark = found
        shown = site.record.text(session, site.language)[0] == site.record.conference.default_language
        fragment = f"{erratum.id}-{number}" if shown else where(site.record, place.remark, place.words, place.occurrence)
        yield site.place(source, session, fragment, _who(site, session, remark))
