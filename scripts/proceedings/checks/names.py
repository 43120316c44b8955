"""The check of names: whoever is named in the default language is named in its translation."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.checks.twins import Fault, Twin, unless_excused
from proceedings.languages.words import Phrases
from proceedings.model.facts import Organisation, Speaker
from proceedings.model.mentions import registered_forms
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult


def names_are_translated(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that every person and organisation a paragraph names stands in its translation, in a registered form."""
    record = loaded.require_record()
    bearers: dict[str, Speaker | Organisation] = {**record.speakers, **record.organisations}
    default = record.conference.default_language
    chance = [(words, "") for bearer in bearers.values() for words in bearer.chance.get(default, ())]
    original = Phrases(
        [*chance, *((form, bearer.id) for bearer in bearers.values() for language in record.languages for form in registered_forms(bearer, language))], default
    )
    registered = {
        language: Phrases(((form, bearer.id) for bearer in bearers.values() for form in registered_forms(bearer, language)), language)
        for language in record.languages
        if language != default
    }

    def faults(twin: Twin) -> Iterator[Fault]:
        for pair in twin.pairs:
            named = {id: words for words, ids in original.longest(pair.original.words) for id in ids if "" not in ids}
            translated = {id for _, ids in registered[twin.language].longest(pair.translation.words) for id in ids} if named else set()
            for id in named.keys() - translated:
                fix = f"write '{bearers[id].name.get(twin.language, id)}' or a registered variant"
                yield Fault(pair.at, named[id], pair.line, f"'{named[id]}' of {pair.at} is not named", fix)

    return unless_excused(loaded, "names", faults)


CHECKS = (names_are_translated,)
