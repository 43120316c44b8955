"""The registers that stand on one page each: glossary, figures, errata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proceedings.model.facts import Change, Erratum, Figure, Term
from proceedings.model.record import Remark, Session
from proceedings.staging.apparatus import entry_anchor, entry_anchors
from proceedings.staging.charts import Bar, bars
from proceedings.staging.context import PageContext, SessionContext, labelled, named
from proceedings.staging.markup import DOT, EMPTY, SPACE, Html, block, blocks, element, escape, heading, join
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.words import fragment_of, registry_words

_MANY = 6  # a longer list of places is folded


def _register_page(context: PageContext, name: str, parts: Iterable[Html]) -> RenderedPage:
    """Return the page of a register: its heading, its introduction and its parts."""
    head = [element("h1", context.label_html(name)), element("p", context.label_html(f"{name}_about"), class_="pr-summary")]
    return RenderedPage(context.page_path, "register", context.label(name), context.label(f"{name}_about"), blocks([*head, *parts]))


def glossary_page(context: PageContext) -> RenderedPage:
    """Return the page of the glossary: each term with the remarks where it occurs."""
    context = context.at("glossary.md")
    parts = []
    for category in context.record.categories.values():
        terms = [term for term in context.record.terms.values() if term.category == category.id]
        if terms:
            parts += [heading(2, context.localized(category.name), f"category-{category.id}"), *(_term(context, term) for term in terms)]
    count = element("p", context.label_html("term_count", number=len(context.record.terms)), class_="pr-detail")
    return _register_page(context, "glossary", [*parts, count])  # trafilatura drops a heading without words behind it


def _term(context: PageContext, term: Term) -> Html:
    """Return a term as an entry: its words in all languages, its note, and links to the remarks in which it occurs."""
    translations = [context.foreign(words, language) for language, words in term.term.items() if language != context.language]
    variants = [context.foreign(variant, language) for language, variants in term.variants.items() for variant in variants]
    links = [context.place(session, remark.id, _who(context, session, remark)) for session, remark in context.site.term_places[term.id]]
    name = join((context.localized(term.term), element("span", join(translations, DOT), class_="pr-other-name")), SPACE)
    parts = [
        entry_anchor(term.id),
        element("h3", entry_anchors(context, "glossary", term.id), name),
        element("p", labelled(context, "also_named", context.join(variants)), class_="pr-detail") if variants else EMPTY,
        element("p", registry_words(context, term.note[context.language])) if term.note else EMPTY,
        element("p", context.label_html(f"status_{term.status}"), class_="pr-detail") if term.status in ("inferred", "translation") else EMPTY,
        _folded(context, links),
    ]
    return block("article", parts, class_="pr-term")


def _who(context: PageContext, session: Session, remark: Remark) -> Html:
    if not remark.is_spoken:
        return escape(short_title(context, session))
    name = named(context, remark.by) if remark.by else context.label_html(remark.kind)
    return join((name, context.label_html("in_brackets", words=short_title(context, session))))


def short_title(context: PageContext, session: Session) -> str:
    """Return the part of a session's title before its colon."""
    return context.title(session).replace("：", ":").partition(":")[0].rstrip()


def _quoted(context: PageContext, words: str, language: str) -> Html:
    """Return plain words between the quotation marks of the page's language, marked with their own language."""
    before, after = (escape(part) for part in context.label("quoted", words="\n").split("\n"))
    return join((before, context.foreign(words, language), after))


def _folded(context: PageContext, links: list[Html]) -> Html:
    if not links:
        return EMPTY
    if len(links) <= _MANY:
        return element("p", context.join(links), class_="pr-places")
    summary = element("summary", context.label_html("remark_count", number=len(links)))
    return block("details", [summary, element("p", context.join(links))], class_="pr-places")


def figures_page(context: PageContext) -> RenderedPage:
    """Return the page of the figures quoted, grouped, each with its words and a link."""
    context = context.at("figures.md")
    parts = []
    for group in context.record.groups.values():
        figures = [figure for figure in context.record.figures.values() if figure.group == group.id]
        if figures:
            title = heading(2, context.localized(group.name), f"group-{group.id}")
            parts += [title, *_charts(context, figures), *(_figure(context, figure) for figure in figures)]
    return _register_page(context, "figures", parts)


