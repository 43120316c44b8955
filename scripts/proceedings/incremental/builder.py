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
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import MsgspecError, Raw, msgpack

from proceedings.incremental.outputs import Task, TaskRecord, TaskResult, refuse_shared_files, write_together
from proceedings.incremental.parallel import map_in_background
from proceedings.incremental.site_folder import batches, changed_at, delete_files, folders_of, link_files, next_moment, open_folder, recover, swap
from proceedings.incremental.storage import load_snapshot, remove, save_atomically
from proceedings.incremental.tracking import file_sources, unchanged_files

_ALWAYS = ("always",)  # a source that is never unchanged: its readers are always stale
_FEW = 500  # lists of files: to look at these takes less time than to start a process
_record = msgpack.Decoder(TaskRecord).decode


class Manifest(NamedTuple):
    """What the last build left: if not `complete`, it left tasks to the next build. The `fingerprint` is that of everything all tasks depend on.

    `digests` are those of sources, `files` the sources that are files. Each task has its `sources`, and a `TaskRecord` in MessagePack; the
    `folders` of the site stand in such records too. At the `moment`, in nanoseconds, the build had ended: nothing in site and standby changed
    later, and the folder of the standby changed then.
    """

    complete: bool = False
    fingerprint: str = ""
    digests: Mapping[str, str] = {}
    files: frozenset[str] = frozenset()
    sources: Mapping[str, Sequence[str]] = {}
    records: Mapping[str, Raw] = {}
    folders: Sequence[Raw] = ()
    moment: int = 0


class Builder:
    """Builds a site; `folder` holds what the next build needs, `manifest` and `standby`. One builds at a time, under `site_folder.build_lock`."""

    def __init__(self, folder: Path, site: Path) -> None:
        """Take the folder of builds, and that of the site."""
        self.folder, self.site = folder, site
        self.manifest, self.standby = folder / "manifest", folder / "standby"

    def last(self) -> Manifest | None:
        """Return the manifest of the last build, or None where there is none that can be used, as after a change of `TaskRecord`."""
        last = load_snapshot(self.manifest, Manifest)
        try:
            return last if last is None or not last.records or _record(next(iter(last.records.values()))) else None
        except MsgspecError:
            return None

    @contextmanager
    def changes_since(self, last: Manifest) -> Generator[Callable[[], list[str]]]:
        """Begin to look for files and folders that changed since the last build, in another process. The yielded function joins in, and returns their paths."""
        if changed_at(str(self.standby)) != last.moment or not 0 < changed_at(str(self.site)) < last.moment <= time.time_ns():
            yield lambda: [str(self.site)]  # no build before, a copy, or a clock that was set back
            return
        with open_folder(self.site) as site, open_folder(self.standby) as standby:  # paths that begin at an open folder are found in less time
            lists = [(site, raw) for raw in (*last.folders, *last.records.values())] + [(standby, raw) for raw in last.folders]
            with map_in_background(partial(_changed, last.moment), lists, processes=int(len(lists) > _FEW)) as finish:
                folders = {site: self.site, standby: self.standby}  # of two names of a file, one was looked at
                yield lambda: [str(folders[folder] / path) for folder, path in chain.from_iterable(finish())]

    @contextmanager
    def begin(self) -> Generator[Build]:
        """Begin a build, however the last one ended. Meanwhile another process looks whether site and standby were changed."""
        recover(self.folder, self.site)
        last = self.last() or Manifest()
        with self.changes_since(last) as changed:
            yield Build(self, last, changed)


