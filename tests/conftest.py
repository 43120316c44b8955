"""What several tests share: the site as built from the real record and served, a fabricated conference, a browser, and every engine that is installed.

The variable PROCEEDINGS_CHROMIUM names another Chromium than the installed one for the engines. One that is below the floor of CONTRIBUTING is asked for reading only.
"""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Response, expect, sync_playwright

import webdriver
from proceedings.books import browser as browsers
from proceedings.checks import problems_of
from proceedings.model.record import Proceedings
from proceedings.reader.load_result import LoadResult
from proceedings.reader.loader import load
from serving import serving
from waiting import STARTED, wait_in
from watching import watched
from webdriver import Driver

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"

gc.set_threshold(100_000)  # as build.py does
expect.set_options(timeout=30_000)  # milliseconds: a slow machine is no fault


def build(docs: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a content folder as MkDocs does; return its output."""
    environment_variables = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "scripts"),
        "PROCEEDINGS_DOCS": str(docs),
        "PROCEEDINGS_STAGED": str(site) + "-staged",
        "PROCEEDINGS_BOOKS": str(site) + "-books",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONDONTWRITEBYTECODE": "",
        **environment,
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(site)]
    return subprocess.run(command, env=environment_variables, capture_output=True, text=True, check=False, cwd=ROOT)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that accepts the pages of the small record as they are now (test_snapshot.py)."""
    parser.addoption("--accept", action="store_true", help="write the kept pages of the small record anew")


def pytest_collection_finish() -> None:
    """Write no compiled files from now on: copies of the project come and go. The tests themselves are compiled already."""
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Print a failed test at once, with the reason, since the whole run takes minutes."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        sys.__stderr__.write(f"\nFAILED {report.nodeid}: {str(report.longrepr).splitlines()[-1]}\n") if sys.__stderr__ else None


def built_once(docs: Path, name: str, factory: pytest.TempPathFactory) -> Path:
    """Return the site of a content folder: the first process that asks builds it, and all processes of the run share it."""
    is_shared = "PYTEST_XDIST_WORKER" in os.environ
    folder = (factory.getbasetemp().parent if is_shared else factory.getbasetemp()) / f"built-{name}"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            done = build(docs, folder / "site")
            assert done.returncode == 0, done.stdout + done.stderr
            (folder / "done").touch()
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real record; no test changes it. Tests of its words are skipped where tests/record is gone."""
    if not (ROOT / "tests" / "record").is_dir():
        pytest.skip("about the record that tests/record is about")
    return built_once(ROOT / "docs", "real", tmp_path_factory)


@pytest.fixture(scope="session")
def loaded() -> LoadResult:
    """The real record as loaded."""
    return load(ROOT / "docs")


@pytest.fixture(scope="session")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fabricated conference: French, English, Arabic; no test changes it."""
    return built_once(DATA / "other", "other", tmp_path_factory)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the fabricated conference, to be changed."""
    return Path(shutil.copytree(DATA / "other", tmp_path / "docs"))


def record_of(docs: Path) -> Proceedings:
    """Return the record of a content folder that has no problems. That of the fabricated conference, which many tests take, is read once."""
    return _other_record() if docs == DATA / "other" else load(docs).require_record()


@cache
def _other_record() -> Proceedings:
    return load(DATA / "other").require_record()


def copy_project(folder: Path) -> Path:
    """Return a copy of the project, in a new folder, with the fabricated conference in docs/."""
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(DATA / "other", folder / "docs")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the fabricated conference in docs/."""
    return copy_project(tmp_path)


@pytest.fixture
def cores(monkeypatch: pytest.MonkeyPatch) -> int:
    """Three cores and no other thread, whatever machine runs the tests and whatever other tests left running."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    return 3


@pytest.fixture
def change(docs: Path) -> Callable[..., list[str]]:
    """Return a function that replaces words in a file of the fabricated conference and returns its problems."""

    def replace(file: str, old: str, new: str, *, times: int = 1) -> list[str]:
        path = docs / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, times), encoding="utf-8")
        return [str(problem) for problem in problems_of(load(docs))]

    return replace


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser."""
    path = browsers.find()
    assert path, browsers.MISSING
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--renderer-process-limit=1"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def shared_context(browser: Browser) -> Iterator[BrowserContext]:
    """The context of all tests: a context has a renderer of its own, and starting one costs more than most tests."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="session")
def shared_tab(shared_context: BrowserContext) -> Page:
    """The tab of all tests: to keep it open costs a third of opening a new one."""
    return shared_context.new_page()


@pytest.fixture(scope="session")
def print_document(shared_context: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """What prints as `browser.print_document` does, in the browser of all tests: to start another takes longer than to print."""
    file = tmp_path_factory.mktemp("printed") / "page.html"

    def print_document(document: str) -> bytes:
        file.write_text(document, encoding="utf-8")
        with shared_context.new_page() as page:
            page.goto(file.as_uri())
            return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)

    return print_document


@pytest.fixture(scope="module")
def root(site: Path) -> Iterator[str]:
    """The address of the real site, under a sub-path and the policy that the project ships."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def other_root(other_site: Path) -> Iterator[str]:
    """The address of the fabricated conference's site."""
    with serving(other_site) as address:
        yield address


@pytest.fixture
def tab(shared_tab: Page) -> Iterator[Page]:
    """A tab in a browser that keeps nothing of the tests before, for tests that break something: nobody looks at its faults.

    What a test adds to it (listeners, scripts, routes, media, wires, further tabs) goes with the test.
    """
    hosts, tabs = set[str](), shared_tab.context.pages
    go, listen, add_script, connect = shared_tab.goto, shared_tab.on, shared_tab.add_init_script, shared_tab.context.new_cdp_session
    with ExitStack() as undo:

        def go_and_note(url: str, **options: Any) -> Response | None:
            hosts.update(["{0.scheme}://{0.netloc}".format(urlsplit(url))] if url.startswith("http") else [])
            return go(url, **options)

        def listen_until_the_end(event: Any, listener: Callable[..., None]) -> None:
            listen(event, listener)
            undo.callback(shared_tab.remove_listener, event, listener)

        def connect_until_the_end(page: Page) -> CDPSession:
            wire = connect(page)
            undo.callback(wire.detach)
            return wire

        patch = undo.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(shared_tab, "goto", go_and_note)
        patch.setattr(shared_tab, "on", listen_until_the_end)
        patch.setattr(shared_tab, "add_init_script", lambda script: undo.enter_context(add_script(script)))
        patch.setattr(shared_tab.context, "new_cdp_session", connect_until_the_end)
        shared_tab.bring_to_front()
        shared_tab.set_viewport_size({"width": 1200, "height": 900})
        yield shared_tab
        shared_tab.unroute_all(behavior="ignoreErrors")
    for further in [page for page in shared_tab.context.pages if page not in tabs]:
        further.close()
    shared_tab.emulate_media(media="null", color_scheme="light", contrast="no-preference", forced_colors="none", reduced_motion="no-preference")
    forget(shared_tab, hosts)


def forget(page: Page, hosts: set[str]) -> None:
    """Remove what the browser keeps of hosts."""
    if hosts:
        page.evaluate("try { sessionStorage.clear(); } catch { /* a test has closed it */ }")
        wire = page.context.new_cdp_session(page)
        for host in hosts:
            wire.send("Storage.clearDataForOrigin", {"origin": host, "storageTypes": "all"})
        wire.detach()
    page.context.clear_cookies()
    page.context.clear_permissions()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """A page in which nothing may go wrong unnoticed, in a browser that keeps nothing of the tests before."""
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.extend([message.text] if message.type == "error" else []))
    tab.once("framenavigated", lambda _: faults.clear())  # what comes before is of the page that another test left open
    go = tab.goto

    def go_and_wait(url: str, **options: Any) -> Response | None:
        """Open an address, and wait until its scripts have started: a reader is slower than a test."""
        response = go(url, **options)
        if url.startswith("http"):
            wait_in(tab, STARTED)
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tab, "goto", go_and_wait)
        yield tab
    assert not faults


