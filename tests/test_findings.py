"""Each finding about another program can be run by anybody, and says whom it hurts and what to do instead."""

import os
import re
import subprocess
from pathlib import Path

import pytest

FINDINGS = sorted((Path(__file__).parents[1] / "findings").iterdir())
HEAD = ("# Expected:", "# Happens (", "# Hurt:", "# Instead:")


@pytest.mark.parametrize("script", FINDINGS, ids=lambda script: script.stem)
def test_a_finding_can_be_run_and_leaves_nothing_behind(script: Path) -> None:
    assert script.suffix == ".sh"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)
    text = script.read_text(encoding="utf-8")
    assert "place=$(mktemp -d)" in text
    assert re.search(r"^trap '.*rm -rf \"\$place\"' EXIT$", text, re.MULTILINE)


@pytest.mark.parametrize("script", FINDINGS, ids=lambda script: script.stem)
def test_a_finding_says_what_happens_at_which_version_to_whom_and_what_to_do(script: Path) -> None:
    head = script.read_text(encoding="utf-8").partition("\nset -eu\n")[0]
    places = [head.find(part) for part in HEAD]
    assert -1 not in places
    assert places == sorted(places)
    assert re.search(r"# Happens \([^)]*\d+\.\d+", head)


@pytest.mark.parametrize("script", FINDINGS, ids=lambda script: script.stem)
def test_a_finding_pins_every_package_that_it_names(script: Path) -> None:
    installs = re.findall(r"(?:pip install -qq|npm install --silent --no-audit --no-fund) ([^>\n]+)", script.read_text(encoding="utf-8"))
    packages = [package for install in installs for package in install.split()]
    assert packages
    assert [package for package in packages if not re.fullmatch(r"\S+(==|@)\d[\d.]*", package)] == []
