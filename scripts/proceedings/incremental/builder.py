"""The builder: runs the tasks whose sources changed, and puts the new site in place in one step.

Beside the site stands the standby, the same files under other names (hard links), and a manifest of the tasks that made them: which sources
each task read, which files it wrote, of which segments some consist. A build runs the tasks that are new or read a changed source, puts
their files into the standby, and swaps the two. Whatever goes wrong in between leaves the site as it was, and no manifest: the next
build then runs every task. So it does where another hand changed site or standby.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

from proceedings.incremental.outputs import Task, TaskRecord, TaskResult, refuse_shared_files, write_together
from proceedings.incremental.parallel import in_background
from proceedings.incremental.site_folder import changed_at, delete_files, folders_of, link, next_moment, recover, swap
from proceedings.incremental.storage import load_snapshot, remove, save_atomically
from proceedings.incremental.tracking import file_sources, unchanged_files

_ALWAYS = frozenset(("always",))  # a source that is never unchanged: its readers are always stale


class Manifest(NamedTuple):
    """What the last build left: its tasks, the digests of their sources, the files that they read, and the moment at which it ended.

    `fingerprint` is that of everything that all tasks depend on. A build that was not `complete` left tasks to the next one. The moment is
    that of the file system, in nanoseconds: nothing in site and standby changed later, and the folder of the standby changed then.
    """

    complete: bool = False
    fingerprint: str = ""
    digests: Mapping[str, str] = {}
    files: frozenset[str] = frozenset()
    tasks: Mapping[str, TaskRecord] = {}
    moment: int = 0


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
        """Return the manifest of the last build, or None where there is none that can be used."""
        return load_snapshot(self.manifest, Manifest)

    def changed(self, last: Manifest) -> list[str]:
        """Return the files and folders of site and standby that changed since the last build. A file has a name in both; one of them is checked."""
        files = [path for task in last.tasks.values() for path in task.files]
        folders = folders_of(files)
        paths = [str(self.site), *(f"{self.site}/{path}" for path in (*folders, *files)), *(f"{self.standby}/{path}" for path in folders)]
        if changed_at(str(self.standby)) != last.moment or time.time_ns() < last.moment:  # a copy, or a clock that was set back
            return paths[:1]
        return [path for path in paths if not 0 < changed_at(path) < last.moment]

    @contextmanager
    def begin(self) -> Generator[Build]:
        """Begin a build, however the last one ended. Meanwhile another process checks whether site and standby were changed."""
        recover(self.folder, self.site)
        last = self.last()
        with in_background(partial(self.changed, last)) if last else nullcontext(list) as changed:
            yield Build(self, last, changed)


class Build:
    """A build that has begun, after the `last` one, if that is known."""

    def __init__(self, builder: Builder, last: Manifest | None, changed: Callable[[], Collection[str]]) -> None:
        """Take the manifest of the last build, and the function that returns the paths that changed since."""
        self._builder, self._last, self._changed = builder, last, changed

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
        if self._last is None or self._changed():  # what other programs changed in site and standby is replaced
            self._last = None
            remove(self._builder.standby)
        last = self._last or Manifest()
        records, unchanged = last.tasks, self.unchanged(digests) | unchanged_files(last.files)
        if everything := last.fingerprint != fingerprint:
            records = {name: TaskRecord(_ALWAYS, record.files) for name, record in last.tasks.items()}
        stale = [task for task in tasks if task.name not in records or not records[task.name].sources <= unchanged]
        if everything and only:
            stale = list(filter(only, stale))
        if (after := self._write([task.name for task in tasks], stale, records, unchanged)) is not None:
            files = file_sources(source for record in after.values() for source in record.sources)
            moment = next_moment(self._builder.standby)
            save_atomically(self._builder.manifest, Manifest(not (everything and only), fingerprint, digests, files, after, moment))

    def _write(
        self, names: Iterable[str], stale: Sequence[Task], last: Mapping[str, TaskRecord], unchanged: AbstractSet[str]
    ) -> Mapping[str, TaskRecord] | None:
        """Write the files of stale tasks into the standby, swap it with the site, and make the two the same again.

        Returns the records of the tasks with these `names`, or None where files cannot have two names, so that every build runs all tasks.
        """
        site, standby = self._builder.site, self._builder.standby
        remove(self._builder.manifest)
        try:
            results = write_together(standby, stale, last, unchanged)
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
        except OSError:
            remove(standby)
            return None
        return records


def _after(names: Iterable[str], last: Mapping[str, TaskRecord], results: Sequence[TaskResult]) -> tuple[dict[str, TaskRecord], set[str]]:
    """Return the records of the tasks with these names after a build, and the paths that no task makes any more."""
    made = {result.task: result.record for result in results}
    records = {name: record for name in names if (record := made.get(name) or last.get(name))}
    if any(name not in last or last[name].files != record.files for name, record in made.items()):
        refuse_shared_files((name, record.files) for name, record in records.items())
    gone = {path for name, record in last.items() if records.get(name) is not record for path in record.files}
    return records, gone.difference(*(record.files for record in made.values()))
