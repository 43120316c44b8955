"""Waiting until something is true in a browser."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Error, Page

PATIENCE = 40  # seconds
# A page that leads on to another has no root for a moment, and then half of its scripts: it counts once all of it has arrived.
STARTED = "() => document.readyState === 'complete' && document.documentElement.matches('[data-started], :not(:has(script[type=module]))')"


def wait_for(is_true: Callable[[], bool], words: str) -> None:
    """Return as soon as something is true; AssertionError, with the words, where it never is. For browsers that no library drives."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if is_true():
                return
        except RuntimeError:  # the page is being replaced
            pass
        time.sleep(0.05)
    message = f"never true: {words}"
    raise AssertionError(message)


def wait_in(page: Page, function: str, argument: object = None) -> None:
    """Return as soon as a function of a page is true; playwright's Error where it never is.

    Playwright's own `wait_for_function` and `wait_for_selector` put a large script into each page first, which takes a third of the time of opening it.
    """
    script = f"""(argument) => new Promise((resolve, reject) => {{
      const isTrue = {function};
      const end = Date.now() + {1000 * PATIENCE};
      const look = () => isTrue(argument) ? resolve() : Date.now() > end ? reject(new Error("never true")) : setTimeout(look, 10);
      look();
    }})"""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            page.evaluate(script, argument)
        except Error as error:
            if "context was destroyed" not in error.message or time.monotonic() > until:
                raise
            page.wait_for_timeout(50)  # the page leads on to another, which may not have begun yet
        else:
            return
