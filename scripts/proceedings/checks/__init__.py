"""The table of checks. A check is one rule: a function that yields problems, and whose docstring says in one sentence what it ensures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from proceedings.checks import glossary, images, names, numbers, parts, prose, published, recordings, registries, sessions, terms, translations, typography
from proceedings.incremental.parallel import map_chunks
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult, PageLinks

Check = Callable[[LoadResult], Iterator[Problem]]

_SERIAL_BELOW = 5  # with fewer sessions than this, one process is faster


class _Row(NamedTuple):
    """Checks that share caches: one process runs all of them. They are told apart by what they look at."""

    of_each: tuple[Check, ...] = ()  # one session, page or registry at a time; their results do not depend on other sessions and pages
    of_the_record: tuple[Check, ...] = ()  # the whole record; they compare sessions with one another
    of_registries: tuple[Check, ...] = ()


# Slow rows come first. The row of prose, the slowest of a short record, is the first of all: the process that builds the pages of prose takes the
# first row, and has then imported the Markdown converter.
_ROWS = (
    _Row(prose.CHECKS, prose.CHECKS_OF_THE_RECORD),
    _Row(numbers.CHECKS),
    _Row((*names.CHECKS, *terms.CHECKS)),
    _Row(typography.CHECKS),
    _Row((*sessions.CHECKS, *parts.CHECKS, *recordings.CHECKS, *registries.CHECKS)),
    _Row(translations.CHECKS),
    _Row(of_registries=(*registries.CHECKS_OF_REGISTRIES, *glossary.CHECKS_OF_REGISTRIES)),
    _Row(of_the_record=(*registries.CHECKS_OF_THE_RECORD, *sessions.CHECKS_OF_THE_RECORD, *images.CHECKS_OF_THE_RECORD)),
    _Row(of_the_record=published.CHECKS_OF_THE_RECORD),
)
CHECKS: tuple[Check, ...] = tuple(chain.from_iterable(chain.from_iterable(_ROWS)))


# Where a file could not be read, only these checks run. All others would report problems that only follow from the missing file.
# These need nothing but the session; those of `_WITH_REGISTRIES` need the registries too.
_OF_ONE_SESSION: frozenset[Check] = frozenset((
    registries.kinds_of_sessions_have_names,
    sessions.turns_belong_to_people,
    sessions.ids_follow_the_rule,
    sessions.text_has_the_remarks,
    sessions.preambles_are_paragraphs,
    recordings.recordings_are_known,
    recordings.times_follow,
    sessions.headings_are_printed,
    sessions.notes_are_called,
    sessions.printed_pages_follow,
    translations.unwritten_twins_are_empty,
    parts.subparts_stand_in_parts,
    parts.parts_have_headings,
    translations.twins_have_the_same_parts,
    translations.twins_have_the_same_remarks,
    translations.twins_have_the_same_paragraphs,
    translations.twins_have_the_same_incidents,
    translations.twins_have_the_same_blocks,
    translations.printed_pages_are_of_the_original,
    prose.prose_is_plain_markdown,
))
_WITH_REGISTRIES: frozenset[Check] = _OF_ONE_SESSION | {
    sessions.people_and_themes_exist,
    sessions.dates_are_days,
    registries.ids_are_free,
    parts.ids_of_parts_are_free,
    registries.languages_are_known,
    registries.every_language_is_written,
    registries.families_stand_in_names,
    registries.kinds_of_organisations_have_names,
    registries.links_lead_somewhere,
    registries.no_organisation_is_part_of_itself,
    registries.editions_follow,
}


def problems_of(loaded: LoadResult, unchanged: Collection[str] = ()) -> list[Problem]:
    """Return all problems of a load result, sorted.

    Where a file could not be read, only the checks that do not need it run. `unchanged` names the sources that had no problems in the last build and
    have not changed since; the registries have not changed either. Checks of single sources pass over these.
    """
    all_problems = set(loaded.problems)
    if loaded.record is not None:
        changed = loaded.without(unchanged) if unchanged else loaded
        reliable = _reliable(loaded)
        tables = [((row.of_each, changed), (row.of_the_record, loaded), (() if unchanged else row.of_registries, loaded)) for row in _ROWS]
        rows = [[partial(check, seen) for checks, seen in row for check in checks if check in reliable] for row in tables]
        run_rows = partial(_run_rows, loaded)
        several = changed.record is not None and len(changed.record.sessions) > _SERIAL_BELOW
        for found_problems, page_links in map_chunks(run_rows, rows) if several else [run_rows(rows)]:
            all_problems |= found_problems
            loaded.page_links.update(page_links)
    return sorted(all_problems)


def _run_rows(loaded: LoadResult, rows: Iterable[Iterable[partial[Iterator[Problem]]]]) -> tuple[set[Problem], Mapping[str, PageLinks]]:
    """Return the problems that rows of checks find, and the links of the pages that they read."""
    return {replace(problem, check=name_of(check.func)) for row in rows for check in row for problem in check()}, loaded.page_links


def _reliable(loaded: LoadResult) -> Collection[Check]:
    """Return the checks that do not depend on what could not be read."""
    if not loaded.problems:
        return CHECKS
    return _OF_ONE_SESSION if any("/_data/" in f"/{problem.path}" for problem in loaded.problems) else _WITH_REGISTRIES


def name_of(check: Check) -> str:
    """Return the name of a check as users see it, such as 'names-are-translated'."""
    return check.__name__.replace("_", "-")


def rules() -> Iterator[str]:
    """Yield the name and the sentence of each check."""
    for check in CHECKS:
        yield f"{name_of(check)}: {' '.join((check.__doc__ or '').partition(chr(10) * 2)[0].split())}"
