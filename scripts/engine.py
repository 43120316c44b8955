"""MkDocs as the engine of the build: renders the pages of prose in the running process, and serves the preview."""

from __future__ import annotations

import logging
import os
import re
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from proceedings.incremental.parallel import end_with
from proceedings.problems import BuildError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from proceedings.site.tasks import SiteTasks


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def render(settings: Path, folder: Path, tasks: SiteTasks, *, strict: bool = True) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the pages of prose, of the 404 page and of the sitemap.

    `settings` is mkdocs.yml. `folder` is a folder for temporary files. Raises BuildError where MkDocs fails; if `strict`, also where it prints a
    warning.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the site depends on the record alone, not on the clock
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    logger.propagate = False
    with tempfile.TemporaryDirectory(prefix="site-", dir=folder) as output_folder:
        try:
            build(
                load_config(str(settings), site_dir=output_folder, site_url=tasks.site_url, strict=strict, extra={"tasks": tasks, "staged": folder / "staged"})
            )
        except MkDocsException as error:
            raise BuildError("\n".join([*warnings.lines, str(error)])) from None
        finally:
            logger.removeHandler(warnings)
        for file in sorted(Path(output_folder).rglob("*")):
            if file.is_file():
                yield file.relative_to(output_folder).as_posix(), file.read_bytes()


@contextmanager
def worker(work: Callable[[], Iterator[object]]) -> Generator[Callable[[], object]]:
    """Start a process that waits for work. The yielded function makes it run `work`.

    That function returns after the first `yield` of `work`; the rest runs in the background. The process can use all cores, even where this one has
    threads. Where a system does not fork safely, the yielded function runs all of `work` itself.
    """
    if sys.platform != "linux":
        yield lambda: list(work())
        return
    import multiprocessing  # imported late: only a preview needs it

    fork: Any = multiprocessing.get_context("fork")
    parent_end, child_end = fork.Pipe()
    process = fork.Process(target=_serve, args=(work, os.getpid(), parent_end, child_end))
    process.start()
    child_end.close()

    def run() -> None:
        parent_end.send(None)
        parent_end.recv()

    try:
        yield run
    finally:
        parent_end.close()
        process.join()


def _serve(work: Callable[[], Iterator[object]], parent: int, inherited: Connection, requests: Connection) -> None:
    """Run `work` for each request, until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the first process, which then ends this one
    inherited.close()
    end_with(parent)
    with suppress(EOFError):
        while True:
            requests.recv()
            steps = _printing_faults(work)
            next(steps, None)
            requests.send(None)
            for _ in steps:
                pass


def _printing_faults(work: Callable[[], Iterator[object]]) -> Iterator[object]:
    """Yield the steps of `work`. An exception is printed and does not end the preview: the author may correct it and save again."""
    try:
        yield from work()
    except Exception:  # noqa: BLE001 -- see above
        traceback.print_exc()


def preview(build: Callable[[], object], site: Callable[[], Path], watched: Iterable[Path], host: str, port: int) -> None:
    """Serve the folder that `site` names at each request, and build again whenever a file changes under one of the `watched` folders; pages that are open show it by themselves.

    Answers to GET and HEAD alone, and to nobody who calls the server by a foreign name: a page of another site could make a browser
    do that, and read the answer (DNS rebinding). Raises BuildError where the address cannot be had.
    """
    from mkdocs.livereload import LiveReloadServer

    class Preview(LiveReloadServer):
        def serve_request(self, environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], object]) -> Iterable[bytes]:
            method = environ["REQUEST_METHOD"]
            self.root = str(site().resolve())
            refusal = _refusal(method, environ["PATH_INFO"], environ.get("HTTP_HOST", ""), host)
            if refusal:
                start_response(refusal, [("Content-Type", "text/plain"), ("Allow", "GET, HEAD")])
                return [f"{refusal}\n".encode()]
            answer = super().serve_request(environ, start_response)
            return _without_body(answer) if method == "HEAD" else answer

    try:
        server = Preview(builder=build, host=host, port=port, root=str(site()), polling_interval=0.1)  # type: ignore[arg-type]
        server.allow_reuse_address = True
        for path in watched:
            server.watch(str(path))
        server.serve()  # type: ignore[no-untyped-call]
    except (OSError, OverflowError) as error:
        raise BuildError(f"The preview cannot be served at {host}:{port} ({error}); choose another address with --address.") from None
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _without_body(answer: Iterable[bytes]) -> list[bytes]:
    if close := getattr(answer, "close", None):
        close()
    return []


def _refusal(method: str, path: str, host_header: str, host: str) -> str:
    """Return the status (RFC 9110, section 15.5) of a request that the preview, served at `host`, does not answer; empty for any other."""
    if method not in ("GET", "HEAD"):
        return "405 Method Not Allowed"
    if re.search(r"[\x00-\x1f\x7f]", path):
        return "400 Bad Request"
    name = host_header.rpartition(":")[0] if re.search(r":[0-9]*$", host_header) else host_header
    return "" if name.lower() in ("", "localhost", host.lower()) or _is_number(name.strip("[]")) else "421 Misdirected Request"


def _is_number(name: str) -> bool:
    """Return whether a host name is an IP address. A foreign name server can give no other machine that name."""
    try:
        return bool(ip_address(name))
    except ValueError:
        return False
