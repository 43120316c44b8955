"""A Chromium of any age, driven by the DevTools protocol through a pipe: the old ones have no WebDriver, and Playwright knows new ones only.

The class has the methods of `webdriver.WebDriver`, so that the same scenario drives both.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from waiting import wait_for

_KEYS = {"\ue007": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}}
_SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe", "--font-render-hinting=none")
_FLOOR = 92  # the first version in which everything is promised, not reading alone
_A4 = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True, "displayHeaderFooter": False}


class Chromium:
    """A page of a running Chromium. Raises RuntimeError with what the browser says where a command or a script fails.

    Attributes: `version` is its major version; `is_below_floor` says that it need only show the text.
    """

    def __init__(self, commands: int, answers: int) -> None:
        """Open a page; `commands` and `answers` are the file descriptors of the pipe."""
        self._commands, self._answers, self._buffer, self._last_id = commands, answers, b"", 0
        self._session: str | None = None
        product = self._send("Browser.getVersion")["product"]
        self.version = int(product.partition("/")[2].partition(".")[0])
        self.is_below_floor = self.version < _FLOOR
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._send("Page.enable")

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; events that come before it are dropped."""
        self._last_id += 1
        message = {"id": self._last_id, "method": method, "params": parameters, **({"sessionId": self._session} if self._session else {})}
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            *messages, self._buffer = self._buffer.split(b"\0")
            for at, answer_text in enumerate(messages):
                answer = json.loads(answer_text)
                if answer.get("id") == self._last_id:
                    self._buffer = b"\0".join([*messages[at + 1 :], self._buffer])
                    if "error" in answer:
                        raise RuntimeError(answer["error"]["message"])
                    return dict(answer["result"])
            chunk = os.read(self._answers, 1 << 16)
            if not chunk:
                message_text = "the browser has ended"
                raise RuntimeError(message_text)
            self._buffer += chunk

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        answer = self._send("Page.navigate", url=address)
        if error := answer.get("errorText"):
            raise RuntimeError(error)
        if loader := answer.get("loaderId"):  # none for a place on the same page; until the page has come, scripts may run in the one before
            wait_for(lambda: bool(self._send("Page.getFrameTree")["frameTree"]["frame"]["loaderId"] == loader), address)
        self.wait("document.readyState === 'complete'")

    def address_now(self) -> str:
        """Return the address of the page."""
        return str(self.run("return location.href"))

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script function's body returns."""
        call = f"(function () {{ {script}\n}}).apply(null, {json.dumps(arguments)})"
        answer = self._send("Runtime.evaluate", expression=call, returnByValue=True, userGesture=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return answer["result"].get("value")

    def wait(self, expression: str) -> None:
        """Wait until an expression is true; AssertionError where it never is."""
        wait_for(lambda: self.run(f"return Boolean({expression})"), expression)

    def click(self, selector: str) -> None:
        """Click the first element of a selector, in the middle of the window."""
        x, y = self.run(
            "const link = document.querySelector(arguments[0]);"
            "link.scrollIntoView({block: 'center'});"
            "const [box] = link.getClientRects();"
            "return [box.left + box.width / 2, box.top + box.height / 2];",
            selector,
        )
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self._send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="none" if kind == "mouseMoved" else "left", clickCount=1)

    def type(self, selector: str, text: str) -> None:
        """Type into the first element of a selector."""
        self.run("document.querySelector(arguments[0]).focus()", selector)
        for sign in text:
            if key := _KEYS.get(sign):
                self._send("Input.dispatchKeyEvent", type="keyDown", **key)
                self._send("Input.dispatchKeyEvent", type="keyUp", **key)
            else:
                self._send("Input.insertText", text=sign)

    def back(self) -> None:
        """Go back in the history."""
        history = self._send("Page.getNavigationHistory")
        self._send("Page.navigateToHistoryEntry", entryId=history["entries"][history["currentIndex"] - 1]["id"])

    def resize(self, width: int, height: int) -> None:
        """Give the window a size in pixels."""
        self._send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def screenshot(self) -> str:
        """Return a picture of the window, as PNG in Base64."""
        return str(self._send("Page.captureScreenshot")["data"])

    def pdf(self) -> str:
        """Return the page as printed, in Base64."""
        return str(self._send("Page.printToPDF", **_A4)["data"])

    def close(self) -> None:
        """Close the page."""
        self._send("Page.close")


def _pipe() -> tuple[int, int]:
    """Return a pipe whose numbers are neither 3 nor 4, which the browser uses."""
    ends = os.pipe()
    high_ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high_ends[0], high_ends[1]


@contextmanager
def chromium(path: str) -> Generator[Chromium]:
    """Start the Chromium at a path and yield a page of it."""
    its_commands, commands = _pipe()
    answers, its_answers = _pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        actions = [
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, its_commands, 3),
            (os.POSIX_SPAWN_DUP2, its_answers, 4),
        ]
        process = os.posix_spawn(path, [path, *_SWITCHES, f"--user-data-dir={profile}"], os.environ, file_actions=actions)
        os.close(its_commands)
        os.close(its_answers)
        try:
            yield Chromium(commands, answers)
        finally:
            os.close(commands)
            os.close(answers)
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)
