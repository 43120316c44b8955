"""People and organisations of TEI: names, and to which organisations each person belonged on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from proceedings.authoring.markup import XML_ID, XML_LANGUAGE, plain, tag

_KINDS = {
    "politicalParty": "party",
    "parliamentaryGroup": "party",
    "parliament": "government",
    "government": "government",
    "ministry": "government",
    "committee": "government",
}
_FAMILY_FIRST = ("hu", "ja", "ko", "vi", "zh")  # languages in which a family name comes first
_OF_EVERYBODY = ("parliament",)  # all members belong to it: it says nothing of one


class Affiliation(NamedTuple):
    """That a person belonged to an organisation, by its id in the file, from one day to another; a day is empty where it is not known."""

    organisation: str
    first: str
    last: str

    def holds_on(self, day: str) -> bool:
        """Return whether the person belonged to the organisation on a day; days are written as in ISO 8601, perhaps without the day or month."""
        return self.first[: len(day)] <= day and (not self.last or day[: len(self.last)] <= self.last)


class TeiPerson(NamedTuple):
    """A person: the name, the name by which they are sorted, the family name, and the organisations."""

    name: str
    sort: str
    family: str
    affiliations: tuple[Affiliation, ...]


class TeiOrganisation(NamedTuple):
    """An organisation: its name and its kind. `of_everybody` says that all people of the record belong to it."""

    name: str
    kind: str
    of_everybody: bool


def people_of(roots: Iterable[etree._Element], language: str) -> dict[str, TeiPerson]:
    """Return the people of the files by their ids there, with names in the order of a language."""
    return {
        id: person
        for root in roots
        for node in root.iter()
        if tag(node) == "person" and (id := node.get(XML_ID)) and (person := _person(node, family_first=language in _FAMILY_FIRST))
    }


def organisations_of(roots: Iterable[etree._Element], language: str) -> dict[str, TeiOrganisation]:
    """Return the organisations of the files by their ids there, with their names in a language where the files have them."""
    return {
        id: organisation
        for root in roots
        for node in root.iter()
        if tag(node) == "org" and (id := node.get(XML_ID)) and (organisation := _organisation(node, language))
    }


def _person(node: etree._Element, *, family_first: bool) -> TeiPerson | None:
    name = next((child for child in node if tag(child) == "persName"), None)
    if name is None:
        return None
    parts = {kind: [plain(part) for part in name.iter() if tag(part) == kind and plain(part)] for kind in ("forename", "surname")}
    family, given = " ".join(parts["surname"]), " ".join(parts["forename"])
    if not family and not given:
        return TeiPerson(plain(name), plain(name), "", tuple(_affiliations(node)))
    sort = f"{family} {given}".strip()
    return TeiPerson(sort if family_first else f"{given} {family}".strip(), sort, family if given else "", tuple(_affiliations(node)))


def _affiliations(node: etree._Element) -> Iterator[Affiliation]:
    for child in node:
        if tag(child) == "affiliation":
            for organisation in (child.get("ref") or "").split():
                yield Affiliation(organisation.removeprefix("#"), child.get("from") or "", child.get("to") or "")


def _organisation(node: etree._Element, language: str) -> TeiOrganisation | None:
    names = [child for child in node if tag(child) == "orgName" and plain(child)]
    if not names:
        return None
    names.sort(key=lambda name: ((name.get(XML_LANGUAGE) or language) != language, name.get("full") == "abb"))
    role = node.get("role") or ""
    return TeiOrganisation(plain(names[0]), _KINDS.get(role, "other"), role in _OF_EVERYBODY)
