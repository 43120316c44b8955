"""What each command of `scripts/build.py` does. A command imports only what it needs, so that quick ones stay quick."""

from __future__ import annotations

import argparse
import io
import signal
import sys
from pathlib import Path

from proceedings.commands import authoring, books, record, site
from proceedings.commands.common import UsageError, say, why
from proceedings.problems import BuildError


def run(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Run one command; return the exit status."""
    table = {
        "build": site.build_site,
        "serve": site.serve,
        "check": record.check,
        "terms": record.terms,
        "init": authoring.init,
        "import": authoring.import_files,
        "keys": authoring.keys,
        "publish": record.publish,
        "addresses": record.addresses,
        "export": record.export,
        "stage": record.stage,
        "pdf": books.pdf_books,
        "epub": books.epub_books,
        "server": site.server,
        "verify": site.verify_copy,
        "test": site.test,
    }
    command = table[arguments.command]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file name may hold characters that the terminal cannot show
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    try:
        return command(arguments, root, build)
    except UsageError as error:
        say(str(error))
        return 2
    except (BuildError, OSError) as error:
        say(why(error))
        return 1


def _end(number: int, frame: object) -> None:
    """End as after Ctrl-C: processes that were started end too, and no half-written file stays."""
    sys.exit(128 + number)
