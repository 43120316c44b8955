"""Firefox, driven by its Marionette protocol (version 3): a line of JSON with its length before it, over TCP. It needs no geckodriver.

The class has the methods of `webdriver.WebDriver`, so that the same scenario drives both.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from waiting import PATIENCE, wait_for

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of a web element in WebDriver's JSON
_PREFERENCES = {
    "app.update.disabledForTesting": True,
    "browser.newtabpage.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,  # an empty one
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.events.testing.asyncClipboard": True,
    "dom.ipc.processPrelaunch.enabled": False,
    "extensions.activeThemeID": "",
    "extensions.enabledScopes": 0,  # no themes and extensions: starting takes a fifth less
    "marionette.port": 0,  # any that is free; Firefox writes it into the profile
}
# Ten times a second: opening a page takes half of the processor time. While it starts, Firefox waits for its own painting.
_PAINT_SELDOM = 'Services.prefs.setIntPref("layout.frame_rate", 10)'


class Firefox:
    """The window of a running Firefox. Raises RuntimeError with what the browser says where a command fails."""

    is_below_floor = False  # no version that speaks the protocol so is

    def __init__(self, port: int) -> None:
        """Open a session with the Firefox that listens at a port."""
        self._connection = socket.create_connection(("127.0.0.1", port), timeout=3 * PATIENCE)  # to start takes the longest
        self._stream = self._connection.makefile("rb")
        self._last_id = 0
        self._receive()  # its greeting
        self._send("WebDriver:NewSession")
        self.run_inside(_PAINT_SELDOM)

    def _receive(self) -> Any:
        """Return the next message."""
        digits = b""
        while (sign := self._stream.read(1)) != b":":
            digits += sign
        return json.loads(self._stream.read(int(digits)))

    def _send(self, command: str, **parameters: Any) -> Any:
        """Send a command and return its result."""
        self._last_id += 1
        message = json.dumps([0, self._last_id, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(error["message"])
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self._send("WebDriver:Navigate", url=address)

    def address_now(self) -> str:
        """Return the address of the page."""
        return str(self._send("WebDriver:GetCurrentURL"))

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script function's body returns."""
        return self._send("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def run_inside(self, script: str, *arguments: object) -> Any:
        """Return what a script function's body returns that runs as a part of the browser, with what only it has."""
        self._send("Marionette:SetContext", value="chrome")
        try:
            return self.run(script, *arguments)
        finally:
            self._send("Marionette:SetContext", value="content")

    def wait(self, expression: str) -> None:
        """Wait until an expression is true; AssertionError where it never is."""
        wait_for(lambda: self.run(f"return Boolean({expression})"), expression)

    def click(self, selector: str) -> None:
        """Click the first element of a selector, in the middle of the window."""
        self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        self._send("WebDriver:ElementClick", id=self._find(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into the first element of a selector."""
        self._send("WebDriver:ElementSendKeys", id=self._find(selector), text=text)

    def _find(self, selector: str) -> str:
        return str(self._send("WebDriver:FindElement", using="css selector", value=selector)[_ELEMENT])

    def back(self) -> None:
        """Go back in the history."""
        self._send("WebDriver:Back")

    def resize(self, width: int, height: int) -> None:
        """Give the window a size in pixels."""
        self._send("WebDriver:SetWindowRect", width=width, height=height)

    def screenshot(self) -> str:
        """Return a picture of the window, as PNG in Base64."""
        return str(self._send("WebDriver:TakeScreenshot", full=False))

    def pdf(self) -> str:
        """Return the page as printed, in Base64."""
        return str(self._send("WebDriver:Print", page={"width": 21.0, "height": 29.7}))

    def close(self) -> None:
        """End the session."""
        self._send("WebDriver:DeleteSession")
        self._stream.close()
        self._connection.close()


@contextmanager
def firefox(path: str) -> Generator[Firefox]:
    """Start the Firefox at a path and yield its window."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        profile = Path(name)
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in _PREFERENCES.items()]
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [path, "--headless", "--marionette", "--no-remote", "--remote-allow-system-access", "--profile", name]
        process = subprocess.Popen(command, env={**os.environ, "HOME": name}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            port_file = profile / "MarionetteActivePort"
            wait_for(lambda: port_file.exists() and bool(port_file.read_text(encoding="utf-8")), "Firefox listens")
            window = Firefox(int(port_file.read_text(encoding="utf-8")))
            yield window
            window.close()
        finally:
            process.terminate()
            process.wait()
