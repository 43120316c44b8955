"""MkDocs as the engine of the build: renders the pages of prose in the running process, and serves the preview."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.problems import BuildError

if TYPE_CHECKING:
    from proceedings.site.tasks import SiteTasks


class _Told(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def render(settings: Path, folder: Path, tasks: SiteTasks) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the pages of prose, with the page for missing addresses and the sitemap.

    `settings` is mkdocs.yml; in `folder` there is room for what it reads and writes.

    Raises BuildError where MkDocs warns of anything, or fails.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the site depends on the record alone, not on the clock
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    told = _Told()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(told)
    logger.propagate = False
    with tempfile.TemporaryDirectory(prefix="site-", dir=folder) as own:
        try:
            build(load_config(str(settings), site_dir=own, site_url=tasks.site_url, strict=True, extra={"tasks": tasks, "staged": folder / "staged"}))
        except MkDocsException as error:
            raise BuildError("\n".join([*told.lines, str(error)])) from None
        finally:
            logger.removeHandler(told)
        for file in sorted(Path(own).rglob("*")):
            if file.is_file():
                yield file.relative_to(own).as_posix(), file.read_bytes()


def preview(build: Callable[[], object], site: Path, watched: Iterable[Path], host: str, port: int) -> None:
    """Serve a site and build it again whenever a file changes under one of the `watched` folders; pages that are open show it by themselves."""
    from mkdocs.livereload import LiveReloadServer

    server = LiveReloadServer(builder=build, host=host, port=port, root=str(site), polling_interval=0.1)  # type: ignore[arg-type]
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
