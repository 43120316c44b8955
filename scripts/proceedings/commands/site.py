"""The commands about the site: build it, preview it, configure a server, compare a published copy, test."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.commands.common import UsageError, docs_of, reported, say, site_address_of, why
from proceedings.incremental import site_folder
from proceedings.problems import BuildError

if TYPE_CHECKING:
    from proceedings.site.builder import SiteBuilder

_MEMORY = "/dev/shm"  # noqa: S108 -- of Linux; what is made there has a name of its own
_ROOM = 4 * 10**9  # bytes: four times what a run has been seen to write
_SHOWN = 100  # so many faults of a copy are printed


def _builder(root: Path, folder: Path, site: Path) -> SiteBuilder:
    """Return the builder of this project’s record."""
    import engine
    from proceedings.site.builder import SiteBuilder

    docs = docs_of(root)
    return SiteBuilder(root, docs, folder, site, root / ".build" / "books", partial(engine.render, root / "mkdocs.yml", folder))


def _made(builder: SiteBuilder, site_url: str = "", *, pages_only: bool = False) -> bool:
    """Build, and return whether there is a new site; if not, print why."""
    try:
        made = not reported(builder.build(site_url, pages_only=pages_only))
    except (BuildError, OSError) as error:
        say(why(error))
        made = False
    if not made:
        say("The site is left as it was.")
    return made


def build_site(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Build the site. The old site is replaced only when the new one is complete."""
    address = site_address_of(arguments)
    site = root / "site"
    with site_folder.build_lock(build, say):
        say("Building the pages, the data and the search index …")
        if not _made(_builder(root, build, site), address):
            return 1
    pages = sum(1 for _ in site.rglob("index.html"))
    say(f"{pages} pages in {site.relative_to(root)}/.")
    return 0


def _previewed(builder: SiteBuilder, draft: Path) -> Iterator[None]:
    """Build for a preview: the pages first, then the rest. Where the record has problems, build a draft that shows them."""
    if _made(builder, pages_only=True):
        shutil.rmtree(draft, ignore_errors=True)
        yield
        if not builder.complete:
            _made(builder)
    else:
        builder.write_draft(draft)


def _host_and_port(address: str) -> tuple[str, int]:
    """Return host and port of an address to serve at. Raises UsageError where it is not one."""
    parts = re.fullmatch(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})", address)
    if not parts or not 0 < int(parts[2]) < 2**16:
        raise UsageError(f"'{address}' is no address to serve at; write a host and a port, as in 127.0.0.1:8000.")
    return parts[1].strip("[]"), int(parts[2])


def serve(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Preview the site, and build it again after every change."""
    import engine

    host, port = _host_and_port(arguments.address)
    folder = build / "preview"
    draft = folder / "draft"
    builder = _builder(root, folder, folder / "site")
    with site_folder.build_lock(folder, say), engine.worker(partial(_previewed, builder, draft)) as make:
        make()
        say(f"Preview at http://{arguments.address}/ (Ctrl-C ends it; begin anew after a change to scripts/).")
        engine.preview(make, lambda: draft if draft.is_dir() else folder / "site", [builder.docs, root / "overrides"], host, port)
    return 0


def server(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Print the configuration of a server."""
    from proceedings.publish import headers

    sys.stdout.write(headers.configuration(arguments.server, site_address_of(arguments)))
    return 0


def verify_copy(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Compare a published copy with the site, after checking that nobody changed the site since the build."""
    from proceedings.incremental.builder import Builder
    from proceedings.publish import verify

    site = root / "site"
    if not (site / "index.html").is_file():
        say("There is no site to compare with; run 'python3 scripts/build.py' first, with the SITE_URL of the copy.")
        return 2
    output = Builder(build, site)
    if last := output.last():
        with output.changes_since(last) as changed_paths:
            changed = sorted(os.path.relpath(path, root) for path in changed_paths())
        print(*(f"{path}: is not as it was built; run 'python3 scripts/build.py' again" for path in changed[:_SHOWN]), sep="\n", end="\n" * bool(changed))
        if changed:
            return 1
    try:
        faults, count = verify.verify(site, arguments.copy, headers=not arguments.without_headers)
    except ValueError as error:
        raise UsageError(str(error)) from error
    print(*faults[:_SHOWN], sep="\n", end="\n" * bool(faults))
    say(f"{len(faults)} faults in {count} files, {min(len(faults), _SHOWN)} of them shown." if faults else f"{count} files are as they were built.")
    return 1 if faults else 0


def test(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Run the tests, with a browser."""
    from proceedings.books.browser import find_or_install

    browser = find_or_install(say)
    if browser is None:
        return 1
    processes = 1 + (os.cpu_count() or 1)  # one more than cores, since some wait for a browser; each one collects all tests and starts browsers of its own
    shared = ["-n", str(processes), "--dist", "worksteal"]  # pytest takes the last -n
    with tempfile.TemporaryDirectory(prefix="tests-", dir=_folder_in_memory()) as folder:
        environment = {**os.environ, "PROCEEDINGS_BROWSER": browser, "TMPDIR": folder}
        return subprocess.call([sys.executable, "-m", "pytest", *shared, *arguments.pytest], cwd=root, env=environment)


def _folder_in_memory() -> str | None:
    """Return a folder that is kept in memory, where one has room for what the tests write: a run takes a seventh less time. None means the usual one."""
    if "TMPDIR" not in os.environ:
        with suppress(OSError):
            if shutil.disk_usage(_MEMORY).free > _ROOM:
                return _MEMORY
    return None
