"""The check of names: whoever is named in the default language is named in its translation."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.checks.twins import Fault, Twin, unless_excused
from proceedings.languages.words import Phrases
from proceedings.model.facts import Organisation, Speaker
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult


def names_are_translated(library: LoadResult) -> Iterator[Problem]:
    """Ensure that every person and organisation a paragraph names stands in its translation, in a registered form."""
    record = library.record
    assert record is not None
    everyone: dict[str, Speaker | Organisation] = {**record.speakers, **record.organisations}
    default = record.conference.default_language
    chance = [(words, "") for one in everyone.values() for words in one.chance.get(default, ())]
    original = Phrases([*chance, *((form, one.id) for one in everyone.values() for language in record.languages for form in _forms(one, language))], default)
    known = {language: Phrases(((form, one.id) for one in everyone.values() for form in _forms(one, language)), language) for language in record.languages}

    def faults(twin: Twin) -> Iterator[Fault]:
        for pair in twin.pairs:
            named = {id: words for words, ids in original.longest(pair.original.words) for id in ids if "" not in ids}
            there = {id for _, ids in known[twin.language].longest(pair.translation.words) for id in ids} if named else set()
            for id in named.keys() - there:
                fix = f"write '{everyone[id].name.get(twin.language, id)}' or a registered variant"
                yield Fault(pair.at, named[id], pair.line, f"'{named[id]}' of {pair.at} is not named", fix)

    return unless_excused(library, "names", faults)


def _forms(one: Speaker | Organisation, language: str) -> Iterator[str]:
    if language in one.name:
        yield one.name[language]
    yield from one.variants.get(language, ())


CHECKS = (names_are_translated,)
