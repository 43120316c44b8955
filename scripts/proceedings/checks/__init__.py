"""The table of checks. A check is one rule: a function that yields problems, and whose docstring says in one sentence what it ensures."""

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

_SERIAL_BELOW = 5  # for so few sessions one process is faster

# A process runs whole rows. The checks of a row share caches; slow rows stand before quick ones.
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


# Where a file could not be read, only these checks run: those of single sessions, and those that need the registries too.
# All others would report what only follows from the missing file.
_OF_ONE_SESSION: frozenset[Check] = frozenset((
    sessions.turns_belong_to_people,
    sessions.ids_follow_the_rule,
    sessions.text_has_the_remarks,
    sessions.headings_are_printed,
    sessions.notes_are_called,
    sessions.printed_pages_follow,
    translations.unwritten_twins_are_empty,
    translations.twins_have_the_same_remarks,
    translations.twins_have_the_same_paragraphs,
    translations.twins_have_the_same_incidents,
    translations.printed_pages_are_of_the_original,
    prose.prose_is_plain_markdown,
))
_WITH_REGISTRIES: frozenset[Check] = _OF_ONE_SESSION | {
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


# Checks that need all sessions at once. The result of every other check for a session or a page depends on it and on the
# registries alone.
_ACROSS_SESSIONS: frozenset[Check] = frozenset((
    registries.links_lead_somewhere,
    registries.nobody_is_idle,
    sessions.quoted_words_are_there,
    prose.prose_links_lead_somewhere,
    *published.CHECKS,
))


def problems_of(library: LoadResult, sound: Collection[str] = (), first: Callable[[], object] | None = None) -> list[Problem]:
    """Return all problems of what was loaded, sorted.

    Where a file could not be read, only the checks that do not depend on it run. `sound` names the sources without problems
    that have not changed, provided that the registries have not either: their sessions and pages are left out of the checks
    that look at one at a time. `first` is called in this process once others are at work.
    """
    all_problems = set(library.problems)
    record = library.record
    if record is not None:
        sessions = {id: session for id, session in record.sessions.items() if session.source not in sound}
        pages = {id: page for id, page in record.pages.items() if page.source not in sound}
        changed_only = replace(library, record=replace(record, sessions=sessions, pages=pages), sound=True) if sound else library
        reliable = _reliable(library)
        rows = [[partial(check, library if check in _ACROSS_SESSIONS else changed_only) for check in row if check in reliable] for row in _ROWS]
        run_rows = partial(_run_rows, library)
        for found_problems, page_links in map_chunks(run_rows, rows, first=first) if len(sessions) > _SERIAL_BELOW else [run_rows(rows)]:
            all_problems |= found_problems
            library.page_links.update(page_links)
    return sorted(all_problems)


def _run_rows(library: LoadResult, rows: Iterable[Iterable[Callable[[], Iterable[Problem]]]]) -> tuple[set[Problem], Mapping[str, PageLinks]]:
    """Return the problems that rows of checks find, and the links of the pages that they read."""
    return {problem for row in rows for check in row for problem in check()}, library.page_links


def _reliable(library: LoadResult) -> Collection[Check]:
    """Return the checks that do not depend on what could not be read."""
    if not library.problems:
        return CHECKS
    return _OF_ONE_SESSION if any("/_data/" in f"/{problem.path}" for problem in library.problems) else _WITH_REGISTRIES
