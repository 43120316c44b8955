#!/usr/bin/env python3
"""The one command line. Sets itself up in `.venv` from the lock file; needs Python 3.11 or newer, on Linux or macOS, and nothing else."""

from __future__ import annotations

import argparse
import atexit
import gc
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BUILD = ROOT / ".build"


def main() -> int:
    """Run the command that the arguments name; return its exit status."""
    parser = _parser()
    arguments, further = parser.parse_known_args()
    if arguments.command == "test":
        arguments.pytest = further  # argparse cannot collect options, such as -k, into a list
    elif further:
        parser.error(f"unrecognized arguments: {' '.join(further)}")
    if sys.version_info < (3, 11):
        return _fail("Python 3.11 or newer is needed; install it and run this again with it.")
    if os.name == "nt":  # a build there would wait for ever for the time of the last change of a folder, which Windows does not keep
        return _fail("Windows cannot build the site by itself; run this inside WSL (Windows Subsystem for Linux).")
    _enter_environment()
    return run(arguments, ROOT, BUILD)


def run(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Run a command inside the environment; return its exit status. Ctrl-C ends it with status 130, even while modules are imported."""
    collect_garbage_seldom()
    try:
        from proceedings import commands

        return commands.run(arguments, root, build)
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, with all commands and their options."""
    parser = argparse.ArgumentParser(prog="python3 scripts/build.py", description="Build, preview, check and test the site.")
    commands = parser.add_subparsers(dest="command", metavar="command")
    parser.set_defaults(command="build", site_url=None)
    build = commands.add_parser("build", help="build the site into site/ (the default)")
    build.add_argument("--site-url", help="the address at which the site will be published")
    serve = commands.add_parser("serve", help="preview the site; a saved change shows at once")
    serve.add_argument("--address", default="127.0.0.1:8000", help="host:port (default: %(default)s)")
    check = commands.add_parser("check", help="list the problems of the record, and build nothing")
    check.add_argument("--rules", action="store_true", help="list the rules that the record must keep, by their names")
    commands.add_parser("terms", help="list the terms that the translations render in more than one way")
    init = commands.add_parser("init", help="write a new content folder, a draft that builds at once")
    init.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder")
    init.add_argument("--name", help="name of the conference")
    init.add_argument("--language", nargs="+", action="extend", metavar="ID=NAME", help="languages, the default one first, such as en=English")
    init.add_argument("--day", nargs="+", action="extend", metavar="YYYY-MM-DD", help="days of the conference")
    importing = commands.add_parser(
        "import", help="write a new content folder from TEI (ParlaMint), Akoma Ntoso or transcripts; bring translations back from XLIFF"
    )
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE", help=".xml, .docx, .txt or .md; or .xlf, as export --format xliff wrote it")
    importing.add_argument("--to", type=Path, metavar="FOLDER", help="a new folder")
    importing.add_argument("--name", help="name of the record (default: the title in the first file)")
    importing.add_argument("--day", metavar="YYYY-MM-DD", help="the day of what has no date")
    importing.add_argument("--language", default="en=English", metavar="ID=NAME", help="language of transcripts (default: %(default)s)")
    for part, words in (("speaker", "that name who speaks next"), ("heading", "that are headings, besides the usual ones")):
        importing.add_argument(f"--{part}-style", nargs="+", action="extend", default=[], metavar="STYLE", help=f"styles of paragraphs of .docx files {words}")
    commands.add_parser("keys", help="print the reference of all keys of content files")
    commands.add_parser("publish", help="make a draft an edition: promise its addresses")
    addresses = commands.add_parser("addresses", help="register new addresses in docs/_data/addresses.yml")
    addresses.add_argument("--reworded", action="store_true", help="acknowledge changed words of published paragraphs")
    export = commands.add_parser("export", help="write the record as data, without the site")
    export.add_argument(
        "--format",
        nargs="+",
        action="extend",
        metavar="ID",
        help="which formats, such as akn or tei (default: all; xliff, for translators’ tools, only by its name)",
    )
    export.add_argument("--to", type=Path, default=BUILD / "exports", metavar="FOLDER", help="where to write them (default: .build/exports)")
    export.add_argument("--site-url", help="the address at which the site is published")
    stage = commands.add_parser("stage", help="write every page as plain Markdown, for another engine")
    stage.add_argument("--to", type=Path, default=BUILD / "markdown", metavar="FOLDER", help="where to write them (default: .build/markdown)")
    stage.add_argument("--site-url", help="the address at which the site is published")
    stage.add_argument("--for", dest="engine", default="any", metavar="ENGINE", help="hugo or zensical; by default links that any engine leaves alone")
    for name, words in (("pdf", "print the whole record, or sessions of it, as PDF"), ("epub", "make the record into EPUB, for reading devices")):
        book = commands.add_parser(name, help=words)
        book.add_argument("--language", nargs="+", action="extend", metavar="ID", help="in which languages (default: all)")
        book.add_argument(
            "--to", type=Path, default=BUILD / "books", metavar="FOLDER", help="where to write (default: .build/books, whose books a build offers)"
        )
        book.add_argument("--site-url", help="the address at which the site is published")
        if name == "pdf":
            book.add_argument("sessions", nargs="*", metavar="session", help="which sessions (default: the whole record in one)")
            book.add_argument("--all", action="store_true", help="the whole record, and every session")
            book.add_argument("--format", choices=("A4", "Letter"), default="A4", help="the paper (default: %(default)s)")
    server = commands.add_parser("server", help="print the configuration of a server, with the headers and types of the site")
    server.add_argument("server", choices=("nginx", "caddy", "headers"), help="which server (headers: the file _headers of static hosts)")
    server.add_argument("--site-url", help="the address at which the site is published")
    verify = commands.add_parser("verify", help="compare a published copy of the site with the build in site/")
    verify.add_argument("copy", metavar="URL-or-folder", help="where the copy is")
    verify.add_argument("--without-headers", action="store_true", help="leave out types and headers, where the host cannot set them")
    commands.add_parser("test", help="run every test, also those in a real browser; all further arguments go to pytest", add_help=False)
    return parser


def _enter_environment() -> None:
    """Bring `.venv` to the state of the lock file, and run this program again inside it."""
    digest = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / "lock.sha256"
    python = VENV / "bin" / "python"
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if not inside and not (stamp.exists() and stamp.read_text() == digest and python.exists()):
        import venv  # only this function needs it; importing it takes time

        _report("Setting up .venv (once; later starts are quick) …")
        shutil.rmtree(VENV, ignore_errors=True)
        try:
            venv.create(VENV, with_pip=True)
        except (subprocess.CalledProcessError, ImportError):
            shutil.rmtree(VENV, ignore_errors=True)
            sys.exit(_fail("Python cannot make a virtual environment here; install it (Debian: apt-get install python3-venv)."))
        install = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--quiet",
            "--no-compile",
            "--disable-pip-version-check",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            LOCK,
        ]
        if subprocess.call(list(map(str, install))) != 0:
            sys.exit(_fail("The packages of requirements.lock could not be installed; see the lines above."))
        stamp.write_text(digest)
    if not inside:
        command = [str(python), str(Path(__file__).resolve()), *sys.argv[1:]]
        os.execve(python, command, environment())


def environment() -> dict[str, str]:
    """Return the environment variables of every command. Compiled Python and templates are kept in `.venv`, so that the next start is quick."""
    compiled = {"PYTHONPYCACHEPREFIX": str(VENV / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    return {**os.environ, **compiled, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


def collect_garbage_seldom() -> None:
    """Raise the threshold of the garbage collector to 500,000, and spare it at the end: most objects live until the command ends, and cycles are few.

    In a rebuild of an archive of 1,200 sessions it took 0.2 of 1.8 s.
    """
    gc.set_threshold(500_000)
    atexit.register(gc.freeze)


def _report(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _fail(words: str) -> int:
    _report(words)
    return 1


if __name__ == "__main__":
    sys.exit(main())
