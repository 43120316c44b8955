"""The metadata of an Akoma Ntoso document: the work, expression and file that it is, and the people and things it refers to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from proceedings.exports.markup import Element, element
from proceedings.model.edition import Edition
from proceedings.model.record import Session
from proceedings.syntax.tables import table_of_package

SITE = "#site"
UNATTRIBUTED = "unattributed"
_NO_COUNTRY = "zz"  # the CLDR code of an unknown country, for private use in ISO 3166-1


def language_codes(languages: Sequence[str]) -> dict[str, str]:
    """Return the code of each language for FRBRlanguage: ISO 639-2 (the terminological code).

    Where two languages share a code, the rest of their tag follows it. Akoma Ntoso Naming Convention 1.0 (OASIS, 2019), chapter 4.
    """
    codes = _terminological(tuple(languages))
    counts = Counter(codes.values())
    return {language: code + language[2:] * (counts[code] > 1) for language, code in codes.items()}


@cache
def _terminological(languages: Sequence[str]) -> Mapping[str, str]:
    def codes() -> dict[str, str]:
        from langcodes import Language  # imported late: see `table_of_package`

        return {language: Language.get(language).to_alpha3() for language in languages}

    codes_by_language: dict[str, str] = table_of_package(f"iso-639-2 {' '.join(languages)}", "langcodes", __file__, codes)
    return codes_by_language


def identification(edition: Edition, path: str, component: str, title: str, sessions: Iterable[Session]) -> Element:
    """Return the three FRBR levels, work, expression and manifestation, of the file at `path` (from the root of its language)."""
    codes = language_codes(edition.record.languages)
    country = (edition.record.conference.country or _NO_COUNTRY).lower()
    work = f"/akn/{country}/debate/{edition.record.conference.days[0].date}/{edition.record.conference.id}"
    expression = f"{work}/{codes[edition.language]}@"
    alias = element("FRBRalias", {"value": edition.url(path), "name": "url"})
    named = element("FRBRalias", {"value": title, "name": "title"})
    media_type = element("FRBRformat", {"value": "application/akn+xml"})
    levels = [
        element(
            "FRBRWork",
            None,
            [*_names(work, component), named, *_sittings(edition, sessions), *_organisers(edition), element("FRBRcountry", {"value": country})],
        ),
        element("FRBRExpression", None, [*_names(expression, component), named, _edition_date(edition), *_expression(edition, work, codes)]),
        element("FRBRManifestation", None, [*_names(expression, component, ".xml"), alias, _edition_date(edition), _author(), media_type]),
    ]
    return element("identification", {"source": SITE}, levels)


def _sittings(edition: Edition, sessions: Iterable[Session]) -> list[Element]:
    days = sorted({session.date for session in sessions if session.date}) or [day.date for day in edition.record.conference.days]
    return [_date(day.isoformat(), "sitting") for day in days]


def _organisers(edition: Edition) -> list[Element]:
    return [element("FRBRauthor", {"href": f"#organisation-{id}"}) for id in edition.record.conference.organisers] or [_author()]


def _expression(edition: Edition, work: str, codes: Mapping[str, str]) -> Iterator[Element]:
    """Yield the author, version and language of the expression, and of a translation its original."""
    original = edition.record.conference.default_language
    translated = edition.language != original
    yield from [_author()] if translated else _organisers(edition)
    if edition.change:
        yield element("FRBRversionNumber", {"value": edition.change.version})
    yield element("FRBRlanguage", {"language": codes[edition.language]})
    if translated:
        source = {"href": f"{work}/{codes[original]}@", "fromLanguage": codes[original]}
        yield element("FRBRtranslation", {**source, "authoritative": "false", "by": SITE})


def _names(uri: str, component: str, ending: str = "") -> list[Element]:
    return [element("FRBRthis", {"value": f"{uri}/!{component}{ending}"}), element("FRBRuri", {"value": uri + ending})]


def _date(day: str, name: str) -> Element:
    return element("FRBRdate", {"date": day, "name": name})


def _edition_date(edition: Edition) -> Element:
    return _date(edition.date.isoformat(), "edition")


def _author() -> Element:
    return element("FRBRauthor", {"href": SITE})


def references(edition: Edition, sessions: Iterable[Session]) -> Element:
    """Return the people, roles, organisations, concepts and days that the sessions refer to, each once."""
    referred = dict.fromkeys(reference for session in sessions for reference in _referred(session))
    for id in reversed(edition.record.conference.organisers):
        referred = {("TLCOrganization", id): None} | referred
    name = edition.record.conference.short_name[edition.language]
    site = element("TLCOrganization", {"eId": SITE[1:], "href": edition.url(""), "showAs": name})
    return element("references", {"source": SITE}, [site, *(_reference(edition, tag, id) for tag, id in sorted(referred, key=_order))])


def _referred(session: Session) -> Iterator[tuple[str, str]]:
    for appearance in session.speakers:
        yield "TLCPerson", appearance.id
        yield "TLCRole", appearance.role
        yield from (("TLCOrganization", id) for id in appearance.organisations)
    for remark in session.remarks:
        if remark.by is None and remark.is_spoken:
            yield "TLCRole", UNATTRIBUTED
        yield from (("TLCConcept", id) for id in remark.themes)
    if session.date:
        yield "TLCEvent", str(session.date)


def _order(reference: tuple[str, str]) -> int:
    return ("TLCOrganization", "TLCPerson", "TLCRole", "TLCConcept", "TLCEvent").index(reference[0])


def _reference(edition: Edition, tag: str, id: str) -> Element:
    record, language = edition.record, edition.language
    if tag == "TLCPerson":
        eid, address, name = f"person-{id}", edition.url(f"speakers/{id}/"), edition.naming(id).written(edition.label)
    elif tag == "TLCOrganization":
        eid, address, name = f"organisation-{id}", edition.url(f"organisations/{id}/"), record.organisations[id].name[language]
    elif tag == "TLCConcept":
        eid, address, name = f"theme-{id}", edition.url(f"themes/{id}/"), record.themes[id].name[language]
    elif tag == "TLCRole":
        eid, address, name = id, f"/akn/ontology/role/{id}", edition.label(id)
    else:
        day = next(day.date for day in record.conference.days if str(day.date) == id)
        eid, address, name = f"day-{id}", f"/akn/ontology/event/{record.conference.id}/{id}", edition.label.date(day)
    return element(tag, {"eId": eid, "href": address, "showAs": name})
