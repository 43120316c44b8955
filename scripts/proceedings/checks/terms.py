"""The check of terms: every language uses the registered words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from proceedings.checks.twins import Fault, Twin, unless_excused
from proceedings.languages.words import Phrases
from proceedings.model.facts import Organisation, Speaker
from proceedings.model.mentions import registered_forms
from proceedings.model.record import Proceedings
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult


def terms_are_translated(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the terms of a paragraph stand in its translation, each in its registered form or a variant.

    Paragraphs are compared, since twins agree paragraph by paragraph. A term inside a longer one or inside a name is not
    required.
    """
    record = loaded.require_record()
    original = original_phrases(record)
    registered = {
        language: Phrases(((form, term.id) for term in record.terms.values() for form in registered_forms(term, language)), language)
        for language in record.languages
    }

    def faults(twin: Twin) -> Iterator[Fault]:
        for pair in twin.pairs:
            terms = dict(original.longest(pair.original.words))
            translated = registered[twin.language].ids(pair.translation.words) if terms else set()
            for words, ids in terms.items():
                if "" not in ids and not ids & translated:
                    forms = " or ".join(f"'{record.terms[id].term.get(twin.language, id)}'" for id in sorted(ids))
                    yield Fault(
                        pair.at, words, pair.line, f"the term '{words}' of {pair.at} is not rendered as registered", f"write {forms}, register a variant"
                    )

    return unless_excused(loaded, "terms", faults)


def original_phrases(record: Proceedings) -> Phrases:
    """Return the phrases of names and terms in the default language. Those of names have an empty id."""
    default = record.conference.default_language
    bearers: tuple[Speaker | Organisation, ...] = (*record.speakers.values(), *record.organisations.values())
    names = ((form, "") for bearer in bearers for form in registered_forms(bearer, default))
    return Phrases(chain(names, ((form, term.id) for term in record.terms.values() for form in registered_forms(term, default))), default)


CHECKS = (terms_are_translated,)
