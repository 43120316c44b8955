"""The browser for the tests and for printing: one that is installed, or one from the system's package manager."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PACKAGES = ("chromium", "fonts-noto-cjk")
MISSING = "Chromium and a Chinese font are needed: install them (Debian: apt-get install chromium fonts-noto-cjk) and run this again."


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


def print_document(browser: str, document: str) -> bytes:
    """Return a document in HTML as the browser prints it, tagged and with its headings as bookmarks.

    Raises RuntimeError where the browser prints nothing.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, paper = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(document, encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={folder}/profile", f"--print-to-pdf={paper}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")  # which root cannot have, and a document of ours without script does not need
        command += ["--no-pdf-header-footer", "--generate-pdf-document-outline", page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        if not paper.exists():
            raise RuntimeError(f"The browser printed nothing: {done.stderr.strip()[-500:]}")
        return paper.read_bytes()
