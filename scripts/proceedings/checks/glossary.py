"""The check of the glossary: no two terms share words. For an editor, a list of the terms that translations render in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from proceedings.checks.terms import original_phrases
from proceedings.checks.twins import twins
from proceedings.languages.words import Phrases, folded
from proceedings.model.mentions import registered_forms
from proceedings.model.record import Proceedings
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult

_STEM = 5  # words whose first letters, of this number, are equal count as forms of one word: finance, financing

Pairs = Mapping[tuple[str, str], dict[str, str]]


def terms_keep_their_words_apart(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that no two terms of the glossary have the same words in a language, unless an editor has accepted that they do."""
    record = loaded.require_record()
    if not record.terms:
        return
    document = loaded.documents["glossary"]
    accepted = {pair for entry in record.accepted for pair in combinations(sorted(entry.terms), 2)}
    shared = _shared(record)
    order = list(record.terms)
    for (first, second), words in shared.items():
        if (first, second) not in accepted:
            shared_words = ", ".join(f"'{form}' ({language})" for language, form in words.items())
            fix = f"give one of them other words, or write why not under 'accepted' (terms: [{first}, {second}], reason)"
            yield Problem(document.path, document.line("terms", order.index(second)), f"'{first}' and '{second}' have the same words: {shared_words}", fix)
    for index, entry in enumerate(record.accepted):
        for id in sorted({*entry.terms} - {*record.terms}):
            yield Problem(document.path, document.line("accepted", index), f"unknown term '{id}'", "correct the id, or remove the entry")
        pairs = list(combinations(sorted({*entry.terms} & {*record.terms}), 2))
        if pairs and not any(pair in shared for pair in pairs):
            yield Problem(document.path, document.line("accepted", index), "these terms have no words in common", "remove the entry")


def terms_in_several_renderings(loaded: LoadResult) -> Iterator[str]:
    """Yield a line for each term that the translations render in more than one way and that no editor has accepted, with the counts.

    Abbreviations, shorter forms and inflected forms are not counted as different. Only a reader can decide whether different ones are right.
    """
    record = loaded.require_record()
    accepted = {entry.terms[0] for entry in record.accepted if len(entry.terms) == 1}
    for (id, language), counted in _counted_forms(loaded).items():
        renderings = _renderings(counted)
        if len(renderings) > 1 and id not in accepted:
            listed = ", ".join(f"'{form}' {times}" for form, times in renderings.most_common())
            yield f"{id} ({language}): {listed}"


def _shared(record: Proceedings) -> Pairs:
    """Return pairs of terms that have words in common, and the words in each language."""
    pairs: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for language in record.languages:
        ids: dict[str, dict[str, str]] = defaultdict(dict)
        for term in record.terms.values():
            for form in registered_forms(term, language):
                ids[folded(form, language)].setdefault(term.id, form)
        for by_term in ids.values():
            for first, second in combinations(sorted(by_term), 2):
                pairs[first, second].setdefault(language, by_term[first])
    return pairs


def _counted_forms(loaded: LoadResult) -> dict[tuple[str, str], Counter[str]]:
    """Return how often each registered form of a term stands in a translation of a paragraph that has the term."""
    record = loaded.require_record()
    original = original_phrases(record)
    forms: dict[tuple[str, str], Phrases] = {}
    counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for twin in twins(loaded):
        for pair in twin.pairs:
            for _, ids in original.longest(pair.original.words):
                for id in sorted(ids - {""}):
                    key = id, twin.language
                    if key not in forms:
                        forms[key] = Phrases(((form, form) for form in registered_forms(record.terms[id], twin.language)), twin.language)
                    counted[key].update(form for form, _ in forms[key].longest(pair.translation.words))
    return dict(sorted(counted.items()))


def _renderings(counted: Mapping[str, int]) -> Counter[str]:
    """Return the different renderings among counted forms, each by its longest form."""
    renderings: Counter[str] = Counter()
    for form in sorted(counted, key=len, reverse=True):
        renderings[next((longer for longer in renderings if _is_same_rendering(form, longer)), form)] += counted[form]
    return renderings


def _is_same_rendering(form: str, longer: str) -> bool:
    """Tell whether a form is an abbreviation or a part of a longer one, or has the same words in other forms."""
    short, words = form.casefold().split(), longer.casefold().split()
    if form.isupper() or set(short) - {"the"} <= set(words):
        return True
    return len(short) == len(words) and all(map(_have_same_stem, short, words))


def _have_same_stem(word: str, longer_word: str) -> bool:
    length = min(_STEM, len(word), len(longer_word))
    return word[:length] == longer_word[:length]


CHECKS_OF_REGISTRIES = (terms_keep_their_words_apart,)


def report(loaded: LoadResult) -> Iterable[str]:
    """Return the lines of `terms_in_several_renderings`, or one line that there are none."""
    return list(terms_in_several_renderings(loaded)) or ["Every term is rendered in one way, or an editor has accepted that it is not."]
