"""The builder: runs the tasks whose sources changed, and puts the new site in place in one step.

Beside the site stands the standby, the same files under other names (hard links), and a manifest of the tasks that made them: which sources
each task read, which files it wrote, of which segments some consist. A build runs the tasks that are new or read a changed source, puts
their files into the standby, and swaps the two. Whatever goes wrong in between leaves the site as it was, and no manifest: the next
build then runs every task.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

from proceedings.incremental.outputs import NOTHING, PreviousOutputs, SegmentedFile, Task, TaskResult, refuse_shared_files, write_together
from proceedings.incremental.parallel import in_background
from proceedings.incremental.site_folder import by_folder, delete_files, folders_of, link, names_in, recover, stamps, swap
from proceedings.incremental.storage import load_snapshot, remove, save_atomically
from proceedings.incremental.tracking import file_sources, unchanged_files

_ALWAYS = frozenset(("always",))  # a source that is never unchanged: its readers are always stale


class _ChangedError(Exception):
    """Site or standby are not as the last build left them."""


class TaskRecord(NamedTuple):
    """What the manifest holds of a task: its sources, the paths of its files, and those of them that consist of segments."""

    sources: frozenset[str]
    files: Sequence[str]
    segmented: Mapping[str, SegmentedFile]


class Manifest(NamedTuple):
    """What the last build left: its tasks, the digests of their sources, the files that they read, and the stamps of the folders.

    `fingerprint` is that of everything that all tasks depend on. A build that was not `complete` left tasks to the next one.
    """

    complete: bool = False
    fingerprint: str = ""
    digests: Mapping[str, str] = {}
    files: frozenset[str] = frozenset()
    tasks: Mapping[str, TaskRecord] = {}
    stamps: Mapping[str, int] = {}


class Builder(NamedTuple):
    """Builds a site; `folder` holds what the next build needs. One builds at a time, under `site_folder.build_lock`."""

    folder: Path
    site: Path

    @property
    def standby(self) -> Path:
        """The folder of the standby."""
        return self.folder / "standby"

    @property
    def manifest(self) -> Path:
        """The file of the manifest."""
        return self.folder / "manifest"

    def last(self) -> Manifest | None:
        """Return the manifest of the last build, if it is known."""
        return load_snapshot(self.manifest, Manifest)

    def changed_folders(self, last: Manifest) -> list[str]:
        """Return the folders of site or standby in which anything changed since the last build; the outermost one is empty."""
        return self._differing(last, by_folder(_files(last.tasks), last.stamps))

    def changed_among(self, last: Manifest, folders: Iterable[str]) -> list[str]:
        """Return those of some folders in which anything changed."""
        return self._differing(last, names_in(self.site, folders))

    def _differing(self, last: Manifest, files: Mapping[str, Iterable[str]]) -> list[str]:
        current = stamps(self.site, self.standby, files)
        return [folder for folder in files if self.site.is_symlink() or current[folder] != last.stamps.get(folder)]

    @contextmanager
    def begin(self) -> Generator[Build]:
        """Begin a build after the last one, however that ended. Meanwhile another process looks whether site and standby are as it left them."""
        recover(self.folder, self.site)
        last = self.last()
        with in_background(partial(self.changed_folders, last)) if last else nullcontext(list) as changed_folders:
            yield Build(self, last, changed_folders)


class Build:
    """A build that has begun, after the `last` one, if that is known."""

    def __init__(self, builder: Builder, last: Manifest | None, changed_folders: Callable[[], Collection[str]]) -> None:
        """Take the manifest of the last build, and what returns the folders that changed since."""
        self._builder, self._last, self._changed_folders = builder, last, changed_folders

    def unchanged(self, digests: Mapping[str, str]) -> set[str]:
        """Return the sources whose digests are those of the last build."""
        last = self._last.digests if self._last else {}
        return {source for source, digest in digests.items() if digest and last.get(source) == digest}

    def run(self, tasks: Sequence[Task], fingerprint: str, digests: Mapping[str, str], *, only: Callable[[Task], bool] | None = None) -> None:
        """Run the tasks that are stale, and put the site in place.

        `fingerprint` is that of everything that all tasks depend on, `digests` are those of the sources. With `only`, where every task is
        stale, those are run that it selects, and the others are left to the next build. Raises what tasks raise, OSError, and BuildError
        where two tasks make one file.
        """
        if self._last and self._last.fingerprint != fingerprint and self._changed_folders():
            self._last = None
        if self._last is None:
            remove(self._builder.standby)
        last, previous = self._last or Manifest(), NOTHING
        checked = None
        if everything := last.fingerprint != fingerprint:
            stale = [task for task in tasks if not only or only(task)]
            records = {name: TaskRecord(_ALWAYS, record.files, {}) for name, record in last.tasks.items()}
        else:
            unchanged = self.unchanged(digests) | unchanged_files(last.files)
            records = dict(last.tasks)
            stale = [task for task in tasks if task.name not in records or not records[task.name].sources <= unchanged]
            stale_records = [records[task.name] for task in stale if task.name in records]
            previous = PreviousOutputs({path: file for record in stale_records for path, file in record.segmented.items()}, unchanged)
            checked = folders_of(path for record in stale_records for path in record.files)
        manifest = partial(Manifest, not (everything and only), fingerprint, digests)
        changed = checked is not None and bool(self._builder.changed_among(last, checked))
        try:
            if not changed:
                self._write([task.name for task in tasks], stale, previous, records, manifest, checked)
        except _ChangedError:
            changed = True
        if changed:  # whatever was done to site and standby is undone
            self._last = None
            self.run(tasks, fingerprint, digests, only=only)

    def _write(
        self,
        names: Iterable[str],
        stale: Sequence[Task],
        previous: PreviousOutputs,
        last: Mapping[str, TaskRecord],
        manifest: Callable[..., Manifest],
        checked: Collection[str] | None,
    ) -> None:
        """Write the files of stale tasks into the standby, swap it with the site, make the two the same again, and keep the manifest.

        Where not all folders are `checked`, the other process goes on looking at the others until the files are written. Raises
        _ChangedError where it found a change, or where a folder is written to that was not expected to be.
        """
        site, standby = self._builder.site, self._builder.standby
        remove(self._builder.manifest)
        try:
            results = write_together(standby, stale, previous)
            self._look_at_the_rest(results, checked)
            records, gone = _after(names, last, results)
            delete_files(standby, gone)
            swap(site, standby, self._builder.folder)
        except BaseException:
            remove(standby)  # without a manifest it is of no use
            raise
        new = {path for result in results for path in result.new}
        if self._last:
            delete_files(standby, gone | new)
        else:
            remove(standby)
        try:
            link(site, standby, new)
        except OSError:  # where files cannot have two names, every build runs all tasks
            remove(standby)
            return
        files = file_sources(source for record in records.values() for source in record.sources)
        folder_stamps = {**(self._last.stamps if self._last else {}), **stamps(site, standby, names_in(site, folders_of(gone | new)))}
        save_atomically(self._builder.manifest, manifest(files, records, folder_stamps))

    def _look_at_the_rest(self, results: Iterable[TaskResult], checked: Collection[str] | None) -> None:
        if checked is not None and self._last:
            touched = folders_of(path for result in results for path in result.files)
            if {*self._changed_folders()} - touched or (touched - {*checked}) & self._last.stamps.keys():
                raise _ChangedError


def _files(tasks: Mapping[str, TaskRecord]) -> Iterator[str]:
    return (path for task in tasks.values() for path in task.files)


def _after(names: Iterable[str], last: Mapping[str, TaskRecord], results: Sequence[TaskResult]) -> tuple[dict[str, TaskRecord], set[str]]:
    """Return the records of the tasks with these names after a build, and the paths that no task makes any more."""
    made = {result.task: TaskRecord(result.sources, result.files, result.segmented) for result in results}
    records = {name: record for name in names if (record := made.get(name) or last.get(name))}
    if any(name not in last or last[name].files != record.files for name, record in made.items()):
        refuse_shared_files((name, record.files) for name, record in records.items())
    gone = {path for name, record in last.items() if records.get(name) is not record for path in record.files}
    return records, gone.difference(*(record.files for record in made.values()))
