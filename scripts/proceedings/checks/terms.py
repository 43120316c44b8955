"""The check of terms: one thing is called by its registered words in every language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from proceedings.checks.twins import Fault, Twin, unless_excused
from proceedings.languages.words import Phrases
from proceedings.model.facts import Organisation, Speaker, Term
from proceedings.model.record import Proceedings
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult


def terms_are_translated(library: LoadResult) -> Iterator[Problem]:
    """Ensure that the terms of a paragraph stand in its translation, each in its registered form or a variant.

    The paragraph is the unit, as twins agree paragraph by paragraph; a term inside a longer one, or inside a name, is
    not asked for by itself.
    """
    record = library.record
    assert record is not None
    original = original_phrases(record)
    known = {
        language: Phrases(((form, term.id) for term in record.terms.values() for form in registered_forms(term, language)), language)
        for language in record.languages
    }

    def faults(twin: Twin) -> Iterator[Fault]:
        for pair in twin.pairs:
            found = dict(original.longest(pair.original.words))
            there = known[twin.language].ids(pair.translation.words) if found else set()
            for words, ids in found.items():
                if "" not in ids and not ids & there:
                    forms = " or ".join(f"'{record.terms[id].term.get(twin.language, id)}'" for id in sorted(ids))
                    yield Fault(
                        pair.at, words, pair.line, f"the term '{words}' of {pair.at} is not rendered as registered", f"write {forms}, register a variant"
                    )

    return unless_excused(library, "terms", faults)


def original_phrases(record: Proceedings) -> Phrases:
    """Return the names and terms of the default language to look for; those of a name have no id."""
    default = record.conference.default_language
    everyone: tuple[Speaker | Organisation, ...] = (*record.speakers.values(), *record.organisations.values())
    names = ((form, "") for one in everyone for form in registered_forms(one, default))
    return Phrases(chain(names, ((form, term.id) for term in record.terms.values() for form in registered_forms(term, default))), default)


def registered_forms(one: Speaker | Organisation | Term, language: str) -> Iterator[str]:
    """Yield the name or the words of one thing in a language, and their variants."""
    name = one.term if isinstance(one, Term) else one.name
    if language in name:
        yield name[language]
    yield from one.variants.get(language, ())


CHECKS = (terms_are_translated,)
