"""The browser for the tests: one that is installed, or one from the system's package manager."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PACKAGES = ("chromium", "fonts-noto-cjk")
MISSING = "The tests need Chromium and a Chinese font: install them (Debian: apt-get install chromium fonts-noto-cjk) and run this again."


def find() -> str | None:
    """Return the path of an installed browser, if there is one."""
    named = os.environ.get("PROCEEDINGS_BROWSER")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def find_or_install(say: Callable[[str], None]) -> str | None:
    """Return the path of a browser, installing one where that is allowed; else say what to install, and return None."""
    if browser := find():
        return browser
    may = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if may:
        say(f"Installing {' and '.join(PACKAGES)} with apt-get …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *PACKAGES]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    browser = find()
    if browser is None:
        say(MISSING)
    return browser
