"""The build of the site: loads and checks the record, and runs the tasks that a change reaches."""

from __future__ import annotations

import ctypes
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from proceedings.checks import problems_of
from proceedings.incremental import builder
from proceedings.incremental.fingerprints import digest, digest_of, files_under
from proceedings.incremental.outputs import Files, Task
from proceedings.model import excerpts
from proceedings.problems import Problem
from proceedings.reader.cache import ParseCache, fingerprints_of
from proceedings.reader.loader import load
from proceedings.rendering.assets import TEMPLATES
from proceedings.site import progress

if TYPE_CHECKING:
    from proceedings.site.tasks import SiteTasks

Render = Callable[..., Files]  # renders the pages of prose; with strict=False, broken links in them are ignored

_PROGRAM = "program"  # the source for the program, conference.yml and the registries; while it is unchanged, checks give the same results


class SiteBuilder(Struct, frozen=True):
    """Builds the record in `docs`, with the program in `root`, into `site`; `folder` holds what the next build needs, `books` the finished books."""

    root: Path
    docs: Path
    folder: Path
    site: Path
    books: Path
    render: Render

    @property
    def output(self) -> builder.Builder:
        """The incremental builder of the site folder."""
        return builder.Builder(self.folder, self.site)

    @property
    def complete(self) -> bool:
        """Whether the last build made everything."""
        last = self.output.last()
        return last is not None and last.complete

    def build(self, site_url: str, *, pages_only: bool = False) -> list[Problem]:
        """Build the site, and return nothing; or return the problems of the record, and leave the site as it was.

        With `pages_only`, where everything is stale, the pages alone are made, and the rest is left to the next build: a preview of an archive
        of 120 sessions shows a changed registry after 4.8 instead of 7.8 s.

        Raises BuildError where the site cannot be made, and OSError where a file cannot be read or written.
        """
        with self.output.begin() as build:
            keys = fingerprints_of(self.root, self.docs)
            cache = ParseCache(self.folder / "parsed", *keys)
            loaded = load(self.docs, cache=cache)
            digests = {**loaded.digests, _PROGRAM: digest_of(keys)}
            unchanged = build.unchanged(digests)
            if problems := problems_of(loaded, unchanged if _PROGRAM in unchanged else ()):
                return problems
            from proceedings.site.tasks import SiteTasks, of_pages  # to start a process takes longer than many checks

            tasks = SiteTasks(loaded, self.root / "overrides", site_url, self.books)
            entries = cache.store(loaded, tasks.site_context.structure)
            digests[TEMPLATES] = digest(files_under(tasks.templates))
            digests |= {excerpts.source(session): entries[id].first_words for id, session in tasks.record.sessions.items()}
            fingerprint = _fingerprint(tasks, digests[_PROGRAM], {id: entry.structure for id, entry in entries.items()})
            del cache, loaded, entries  # no task needs the files as they were read: each process would hold them
            _return_memory()
            everything = [Task("prose", partial(self.render, tasks)), *tasks.without_prose()]
            with progress.shown(everything) as shown_tasks:
                build.run(shown_tasks, fingerprint, digests, only=of_pages if pages_only else None)
        return []

    def write_draft(self, folder: Path) -> None:
        """Write the pages of a record with problems into `folder`, with the problems at their places. Remove the folder where there are none."""
        from proceedings.site import draft

        loaded = load(self.docs)
        if problems := problems_of(loaded):
            draft.write(folder, loaded, problems, self.root / "overrides", partial(self.render, strict=False))
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _return_memory() -> None:
    """Return memory that is free to the system, where the C library does so when it is asked (glibc)."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def _fingerprint(tasks: SiteTasks, program: str, structures: Mapping[str, str]) -> str:
    """Return the fingerprint of what all tasks depend on: all but the words of sessions and pages, and the files that tasks read."""
    titles = [(id, page.titles) for id, page in tasks.record.pages.items()]
    places = sorted(tasks.record.moved.items()), dict(tasks.site_context.aliases)
    return digest_of((program, tasks.site_url, places, titles, tasks.books, list(structures.items())))
