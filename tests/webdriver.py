"""A small WebDriver client (W3C WebDriver, level 1), for WebKit; and what starts each engine.

Firefox and Chromium have drivers with the same methods (`marionette.py`, `devtools.py`).

WebKit needs the Debian package webkit2gtk-driver or wpewebkit-driver, the first also Xvfb where there is no display. It prints by its own interface
(`gtk_print.py`), which needs python3-gi and gir1.2-webkit2-4.1.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from devtools import Chromium, chromium
from marionette import Firefox, firefox
from proceedings.books import browser as installed_chromium
from waiting import PATIENCE, wait_for

ENTER = "\ue007"  # the key, as text to type
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of a web element in WebDriver's JSON
SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's packages reach no other
PRINTING = Path(__file__).with_name("gtk_print.py")
ENGINES = ("chromium", "firefox", "webkit", "wpe")


class Missing(Exception):  # noqa: N818 a reason to skip, not an error
    """What an engine lacks here, in words."""


class WebDriver:
    """A session of a browser. Raises RuntimeError with what the driver says where a command fails."""

    is_below_floor = False  # none of these engines is so old that it need only show the text

    def __init__(self, address: str, capabilities: dict[str, Any]) -> None:
        self.address = address
        answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.address = f"{address}/session/{answer['sessionId']}"

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:
                return json.loads(response.read())["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()) from None

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self._send("POST", "/url", {"url": address})

    def address_now(self) -> str:
        """Return the address of the page."""
        return str(self._send("GET", "/url"))

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script function's body returns."""
        return self._send("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def wait(self, expression: str) -> None:
        """Wait until an expression is true; AssertionError where it never is."""
        wait_for(lambda: self.run(f"return Boolean({expression})"), expression)

    def click(self, selector: str) -> None:
        """Click the first element of a selector, in the middle of the window."""
        self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        self._send("POST", f"/element/{self._find(selector)}/click", {})

    def type(self, selector: str, text: str) -> None:
        """Type into the first element of a selector."""
        self._send("POST", f"/element/{self._find(selector)}/value", {"text": text})

    def _find(self, selector: str) -> str:
        return str(self._send("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT])

    def back(self) -> None:
        """Go back in the history."""
        self._send("POST", "/back", {})

    def resize(self, width: int, height: int) -> None:
        """Give the window a size in pixels."""
        self._send("POST", "/window/rect", {"width": width, "height": height})

    def screenshot(self) -> str:
        """Return a picture of the window, as PNG in Base64."""
        return str(self._send("GET", "/screenshot"))

    def pdf(self) -> str:
        """Return the page as printed, in Base64."""
        return str(self._send("POST", "/print", {"page": {"width": 21.0, "height": 29.7}}))

    def close(self) -> None:
        """End the session."""
        self._send("DELETE", "")


class WebKitGTK(WebDriver):
    """A session of WebKitGTK, on a display; `printer` starts what prints its pages (`gtk_print.py`)."""

    def __init__(self, address: str, capabilities: dict[str, Any], printer: Callable[[], subprocess.Popen[str]]) -> None:
        super().__init__(address, capabilities)
        self._printer = cache(printer)

    def pdf(self) -> str:
        """Return the page as printed by another window, in Base64. Raises Missing where the system's Python has no WebKit."""
        if not _has_webkit(SYSTEM_PYTHON):
            raise Missing("WebKit cannot print: apt-get install python3-gi gir1.2-webkit2-4.1")
        orders, answers = self._printer().stdin, self._printer().stdout
        assert orders is not None
        assert answers is not None
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "page.pdf"
            orders.write(f"{self.address_now()} {file}\n")
            orders.flush()
            if answer := answers.readline().strip():
                raise RuntimeError(answer)
            return base64.b64encode(file.read_bytes()).decode()


class WPE(WebDriver):
    """A session of WPE. On a busy machine its driver now and then stops answering; the command then raises Missing, and another driver is started."""

    def __init__(self, start: Callable[[], str], capabilities: dict[str, Any]) -> None:
        self._start, self._capabilities, self._is_restarting = start, capabilities, False
        super().__init__(start(), capabilities)

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        try:
            return super()._send(method, path, body)
        except TimeoutError:
            if not self._is_restarting:
                self._is_restarting = True
                super().__init__(self._start(), self._capabilities)
                self._is_restarting = False
            raise Missing("WPE does not answer") from None


@cache
def _has_webkit(python: str) -> bool:
    code = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"
    return Path(python).exists() and subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


Driver = WebDriver | Chromium | Firefox


@contextmanager
def browser(engine: str) -> Generator[Driver]:
    """Start an engine and yield its session. Raises Missing where it is not installed.

    The Chromium is that of the variable PROCEEDINGS_CHROMIUM, else the installed one, with its windows where they are installed.
    """
    if engine == "chromium":
        path = os.environ.get("PROCEEDINGS_CHROMIUM") or shutil.which("chromium") or installed_chromium.find()
        if not path:
            raise Missing(installed_chromium.MISSING)
        with chromium(path) as page:
            yield page
        return
    if engine == "firefox":
        path = shutil.which("firefox-esr") or shutil.which("firefox")
        if not path:
            raise Missing("Firefox is not installed: apt-get install firefox-esr")
        with firefox(path) as window:
            yield window
        return
    command, capabilities = {"webkit": _webkit, "wpe": _wpe}[engine]()
    # Without a graphics card, WebKit takes a third less to draw directly. A page is not open long enough for its scripts to be worth optimizing.
    environment = {**os.environ, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "JSC_useDFGJIT": "0"}
    display = None
    if engine == "webkit" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        display, environment["DISPLAY"] = _display()
    with ExitStack() as processes:
        processes.callback(_end, display)

        def start() -> str:
            """Start a driver and return its address."""
            port = _free_port()
            words = [*command, f"--port={port}"]
            driver = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            processes.callback(_end, driver)
            _wait_for(port)
            return f"http://127.0.0.1:{port}"

        def printer() -> subprocess.Popen[str]:
            """Start what prints; it ends with its input."""
            words = [SYSTEM_PYTHON, str(PRINTING)]
            return processes.enter_context(
                subprocess.Popen(words, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            )

        session = WebKitGTK(start(), capabilities, printer) if engine == "webkit" else WPE(start, capabilities)
        try:
            yield session
        finally:
            with suppress(Missing):
                session.close()


def _end(process: subprocess.Popen[bytes] | None) -> None:
    """End a process with those that it started."""
    if process:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _webkit() -> tuple[list[str], dict[str, Any]]:
    driver = shutil.which("WebKitWebDriver")
    browsers = sorted(Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"))
    if not driver or not browsers:
        raise Missing("WebKit is not installed: apt-get install webkit2gtk-driver")
    return [driver], {"webkitgtk:browserOptions": {"binary": str(browsers[-1]), "args": ["--automation"]}}


def _wpe() -> tuple[list[str], dict[str, Any]]:
    driver, browser = shutil.which("WPEWebDriver"), shutil.which("cog")
    if not driver or not browser:
        raise Missing("WPE is not installed: apt-get install wpewebkit-driver cog")
    return [driver], {"wpe:browserOptions": {"binary": browser, "args": ["--automation", "--platform=headless"]}}


def _display() -> tuple[subprocess.Popen[bytes], str]:
    """Start a display that nobody looks at; return its process and its name."""
    server = shutil.which("Xvfb")
    if not server:
        raise Missing("WebKit needs a display: apt-get install xvfb")
    process = subprocess.Popen(
        [server, "-displayfd", "1", "-screen", "0", "1600x1200x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert process.stdout is not None
    with process.stdout as words:
        return process, f":{words.readline().decode().strip()}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Missing("its driver does not start")