@pytest.fixture
def page_without_scripts(tab: Page) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    wire = tab.context.new_cdp_session(tab)
    wire.send("Emulation.setScriptExecutionDisabled", {"value": True})
    yield tab
    wire.send("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.fixture(scope="module")
def watched_root(site: Path) -> Iterator[str]:
    """The address of the real site, under the policy that the project ships, its faults noted."""
    with serving(site, change=watched) as address:
        yield address


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Generator[None, object, object]:
    """Skip a test in which an engine turns out to lack something."""
    try:
        return (yield)
    except webdriver.Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session", params=webdriver.ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """A browser, started once: the tests of all modules come one browser after another."""
    try:
        with webdriver.browser(request.param) as session:
            session.resize(1200, 900)
            yield session
    except webdriver.Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture
def reader(engine: Driver) -> Iterator[Driver]:
    """The browser, in which nothing may go wrong unnoticed on the last page of a test."""
    yield engine
    with suppress(webdriver.Missing):
        assert engine.run("return location.protocol === 'http:' ? window.faults : []") == []  # a test that is skipped has opened no page


@pytest.fixture
def driver(reader: Driver) -> Driver:
    """The browser, where it is one in which everything works."""
    if reader.is_below_floor:
        pytest.skip("below the floor only reading is promised")
    return reader


@pytest.fixture(scope="module")
def watched_other_root(other_site: Path) -> Iterator[str]:
    """The address of the fabricated conference, which has few sessions."""
    with serving(other_site, change=watched) as address:
        yield address
