"""Printing with a browser that fails: what is told, and that it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.books import browser
from proceedings.problems import BuildError


def program(folder: Path, line: str) -> str:
    """Return the path of a program that takes the place of a browser."""
    file = folder / "browser"
    file.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize(
    ("line", "reason"), [("echo No display >&2; exit 1", "No display"), ("exit 0", "it gave no reason"), ("exec sleep 60", "not ended after 0.2")]
)
def test_a_browser_that_prints_nothing_is_told_with_its_reason_and_what_to_do(line: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_PATIENCE", 0.2 if "sleep" in line else 60)
    with pytest.raises(BuildError, match=rf"printed nothing \(.*{reason}.*\)\. Try again"):
        browser.print_document(program(tmp_path, line), "<p>Words.")


def test_a_book_that_a_browser_had_not_finished_in_time_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_PATIENCE", 0.5)
    half = 'for word; do case $word in --print-to-pdf=*) echo half > "${word#*=}";; esac; done; exec sleep 60'
    with pytest.raises(BuildError, match=r"not ended after 0\.5"):
        browser.print_document(program(tmp_path, half), "<p>Words.")