class Build:
    """A build that has begun, after the `last` one."""

    def __init__(self, builder: Builder, last: Manifest, changed: Callable[[], Collection[str]]) -> None:
        """Take the manifest of the last build, and the function that returns the paths that changed since."""
        self._builder, self._last, self._changed = builder, last, changed

    def unchanged(self, digests: Mapping[str, str]) -> set[str]:
        """Return the sources whose digests are those of the last build."""
        return {source for source, digest in digests.items() if digest and self._last.digests.get(source) == digest}

    def run(self, tasks: Sequence[Task], fingerprint: str, digests: Mapping[str, str], *, only: Callable[[Task], bool] | None = None) -> None:
        """Run the tasks that are stale, and put the site in place. Raises what tasks raise, OSError, and BuildError where two tasks make one file.

        `fingerprint` is that of everything that all tasks depend on, `digests` are those of the sources. With `only`, where every task is
        stale, those are run that it selects, and the others are left to the next build.
        """
        if self._changed():  # what other programs changed in site and standby is replaced
            self._last = Manifest()
            remove(self._builder.standby)
        last = self._last
        unchanged = self.unchanged(digests) | unchanged_files(last.files)
        if everything := last.fingerprint != fingerprint:
            records = {name: Raw(msgpack.encode(TaskRecord(_record(raw).files))) for name, raw in last.records.items()}
            last = last._replace(sources=dict.fromkeys(records, _ALWAYS), records=records)
        stale = [task for task in tasks if not unchanged.issuperset(last.sources.get(task.name, _ALWAYS)) and not (everything and only and not only(task))]
        if after := self._write([task.name for task in tasks], stale, last, unchanged):
            moment = next_moment(self._builder.standby)
            save_atomically(self._builder.manifest, after._replace(complete=not (everything and only), fingerprint=fingerprint, digests=digests, moment=moment))

    def _write(self, names: Sequence[str], stale: Sequence[Task], last: Manifest, unchanged: AbstractSet[str]) -> Manifest | None:
        """Write the files of stale tasks into the standby, swap it with the site, and make the two the same again.

        Returns the manifest, or None where files cannot have two names, so that every build runs all tasks.
        """
        site, standby = self._builder.site, self._builder.standby
        remove(self._builder.manifest)
        try:
            records = {task.name: _record(last.records[task.name]) for task in stale if task.name in last.records}
            results = write_together(standby, stale, records, unchanged)
            after, gone = _after(names, last, results)
            delete_files(standby, gone)
            swap(site, standby, self._builder.folder)
        except BaseException:
            remove(standby)  # without a manifest it is of no use
            raise
        new = {path for result in results for path in result.new}
        if self._last.moment:
            delete_files(standby, gone | new)
        else:
            remove(standby)
        try:
            link_files(site, standby, new)
        except OSError:
            remove(standby)
            return None
        return after


def _changed(moment: int, lists: Iterable[tuple[int, Raw]]) -> list[tuple[int, str]]:
    """Return the paths at which there is nothing, or something that was changed at this moment or later. Each list is an open folder with a record of paths."""
    return [(folder, path) for folder, raw in lists for path in _record(raw).files if not 0 < changed_at(path, folder) < moment]


def _after(names: Iterable[str], last: Manifest, results: Sequence[TaskResult]) -> tuple[Manifest, set[str]]:
    """Return the manifest of the tasks with these names after a build, and the paths that no task makes any more."""
    made = {result.task: result for result in results}
    kept = {name: last.records[name] for name in names if name in last.records and name not in made}
    before = {name: _record(raw).files for name, raw in last.records.items() if name not in kept}
    after = {name: result.record.files for name, result in made.items()}
    folders, gone = last.folders, set[str]()
    if before != after:
        after |= {name: _record(raw).files for name, raw in kept.items()}
        refuse_shared_files(after.items())
        files = set(chain.from_iterable(after.values()))
        gone = set(chain.from_iterable(before.values())) - files
        folders = [Raw(msgpack.encode(TaskRecord(batch))) for batch in batches(folders_of(files))]
    sources = {name: made[name].sources if name in made else last.sources[name] for name in (*kept, *made)}
    records = kept | {name: Raw(msgpack.encode(result.record)) for name, result in made.items()}
    return Manifest(files=file_sources({*chain.from_iterable(sources.values())}), sources=sources, records=records, folders=folders), gone
