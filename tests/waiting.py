"""Waiting until something is true in a browser that no library drives."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 40  # seconds


def wait_for(is_true: Callable[[], bool], words: str) -> None:
    """Return as soon as something is true; AssertionError, with the words, where it never is."""
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
