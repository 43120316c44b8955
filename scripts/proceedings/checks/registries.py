"""Checks of the registries: ids, languages, and links between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import dropwhile, pairwise
from typing import Any

from babel import Locale, UnknownLocaleError

from proceedings.languages.labels import kind_label, shipped
from proceedings.model.facts import Erratum, Fact, Organisation, Speaker
from proceedings.model.record import UNNAMED, Proceedings
from proceedings.model.urls import DAY, SIDE_BY_SIDE
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult

RESERVED = re.compile(
    rf"{SIDE_BY_SIDE}|index|{DAY}[0-9]+|con|prn|aux|nul|com[0-9]|lpt[0-9]|.*-p[0-9]+"
)  # parts of addresses of the site, and names of devices in Windows
_UNNAMED = "kind_unnamed"  # a label of speeches, not of sessions
NUMBERED = re.compile(r"[qn][0-9]+")  # ids of questions and passages
IN_PAGES = re.compile(r"text|contents|call|note|page|search-panel|search-help|translators-notes|editions")  # ids that the templates use
_MADE = ("sessions", "search", "speakers", "organisations", "themes", "glossary", "figures", "errata", "assets", "licences")
_PAGE_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def lists_of_facts(record: Proceedings) -> dict[str, tuple[tuple[str | int, ...], Mapping[str, Fact]]]:
    """Return the facts of each registry that is a list, with the key under which the list stands."""
    return {
        "speakers": ((), record.speakers),
        "organisations": ((), record.organisations),
        "themes": ((), record.themes),
        "glossary": (("terms",), record.terms),
        "figures": (("figures",), record.figures),
        "errata": ((), record.errata),
        "programs": ((), record.programs),
    }


def _rows(loaded: LoadResult) -> Iterator[tuple[str, int, Fact]]:
    """Yield path, line and fact of every row of the registries whose documents are here."""
    for name, (key, facts) in lists_of_facts(loaded.require_record()).items():
        if document := loaded.documents.get(name):
            for index, fact in enumerate(facts.values()):
                yield document.path, document.line(*key, index), fact


def ids_are_free(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that no id is a word that addresses or pages need, or the name of a device."""
    record = loaded.require_record()
    speakers = set(record.speakers)
    for path, line, fact in _rows(loaded):
        id = getattr(fact, "id", "")
        if RESERVED.fullmatch(id) or NUMBERED.fullmatch(id) or (isinstance(fact, Speaker | Erratum) and (IN_PAGES.fullmatch(id) or id == UNNAMED)):
            yield Problem(path, line, f"the id '{id}' is reserved", "choose another word")
        if isinstance(fact, Erratum) and id in speakers:
            yield Problem(path, line, f"the id '{id}' is a speaker's", "choose another word")
    for session in record.sessions.values():
        front = loaded.documents[f"sessions/{session.id}"]
        for line, id in ((1, session.id), *((front.line("remarks", index, "id"), remark.id) for index, remark in enumerate(session.remarks))):
            if RESERVED.fullmatch(id):
                yield Problem(front.path, line, f"the id '{id}' is reserved", "choose another word")
    for page in record.pages.values():
        taken = page.id != "index" and (RESERVED.fullmatch(page.id) or page.id in (*_MADE, *map(str.lower, record.languages)))
        if taken or not _PAGE_ID.fullmatch(page.id):
            message = f"the name '{page.id}' is reserved" if taken else f"'{page.id}' is not an id"
            yield Problem(next(iter(page.paths.values())), 1, message, "name the page by other words in lower case, joined by hyphens")