def _charts(context: PageContext, figures: Iterable[Figure]) -> Iterator[Html]:
    """Yield a chart for each unit in which figures of a group compare."""
    units: dict[str, list[Bar]] = {}
    for figure in figures:
        if figure.compare and not isinstance(figure.value, tuple):
            bar = Bar(context.localized(figure.measures), figure.value, value(context, figure), f"#{figure.id}")
            units.setdefault(figure.unit, []).append(bar)
    yield from (bars(rows, context.label("compared")) for rows in units.values())


def _figure(context: PageContext, figure: Figure) -> Html:
    """Return a figure as an entry: its value, what it measures, and the quoted words with a link."""
    session, remark = _remark_at(context, figure.remark)
    default = context.record.conference.default_language
    language = context.language if context.language in figure.words and SessionContext(context, session).translated else default
    who = named(context, remark.by) if remark.by else context.label_html(remark.kind)
    fragment = fragment_of(context.record, figure.remark, figure.words[default])
    quoted = element("span", _quoted(context, figure.words[language], language), class_="pr-quoted")  # readability-lxml drops an entry that is mostly links
    parts = [
        entry_anchor(figure.id),
        element("h3", entry_anchors(context, "figures", figure.id), escape(value(context, figure))),
        element("p", context.localized(figure.measures)),
        element("p", quoted, SPACE, who, DOT, context.place(session, fragment, escape(short_title(context, session))), class_="pr-detail"),
        element("p", registry_words(context, figure.note[context.language]), class_="pr-note") if figure.note else EMPTY,
    ]
    return block("article", parts, class_="pr-figure")


def _remark_at(context: PageContext, place: str) -> tuple[Session, Remark]:
    """Return session and remark of a place that a registry names; a check has ensured that it exists."""
    session_and_remark = context.record.find(place)
    assert session_and_remark is not None
    return session_and_remark


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
    context = context.at("errata.md")
    parts = []
    for session in context.record.sessions.values():
        errata = [erratum for erratum in context.record.errata.values() if erratum.places[0].remark.startswith(f"{session.id}/")]
        if errata:
            parts += [heading(2, context.session(session), f"in-{session.id}"), *(_erratum(context, erratum) for erratum in errata)]
    if context.record.changes:
        changes = reversed(context.record.changes)
        parts += [heading(2, context.label_html("editions"), "editions"), *(_change(context, change) for change in changes)]
    return _register_page(context, "errata", parts)


def _change(context: PageContext, change: Change) -> Html:
    title = context.label_html("edition", version=change.version, date=context.label.date(change.date))
    return block("section", [element("h3", title), element("p", registry_words(context, change.changes[context.language]))], class_="pr-edition-entry")


def _erratum(context: PageContext, erratum: Erratum) -> Html:
    """Return an erratum as an entry: the printed words, the reading and the reason."""
    default = context.record.conference.default_language
    quotations = dict.fromkeys(place.words for place in erratum.places)
    words = join((_quoted(context, quotation, default) for quotation in quotations), escape(" / "))
    if erratum.reading:
        arrow = "←" if context.site.editions[context.language].direction == "rtl" else "→"
        words = join((words, escape(arrow), _quoted(context, erratum.reading, default)), SPACE)
    parts = [
        entry_anchor(erratum.id),
        element("h3", entry_anchors(context, "errata", erratum.id), words),
        element("p", element("span", context.label_html(erratum.type), class_="pr-kind"), SPACE, registry_words(context, erratum.reason[context.language])),
        element("p", context.join(_places(context, erratum)), class_="pr-places"),
    ]
    return block("article", parts, class_="pr-misprint")


def _places(context: PageContext, erratum: Erratum) -> Iterator[Html]:
    """Yield a link to each place where an erratum stands: to its mark, or to the paragraph where the page shows a translation."""
    for number, place in enumerate(erratum.places, 1):
        session, remark = _remark_at(context, place.remark)
        marked = SessionContext(context, session).original
        fragment = f"{erratum.id}-{number}" if marked else fragment_of(context.record, place.remark, place.words, place.occurrence)
        yield context.place(session, fragment, _who(context, session, remark))
