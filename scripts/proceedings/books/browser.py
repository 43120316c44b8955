"""The browser for the tests and for printing: an installed one, or one from the package manager of the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from proceedings.problems import BuildError

_WINDOWLESS = ("chromium-headless-shell", "chrome-headless-shell")  # they start and print with a quarter of the processor time
NAMES = (*_WINDOWLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PACKAGES = ("chromium", "fonts-noto-cjk")
MISSING = "Chromium and a Chinese font are needed: install them (Debian: apt-get install chromium fonts-noto-cjk) and run this again."
_PATIENCE = 300  # seconds that the browser is given for a book


def find() -> str | None:
    """Return the path of an installed browser; None where there is none."""
    named = os.environ.get("PROCEEDINGS_BROWSER")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def find_or_install(say: Callable[[str], None]) -> str | None:
    """Return the path of a browser; install one where the process may. Otherwise call `say` with what to install, and return None."""
    if browser := find():
        return browser
    can_install = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if can_install:
        say(f"Installing {' and '.join(PACKAGES)} with apt-get …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *PACKAGES]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    browser = find()
    if browser is None:
        say(MISSING)
    return browser


def print_document(browser: str, document: str) -> bytes:
    """Return the PDF of an HTML document, with tags and with its headings as bookmarks.

    Raises BuildError if the browser prints nothing, or not in time.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(document, encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium has no sandbox for root; the document is our own and has no script
        command += ["--no-pdf-header-footer", "--generate-pdf-document-outline", page.as_uri()]
        try:
            words = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE).stderr.strip()[-500:]
        except subprocess.TimeoutExpired:
            words = f"it had not ended after {_PATIENCE} seconds"
            pdf.unlink(missing_ok=True)  # it may be half-written
        if not pdf.exists():
            raise BuildError(f"{browser} printed nothing ({words or 'it gave no reason'}). Try again, or name another Chromium in PROCEEDINGS_BROWSER.")
        return pdf.read_bytes()