def languages_are_known(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that each language of the conference is one, listed once."""
    document, conference = loaded.documents["conference"], loaded.require_record().conference
    ids = [language.id for language in conference.languages]
    for index, id in enumerate(ids):
        line = document.line("languages", index)
        if id in ids[:index]:
            yield Problem(document.path, line, f"the language '{id}' stands twice", "keep one of them")
        try:
            Locale.parse(id, sep="-")
        except (UnknownLocaleError, ValueError):
            yield Problem(document.path, line, f"'{id}' is no known language", "write its ISO 639-1 code")


def every_language_is_written(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that what is written in several languages is written in all of them, and in no other."""
    record = loaded.require_record()
    languages = set(record.languages)
    for path, line, fact in written(loaded):
        for name, value in localized(fact):
            for language in sorted(set(value) - languages):
                yield Problem(
                    path, line, f"'{name}' is written in '{language}', no language of the conference", "remove it, or add the language to conference.yml"
                )
            if _complete(name):
                for language in sorted(languages - set(value)):
                    yield Problem(path, line, f"'{name}' is missing in '{language}'", f"add '{language}: …'")


def written(loaded: LoadResult) -> Iterator[tuple[str, int, Fact]]:
    """Yield path, line and fact of all facts that may hold words in several languages."""
    yield from _rows(loaded)
    yield from _outside_rows(loaded)
    for session in loaded.require_record().sessions.values():
        front = loaded.documents[f"sessions/{session.id}"]
        for index, appearance in enumerate(session.speakers):
            yield front.path, front.line("speakers", index), appearance


def _outside_rows(loaded: LoadResult) -> Iterator[tuple[str, int, Fact]]:
    """Yield path, line and fact of the facts that are not rows of a registry, where its document is here."""
    record = loaded.require_record()
    document = loaded.documents.get("conference")
    if document is None:
        return
    yield document.path, 1, record.conference
    for index, day in enumerate(record.conference.days):
        yield document.path, document.line("days", index), day
    for name, part, facts in (("glossary", "categories", record.categories), ("figures", "units", record.units), ("figures", "groups", record.groups)):
        for index, fact in enumerate(facts.values()):
            yield loaded.documents[name].path, loaded.documents[name].line(part, index), fact
    for index, change in enumerate(record.changes):
        yield loaded.documents["changelog"].path, loaded.documents["changelog"].line(index), change


def localized(fact: Fact) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield name and value of each field of a fact that holds words by language."""
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        if isinstance(value, Mapping) and value:
            yield name, value
        elif isinstance(value, Fact):
            for inner, mapping in localized(value):
                yield f"{name}.{inner}", mapping


def _complete(name: str) -> bool:
    """Return whether a field must be written in all languages. Spellings and quoted words need not."""
    return name not in ("family", "variants", "chance", "words")


def kinds_of_sessions_have_names(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that every kind of a session has a label, shipped or in labels.yml."""
    for session in loaded.require_record().sessions.values():
        front = loaded.documents[f"sessions/{session.id}"]
        yield from _without_label(loaded, front.path, front.line("kind"), "kind", session.kind)


def kinds_of_organisations_have_names(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that every kind of an organisation has a label, shipped or in labels.yml."""
    for path, line, fact in _rows(loaded):
        if isinstance(fact, Organisation):
            yield from _without_label(loaded, path, line, "organisation", fact.kind)


def _without_label(loaded: LoadResult, path: str, line: int, group: str, kind: str) -> Iterator[Problem]:
    key = kind_label(group, kind)
    unread = any(problem.path.endswith("/labels.yml") for problem in loaded.problems)
    if key == _UNNAMED or (key not in shipped() and key not in loaded.labels and not unread):
        kinds = ", ".join(f"'{name.removeprefix(f'{group}_').replace('_', '-')}'" for name in shipped() if name.startswith(f"{group}_") and name != _UNNAMED)
        yield Problem(path, line, f"'{kind}' is no kind", f"write one of {kinds}, or name it in docs/_data/labels.yml, as '{key}'")


def families_stand_in_names(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a family name begins or ends the full name."""
    for index, speaker in enumerate(loaded.require_record().speakers.values()):
        for language, family in speaker.family.items():
            name = speaker.name.get(language)
            if name and (name == family or not (name.startswith(family) or name.endswith(family))):
                document = loaded.documents["speakers"]
                fix = f"write it as the name has it, or leave out '{language}'"
                yield Problem(document.path, document.line(index, "family", language), f"'{family}' neither begins nor ends the name '{name}'", fix)


def links_lead_somewhere(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the ids by which one registry refers to another exist there."""
    record = loaded.require_record()
    for organiser in record.conference.organisers:
        if organiser not in record.organisations:
            document = loaded.documents["conference"]
            yield Problem(document.path, document.line("organisers"), f"unknown organisation '{organiser}'", "add it to docs/_data/organisations.yml")
    for path, line, fact in _rows(loaded):
        for name, facts, registry in (
            ("part_of", record.organisations, "organisations.yml"),
            ("category", record.categories, "glossary.yml, under 'categories'"),
            ("unit", record.units, "figures.yml, under 'units'"),
            ("group", record.groups, "figures.yml, under 'groups'"),
        ):
            id = getattr(fact, name, None)
            if id and id not in facts:
                yield Problem(path, line, f"unknown {name} '{id}'", f"add it to docs/_data/{registry}")


def no_organisation_is_part_of_itself(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that no organisation is part of itself through the larger ones."""
    organisations = loaded.require_record().organisations
    circular, finished = set[str](), set[str]()
    for start in organisations:
        larger_organisations: dict[str, None] = {}
        id: str | None = start
        while id and id in organisations and id not in larger_organisations and id not in finished:
            larger_organisations[id] = None
            id = organisations[id].part_of
        if id and id in larger_organisations:
            circular.update(dropwhile(id.__ne__, larger_organisations))
        finished.update(larger_organisations)
    for index, id in enumerate(organisations):
        if id in circular:
            document = loaded.documents["organisations"]
            yield Problem(document.path, document.line(index, "part_of"), f"'{id}' is part of itself", "name the larger organisation, or leave it out")


def editions_follow(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the editions stand in the order of their dates, the newest last, each with a version of its own."""
    document = loaded.documents.get("changelog")
    changes = loaded.require_record().changes
    versions: set[str] = set()
    for index, (before, after) in enumerate(pairwise(changes), 1):
        versions.add(before.version)
        assert document is not None
        if after.date < before.date:
            yield Problem(document.path, document.line(index), f"the edition '{after.version}' is older than the one before it", "put the newest last")
        if after.version in versions:
            yield Problem(document.path, document.line(index), f"the edition '{after.version}' stands twice", "give it the next number")


def nobody_is_idle(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that everyone and everything registered is used."""
    record = loaded.require_record()
    appearances = [entry for session in record.sessions.values() for entry in session.speakers]
    organisations = {id for entry in appearances for id in entry.organisations} | set(record.conference.organisers)
    waiting = list(organisations)
    while waiting:
        organisation = record.organisations.get(waiting.pop())
        if organisation and organisation.part_of and organisation.part_of not in organisations:
            organisations.add(organisation.part_of)
            waiting.append(organisation.part_of)
    figures, terms = record.figures.values(), record.terms.values()
    for name, part, facts, used, fix in (
        ("speakers", (), record.speakers, {entry.id for entry in appearances}, "let them appear in a session, or remove them"),
        ("organisations", (), record.organisations, organisations, "let somebody speak for it, or remove it"),
        ("themes", (), record.themes, {theme for _, remark in record.remarks() for theme in remark.themes}, "give it to a remark, or remove it"),
        ("figures", ("units",), record.units, {entry.unit for entry in figures}, "measure a figure in it, or remove it"),
        ("figures", ("groups",), record.groups, {entry.group for entry in figures}, "put a figure into it, or remove it"),
        ("glossary", ("categories",), record.categories, {entry.category for entry in terms}, "put a term into it, or remove it"),
    ):
        for index, id in enumerate(facts):
            if id not in used:
                yield Problem(loaded.documents[name].path, loaded.documents[name].line(*part, index), f"nothing uses '{id}'", fix)


def sizes_are_written_in_words(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a figure of which only the order of size was said is not printed as numbers that nobody said."""
    for index, figure in enumerate(loaded.require_record().figures.values()):
        if figure.qualifier == "several" and not figure.written:
            document = loaded.documents["figures"]
            line = document.line("figures", index, "qualifier")
            yield Problem(document.path, line, f"of '{figure.id}' only the order of size is known", "say under 'written' how it is written, without digits")


def compared_figures_compare(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a figure with `compare` is one number, not negative, and that its group and unit have another one."""
    figures = list(loaded.require_record().figures.values())
    comparable_counts = Counter((figure.group, figure.unit) for figure in figures if figure.compare)
    for index, figure in enumerate(figures):
        document = loaded.documents["figures"]
        line = document.line("figures", index, "compare")
        if figure.compare and (isinstance(figure.value, tuple) or figure.value < 0):
            yield Problem(document.path, line, f"'{figure.id}' is no single number from zero up", "remove 'compare'")
        elif figure.compare and comparable_counts[figure.group, figure.unit] < 2:
            yield Problem(document.path, line, f"'{figure.id}' stands alone in its group and unit", "let another compare with it, or remove 'compare'")


CHECKS = (ids_are_free, every_language_is_written)
CHECKS_OF_REGISTRIES = (
    languages_are_known,
    kinds_of_sessions_have_names,
    kinds_of_organisations_have_names,
    families_stand_in_names,
    links_lead_somewhere,
    no_organisation_is_part_of_itself,
    editions_follow,
    compared_figures_compare,
    sizes_are_written_in_words,
)
CHECKS_OF_THE_RECORD = (nobody_is_idle,)
