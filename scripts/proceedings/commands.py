"""What each command of `scripts/build.py` does. Each loads what it alone needs when it runs, so that the quick ones stay quick."""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from proceedings.checks import problems_of
from proceedings.incremental import site_folder
from proceedings.incremental.parallel import worker
from proceedings.model.record import Session
from proceedings.problems import BuildError, Problem
from proceedings.reader.cache import ParseCache, fingerprints_of
from proceedings.reader.load_result import LoadResult
from proceedings.reader.loader import load

if TYPE_CHECKING:
    from proceedings.site.builder import Builder

_SHOWN = 100  # faults of a copy that are told one by one
_SITE_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~%/-]*)?")


class UsageError(Exception):
    """What was asked for is not to be had."""


def run(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Run one command; return the exit status."""
    table = {
        "build": _build,
        "serve": _serve,
        "check": _check,
        "terms": _terms,
        "init": _init,
        "import": _import,
        "keys": _keys,
        "addresses": _addresses,
        "export": _export,
        "stage": _stage,
        "pdf": _pdf,
        "epub": _epub,
        "server": _server,
        "verify": _verify,
        "test": _test,
    }
    command = table[arguments.command]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever a file is called, and whatever the terminal can show
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    try:
        return command(arguments, root, build)
    except UsageError as error:
        _say(str(error))
        return 2
    except OSError as error:
        _say(_why(error))
        return 1


def _why(error: BuildError | OSError) -> str:
    """Return what went wrong; where something could not be read or written, with what to do."""
    if isinstance(error, BuildError | ChildProcessError):
        return str(error)
    what = f"{error.filename}: " if error.filename else ""
    return f"{what}{error.strerror or error}; make room, or give the right to write, and run this again."


def _end(number: int, frame: object) -> None:
    """End as after Ctrl-C: whatever was started ends too, and nothing half done is left."""
    sys.exit(128 + number)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _docs(root: Path) -> Path:
    return Path(os.environ.get("PROCEEDINGS_DOCS", root / "docs"))


def _load(root: Path) -> LoadResult:
    return load(_docs(root))


def _told(problems: Sequence[Problem]) -> bool:
    """Tell the problems, and return whether there are any."""
    if problems:
        print(*problems, sep="\n")
        _say(f"{len(problems)} problems.")
    return bool(problems)


def _sound(root: Path, build: Path) -> LoadResult | None:
    """Return the record where nothing is wrong with it; else tell what is. What the last build read is not read again where it is as it was."""
    docs = _docs(root)
    library = load(docs, known=ParseCache(build / "known", *fingerprints_of(root, docs)))
    if _told(problems_of(library)):
        return None
    _say("No problem found.")
    return library


def _check(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    return 0 if _sound(root, build) else 1


def _terms(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings.checks.wording import report

    library = _sound(root, build)
    if library is None:
        return 1
    print(*report(library), sep="\n")
    return 0


def _address(arguments: argparse.Namespace) -> str:
    """Return the address of the published site, with a slash at its end; empty where it is not published.

    Raises UsageError where it is none.
    """
    address: str = arguments.site_url or os.environ.get("SITE_URL", "")
    if address and not _SITE_URL.fullmatch(address):
        raise UsageError(f"'{address}' is no address of a site; write it as https://example.org/ or https://example.org/record/.")
    return f"{address.rstrip('/')}/" if address else ""


def _builder(root: Path, folder: Path, site: Path) -> Builder:
    """Return what builds the record of this project."""
    import engine
    from proceedings.site.builder import Builder

    docs = _docs(root)
    return Builder(root, docs, folder, site, root / ".build" / "books", partial(engine.render, root / "mkdocs.yml", folder))


def _made(builder: Builder, site_url: str = "", *, pages_first: bool = False) -> bool:
    """Build, and return whether there is a new site; if not, tell why."""
    try:
        made = not _told(builder.build(site_url, pages_first=pages_first))
    except (BuildError, OSError) as error:
        _say(_why(error))
        made = False
    if not made:
        _say("The site is left as it was.")
    return made


def _build(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Build beside the old site, and put the new one in its place only when it is whole."""
    address = _address(arguments)
    site = root / "site"
    with site_folder.build_lock(build, _say):
        _say("Building the pages, the data and the search index …")
        if not _made(_builder(root, build, site), address):
            return 1
    pages = sum(1 for _ in site.rglob("index.html"))
    _say(f"{pages} pages in {site.relative_to(root)}/.")
    return 0


def _previewed(builder: Builder) -> Iterator[None]:
    """Build for a preview: what people look at, then the rest."""
    if _made(builder, pages_first=True):
        yield
        if not builder.whole:
            _made(builder)


def _serve(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    import engine

    host, _, port = arguments.address.rpartition(":")
    folder = build / "preview"
    builder = _builder(root, folder, folder / "site")
    with site_folder.build_lock(folder, _say), worker(partial(_previewed, builder)) as make:
        make()
        _say(f"Preview at http://{arguments.address}/ (Ctrl-C ends it; begin anew after a change to scripts/).")
        engine.preview(make, folder / "site", [builder.docs, root / "overrides"], host, int(port))
    return 0


def _init(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write a new content folder; ask for what the arguments do not say where somebody can answer."""
    from datetime import date

    from proceedings.authoring import scaffold

    folder: Path = arguments.folder
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name a new folder.")
    name = arguments.name or _ask("Name of the conference", "--name")
    languages = arguments.language or _ask("Languages, the default one first (en=English fr=Français)", "--language").split()
    days = arguments.day or _ask("Days (2026-05-12 2026-05-13)", "--day").split()
    try:
        record = scaffold.new_record(name, languages, [date.fromisoformat(day) for day in days])
    except ValueError as error:
        raise UsageError(str(error)) from None
    _write_files(folder, scaffold.files(record))
    _say(f"A draft record is in {folder}/. Preview it: PROCEEDINGS_DOCS={folder} python3 scripts/build.py serve")
    return 0


def _import(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    """Write a new content folder from files of other formats, and tell what it holds and what it does not."""
    from datetime import date

    from proceedings.authoring import imported, importing

    folder: Path = arguments.to
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name a new folder with --to.")
    language, _, language_name = arguments.language.partition("=")
    try:
        record = importing.read(arguments.files, language, language_name or language)
    except ValueError as error:
        raise UsageError(str(error)) from None
    record.name = arguments.name or record.name
    for sitting in record.sittings:
        sitting.date = sitting.date or (date.fromisoformat(arguments.day) if arguments.day else None)
        if sitting.date is None:
            raise UsageError(f"The day of '{sitting.title}' is not known; say it with --day.")
    _write_files(folder, imported.files(record))
    print(*importing.report(record), sep="\n")
    _say(f"A draft record is in {folder}/. Look at what a person must decide: PROCEEDINGS_DOCS={folder} python3 scripts/build.py check")
    return 0


def _write_files(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    for path, content in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8", newline="\n")


def _ask(question: str, option: str) -> str:
    """Return an answer from the terminal; raises UsageError where nobody can answer, or nobody does."""
    answer = input(f"{question}: ").strip() if sys.stdin.isatty() else ""
    if not answer:
        raise UsageError(f"Say it with {option}, or run this in a terminal and answer.")
    return answer


def _keys(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings.authoring.keys import reference

    sys.stdout.write(reference())
    return 0


def _addresses(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    library = _load(root)
    if library.problems or library.record is None:
        return _check(arguments, root, build)
    if library.record.conference.draft:
        raise UsageError("This record is a draft; take 'draft: true' out of conference.yml before you promise its addresses.")
    file = library.docs / "_data" / "addresses.yml"
    after = library.addresses.extended(library.record, acknowledge=arguments.reworded)
    added = len(after.pages) + len(after.paragraphs) - len(library.addresses.pages) - len(library.addresses.paragraphs)
    changed = sum(after.paragraphs[place] != state for place, state in library.addresses.paragraphs.items())
    build.mkdir(exist_ok=True)
    written = build / f"addresses-{os.getpid()}.yml"
    try:
        written.write_text(str(after), encoding="utf-8", newline="\n")
        shutil.copymode(file, written) if file.exists() else None
        shutil.move(written, file)  # in one step: an interruption never leaves half a register
    finally:
        written.unlink(missing_ok=True)
    _say(f"{added} addresses added to {library.path(file)}, {changed} changed; review what is different.")
    return 0


def _export(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings import exports
    from proceedings.incremental import outputs

    address = _address(arguments)
    formats = [one.id for one in exports.FORMATS]
    if unknown := [one for one in arguments.format or () if one not in formats]:
        raise UsageError(f"No format is called {', '.join(unknown)}; there are {', '.join(formats)}.")
    if (library := _sound(root, build)) is None:
        return 1
    assert library.record is not None
    written = outputs.write(arguments.to, exports.tasks(library.record, address, arguments.format, library.labels))
    _say(f"{sum(len(part.files) for part in written)} files in {arguments.to}/.")
    return 0


def _stage(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings.incremental import outputs
    from proceedings.staging import stage

    address = _address(arguments)
    if (library := _sound(root, build)) is None:
        return 1
    assert library.record is not None
    staged = stage(library.record, library.labels, address)
    outputs.write(arguments.to, [outputs.Task("staged", staged.items)])
    _say(f"{len(staged)} pages in {arguments.to}/.")
    return 0


def _server(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings.publish import headers

    sys.stdout.write(headers.configuration(arguments.server, _address(arguments)))
    return 0


def _verify(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings.publish import verify

    site = root / "site"
    if not (site / "index.html").is_file():
        _say("There is no site to compare with; run 'python3 scripts/build.py' first, with the SITE_URL of the copy.")
        return 2
    try:
        faults, count = verify.verify(site, arguments.copy, headers=not arguments.without_headers)
    except ValueError as error:
        raise UsageError(str(error)) from error
    print(*faults[:_SHOWN], sep="\n", end="\n" * bool(faults))
    _say(f"{len(faults)} faults in {count} files, {min(len(faults), _SHOWN)} of them shown." if faults else f"{count} files are as they were built.")
    return 1 if faults else 0


def _pdf(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings.books import pdf
    from proceedings.books.browser import find_or_install, print_document

    library = _load(root)
    if (browser := find_or_install(_say)) is None:
        return 1
    there = library.record.sessions if library.record else {}
    if unknown := [one for one in arguments.sessions if one not in there]:
        raise UsageError(f"No session is called {', '.join(unknown)}; there are {', '.join(there)}.")
    named = list(there) if arguments.all else arguments.sessions
    sessions = [*([None] if arguments.all or not named else []), *(there[one] for one in named)]
    templates = root / "overrides"
    return _books(arguments, library, sessions, ".pdf", lambda book: pdf.pdf(book, templates, arguments.format, partial(print_document, browser)))


def _epub(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings.books import epub

    templates = root / "overrides"
    return _books(arguments, _load(root), [None], ".epub", lambda book: epub.epub(book, templates))


def _books(arguments: argparse.Namespace, library: LoadResult, sessions: Sequence[Session | None], ending: str, make: Callable[[Any], bytes]) -> int:
    """Make books of some sessions (None is the whole) and put them on the shelf."""
    from proceedings.books import finished_books
    from proceedings.books.book import books
    from proceedings.model.edition import Edition

    record = library.record
    if _told(problems_of(library)) or record is None:
        return 1
    if unknown := [one for one in arguments.language or () if one not in record.languages]:
        raise UsageError(f"The record is not in {', '.join(unknown)}; it is in {', '.join(record.languages)}.")
    own = finished_books.digest(library.docs, _address(arguments))
    for language in arguments.language or record.languages:
        for book in books(Edition(record, language, _address(arguments), library.labels), sessions):
            finished_books.put(arguments.to, book.path + ending, make(book), own)
            _say(str(arguments.to / (book.path + ending)))
    return 0


def _test(arguments: argparse.Namespace, root: Path, build: Path) -> int:
    from proceedings.books.browser import find_or_install

    browser = find_or_install(_say)
    if browser is None:
        return 1
    environment = {**os.environ, "PROCEEDINGS_BROWSER": browser}
    processes = 2 * (os.cpu_count() or 1)  # half of the time a browser is waited for
    shared = ["-n", str(processes), "--dist", "worksteal"]  # an option `-n` of the caller prevails
    return subprocess.call([sys.executable, "-m", "pytest", *shared, *arguments.pytest], cwd=root, env=environment)
