"""The table of checks: each is one rule, a function whose docstring says in one sentence what it ensures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from msgspec.structs import replace

from proceedings.checks import names, numbers, prose, published, registries, sessions, terms, translations, wording, writing
from proceedings.incremental.parallel import map_chunks
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult, PageLinks

Check = Callable[[LoadResult], Iterator[Problem]]

_FEW = 5  # so many sessions are looked through sooner by one process

# Those of a row read the same words and share what comes of it, so that one process does them; rows that take longest are not the last.
_ROWS: tuple[tuple[Check, ...], ...] = (
    registries.CHECKS,
    numbers.CHECKS,
    prose.CHECKS,
    (*names.CHECKS, *terms.CHECKS),
    (*writing.CHECKS, *wording.CHECKS),
    sessions.CHECKS,
    translations.CHECKS,
    published.CHECKS,
)
CHECKS: tuple[Check, ...] = tuple(chain(*_ROWS))


# Checks that hold of each session by itself, and those that need the registries besides: where a file could not be read,
# they go on telling what is wrong with the others, and nothing that only follows from it.
_ALONE: frozenset[Check] = frozenset((
    sessions.turns_belong_to_people,
    sessions.ids_follow_the_rule,
    sessions.text_has_the_remarks,
    sessions.headings_are_printed,
    sessions.notes_are_called,
    sessions.printed_pages_follow,
    translations.unwritten_twins_are_empty,
    translations.twins_have_the_same_remarks,
    translations.twins_have_the_same_paragraphs,
    translations.printed_pages_are_of_the_original,
    prose.prose_is_plain_markdown,
))
_WITH_REGISTRIES: frozenset[Check] = _ALONE | {
    sessions.people_and_themes_exist,
    sessions.dates_are_days,
    registries.ids_are_free,
    registries.languages_are_known,
    registries.every_language_is_written,
    registries.families_stand_in_names,
    registries.links_lead_somewhere,
    registries.no_body_is_part_of_itself,
    registries.editions_follow,
}


# Checks that compare sessions with one another, or with registers of what stands in any of them. What all others say of a session
# or of a page of prose depends on that one and on the registries alone.
_OF_ALL: frozenset[Check] = frozenset((
    registries.links_lead_somewhere,
    registries.nobody_is_idle,
    sessions.quoted_words_are_there,
    prose.prose_links_lead_somewhere,
    *published.CHECKS,
))


def problems_of(library: LoadResult, sound: Collection[str] = (), first: Callable[[], object] | None = None) -> list[Problem]:
    """Return every problem of what was loaded, sorted. Where other processes take a share, this one does `first` meanwhile.

    Where a file could not be read, the checks that run are those whose answers do not depend on it. The sessions and pages whose
    sources are `sound` are not looked through again by themselves: nothing was wrong with them before, and neither they nor the registries
    have changed since.
    """
    found = set(library.problems)
    record = library.record
    if record is not None:
        others = {id: session for id, session in record.sessions.items() if session.source not in sound}
        pages = {id: page for id, page in record.pages.items() if page.source not in sound}
        narrow = replace(library, record=replace(record, sessions=others, pages=pages), sound=True) if sound else library
        trusted = _trusted(library)
        rows = [[partial(check, library if check in _OF_ALL else narrow) for check in row if check in trusted] for row in _ROWS]
        look = partial(_found, library)
        for problems, page_links in map_chunks(look, rows, first=first) if len(others) > _FEW else [look(rows)]:
            found |= problems
            library.page_links.update(page_links)
    return sorted(found)


def _found(library: LoadResult, rows: Iterable[Iterable[Callable[[], Iterable[Problem]]]]) -> tuple[set[Problem], Mapping[str, PageLinks]]:
    """Return the problems that rows of checks find, and what is known of pages now."""
    return {problem for row in rows for check in row for problem in check()}, library.page_links


def _trusted(library: LoadResult) -> Collection[Check]:
    """Return the checks that can be trusted with what could be read."""
    if not library.problems:
        return CHECKS
    return _ALONE if any("/_data/" in f"/{problem.path}" for problem in library.problems) else _WITH_REGISTRIES
