"""The build: everything once, and after a change only what the change reaches.

Beside the site stands its twin, the same files under other names (hard links), and a ledger of the parts that made them: whose words each
part read, which files it wrote, and from which pieces some are joined; and of the folders, by which it is seen what another hand did. A
build makes the parts anew that are new or read changed words or templates, all of them where anything else changed (the program, a
registry, a title, where something is named), puts their files into the twin, and exchanges the two. Whatever goes wrong in between
leaves the site as it was, and no ledger: then the next build makes everything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Raw, Struct, msgpack

from proceedings.checks import problems_of
from proceedings.incremental import site_folder
from proceedings.incremental.fingerprints import digest, digest_of, files_under
from proceedings.incremental.outputs import Files, PreviousOutputs, SegmentedFile, Task, TaskResult, write_together
from proceedings.incremental.parallel import in_background
from proceedings.incremental.storage import load_snapshot, remove, save_atomically
from proceedings.model import excerpts
from proceedings.problems import Problem
from proceedings.reader.cache import ParseCache, fingerprints_of
from proceedings.reader.loader import load
from proceedings.rendering.assets import TEMPLATES

if TYPE_CHECKING:
    from proceedings.site.tasks import SiteTasks

Render = Callable[["SiteTasks"], Files]  # renders the pages of prose

_NOTHING_SOUND = frozenset(("",))  # what a part reads that is due whatever its sources are, with all of its pieces
_States = Mapping[str, tuple[site_folder.FolderStamp, site_folder.FolderStamp]]  # of each folder, by its path, in either place of the site


class TaskRecord(NamedTuple):
    """A part of the last build, as `TaskResult`: what few builds ask for is decoded when it is."""

    read: frozenset[str]
    raw_files: Raw
    raw_joined: Raw

    @classmethod
    def of(cls, one: TaskResult) -> TaskRecord:
        """Return what the next build may ask of a part."""
        return cls(one.read, Raw(msgpack.encode(one.files)), Raw(msgpack.encode(one.joined)))

    @property
    def files(self) -> list[str]:
        """The paths of its files."""
        return msgpack.decode(self.raw_files, type=list[str])

    @property
    def joined(self) -> dict[str, SegmentedFile]:
        """Those that were joined."""
        return msgpack.decode(self.raw_joined, type=dict[str, SegmentedFile])


class BuildManifest(NamedTuple):
    """What the last build knew: digests of what all parts depend on and of each source, its parts by name, and the states of the folders.

    These are `folders` as they were when everything was made, and `touched` since, first in the site and then in the twin, or the other way
    round where both are `exchanged`. Unless it was `whole`, it left something to the next build.
    """

    whole: bool
    program: str
    base: str
    digests: Mapping[str, str]
    parts: Mapping[str, TaskRecord]
    folders: Raw
    touched: _States
    exchanged: bool


class Builder(Struct, frozen=True):
    """Builds the record in `docs`, with the program in `root`, into `site`; `folder` is where it keeps what the next build needs."""

    root: Path
    docs: Path
    folder: Path
    site: Path
    books: Path
    render: Render

    @property
    def _templates(self) -> Path:
        return self.root / "overrides"

    @property
    def _twin(self) -> Path:
        return self.folder / "twin"

    @property
    def _ledger(self) -> Path:
        return self.folder / "ledger"

    @property
    def whole(self) -> bool:
        """Whether the last build is known to have left nothing to the next one."""
        ledger = load_snapshot(self._ledger, BuildManifest)
        return ledger is not None and ledger.whole

    def build(self, site_url: str, *, pages_first: bool = False) -> list[Problem]:
        """Build the site, and return nothing; or return the problems of the record, and leave the site as it was.

        With `pages_first`, where everything is due, the pages are made, and what else is due is left to the next build.
        """
        site_folder.recover(self.folder, self.site)
        keys = fingerprints_of(self.root, self.docs)
        program = digest_of(keys)
        ledger = load_snapshot(self._ledger, BuildManifest)
        with in_background(partial(self._untouched, ledger)) if ledger else nullcontext(lambda: False) as untouched:
            known = ParseCache(self.folder / "known", *keys)
            library = load(self.docs, known=known)
            if problems := problems_of(library, _sound(ledger, program, library.digests), first=_makers):
                return problems
            tasks: SiteTasks = _makers().SiteTasks(library, self._templates, site_url, self.books)
            entries = known.store(library, tasks.site_context.structure)
            base = _base(tasks, program, {id: entry.structure for id, entry in entries.items()})
            if not untouched():  # whatever was done to site and twin is undone
                ledger = None
                self._ledger.unlink(missing_ok=True)
                remove(self._twin)
        digests = {**library.digests, TEMPLATES: digest(files_under(self._templates))}
        digests |= {excerpts.source(session): entries[id].first_words for id, session in tasks.record.sessions.items()}
        sound = _sound(ledger, program, digests)
        parts = [Task("prose", partial(self.render, tasks)), *tasks.parts()]
        everything = ledger is None or ledger.base != base
        whole = not (everything and pages_first)
        if ledger and everything:
            ledger = ledger._replace(parts={name: one._replace(read=_NOTHING_SOUND) for name, one in ledger.parts.items()})
        due, before = _due(parts, ledger.parts if ledger else {}, sound)
        if not whole:
            due = list(filter(_makers().of_pages, due))
        self._write(ledger, parts, due, before, partial(BuildManifest, whole, program, base, digests))
        return []

    def _untouched(self, ledger: BuildManifest) -> bool:
        """Return whether site and twin are as the last build left them."""
        known = {**msgpack.decode(ledger.folders, type=_States), **ledger.touched}
        return not self.site.is_symlink() and self._states(known, ledger.exchanged) == known

    def _states(self, folders: Iterable[str], exchanged: bool) -> _States:
        """Return the states of folders of site and twin, in this order or the other."""
        first, second = (self._twin, self.site) if exchanged else (self.site, self._twin)
        return {folder: (site_folder.folder_stamp(f"{first}/{folder}"), site_folder.folder_stamp(f"{second}/{folder}")) for folder in folders}

    def _write(self, ledger: BuildManifest | None, parts: list[Task], due: list[Task], before: PreviousOutputs, now: Callable[..., BuildManifest]) -> None:
        """Write the parts that are due, and put the site in place."""
        target = self._twin if ledger else self.folder / f"site-{os.getpid()}"
        self._ledger.unlink(missing_ok=True)
        try:
            written = {one.part: one for one in write_together(target, due, before)}
            last = ledger.parts if ledger else {}
            made = {name: TaskRecord.of(one) for name, one in written.items()}
            after = {part.name: one for part in parts if (one := made.get(part.name) or last.get(part.name))}
            gone = _files(one for name, one in last.items() if after.get(name) is not one) - _files(written.values())
            site_folder.delete_files(target, gone)
            site_folder.swap(self.site, target, self.folder)
        finally:
            if not ledger:
                remove(target)
        new = {path for one in written.values() for path in one.new}
        site_folder.delete_files(self._twin, gone | new if ledger else ())
        with suppress(OSError):  # where files cannot have two names, every build is a whole one
            site_folder.link(self.site, self._twin, new)
            exchanged = ledger is not None and not ledger.exchanged
            touched = self._states(site_folder.folders_of(gone | new), exchanged)
            states = (ledger.folders, {**ledger.touched, **touched}) if ledger else (Raw(msgpack.encode(touched)), {})
            save_atomically(self._ledger, now(after, *states, exchanged))


def _makers() -> ModuleType:
    """Return the module of what makes the site; to import it takes longer than many a check."""
    from proceedings.site import tasks

    return tasks


def _due(parts: Iterable[Task], last: Mapping[str, TaskRecord], sound: set[str]) -> tuple[list[Task], PreviousOutputs]:
    """Return the parts that are new or read what is not sound, and what their files may be taken from."""
    due = [part for part in parts if part.name not in last or not last[part.name].read <= sound]
    known = [last[part.name] for part in due if part.name in last]
    return due, PreviousOutputs({path: own for one in known if one.read != _NOTHING_SOUND for path, own in one.joined.items()}, sound)


def _sound(ledger: BuildManifest | None, program: str, digests: Mapping[str, str]) -> set[str]:
    """Return the sources that are as they were, where the program is too."""
    before = ledger.digests if ledger and ledger.program == program else {}
    return {name for name, own in digests.items() if own and before.get(name) == own}


def _files(parts: Iterable[TaskRecord | TaskResult]) -> set[str]:
    return {path for one in parts for path in one.files}


def _base(tasks: SiteTasks, program: str, structures: Mapping[str, str]) -> str:
    """Return a digest of what all parts depend on: all save the words of sessions and pages."""
    record = tasks.record
    titles = [(id, page.titles) for id, page in record.pages.items()]
    books = [(path, (own := (tasks.shelf / path).stat()).st_size, own.st_mtime_ns) for path in tasks.books]
    places = sorted(record.moved.items()), dict(tasks.site_context.aliases)
    return digest_of((program, tasks.site_url, places, titles, books, list(structures.items())))
