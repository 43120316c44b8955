"""The scripts of the pages, read as text: their types agree where TypeScript is installed, and loading one starts nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

SCRIPTS = sorted((ROOT / "overrides" / "assets" / "javascripts").glob("*.js"))
TYPED = [file for file in SCRIPTS if file.name != "search-inflate.js"]  # made by others
OPTIONS = ("--allowJs", "--noEmit", "--strict", "false", "--target", "es2022", "--module", "es2022", "--lib", "es2022,dom,dom.iterable", "--typeRoots", "none")


@pytest.mark.parametrize("file", TYPED, ids=lambda file: file.name)
def test_typescript_looks_at_every_script_that_is_written_here(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("// @ts-check\n")


def test_the_types_of_scripts_agree() -> None:
    compiler = shutil.which("tsc")
    if not compiler:
        pytest.skip("TypeScript is not installed: npm install -g typescript")
    done = subprocess.run([compiler, *OPTIONS, *map(str, TYPED)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_listens_to_nothing_before_it_is_asked_to(file: Path) -> None:
    """A module may be imported for a single function; only the entry of the page starts anything."""
    lines = file.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if re.match(r"[\w.()?]*(?:addEventListener|setTimeout|observe)\(", line)]
    started = [line for line in lines if re.fullmatch(r"\w+\(\);", line)]
    assert started == (["startPage();"] if file.name == "site.js" else [])
