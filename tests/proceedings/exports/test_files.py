"""The exported files: all there, the same from run to run, none left out in silence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from editions import RECORDS, ROOT, editions, files, record

from proceedings import exports

HASH = "import sys, hashlib; from pathlib import Path; from proceedings import exports; from proceedings.reader.loader import load; print(hashlib.sha256(repr(sorted(exports.files(load(Path(sys.argv[1])).record))).encode()).hexdigest())"


@pytest.mark.parametrize("name", RECORDS)
def test_every_format_stands_beside_every_session_and_under_data(name: str) -> None:
    names = set(files(name))
    for format in exports.FORMATS:
        for edition_ in editions(name):
            if format.session:
                assert {f"{edition_.root}sessions/{session.id}/{session.id}.{format.ending}" for session in edition_.sessions} <= names
            if not format.multilingual or not edition_.root:
                assert {f"{edition_.root}data/{file}.{format.ending}" for file in format.whole} <= names
    assert len({(each_format.id, each_format.ending) for each_format in exports.FORMATS}) == len(exports.FORMATS)


def test_the_same_record_gives_the_same_bytes() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", HASH, str(RECORDS["other"])],
            env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


@pytest.mark.parametrize("name", RECORDS)
def test_files_are_text_that_ends_in_a_newline(name: str) -> None:
    for path, content in files(name).items():
        assert content.endswith("\n"), path
        assert "\r" not in content or path.endswith(".csv"), path


def test_one_format_can_be_asked_for_alone() -> None:
    paths = [path for path, _ in exports.files(record("other"), "", ["tsv"])]
    assert paths == ["data/parallel.tsv"]
