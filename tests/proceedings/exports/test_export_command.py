"""The command that writes the record as data."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest
from editions import RECORDS, ROOT

from proceedings import commands


def export(to: Path, **options: object) -> int:
    return commands.run(Namespace(**{"command": "export", "format": None, "to": to, "site_url": None, **options}), ROOT, to)


pytestmark = pytest.mark.usefixtures("_other_record")


@pytest.fixture
def _other_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCEEDINGS_DOCS", str(RECORDS["other"]))
    monkeypatch.delenv("SITE_URL", raising=False)


def test_one_format_is_written_alone(tmp_path: Path) -> None:
    assert export(tmp_path, format=["tmx", "tbx"]) == 0
    assert sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.*")) == ["data/glossary-martif.tbx", "data/glossary.tbx", "data/parallel.tmx"]


def test_all_formats_are_written_where_none_is_named(tmp_path: Path) -> None:
    assert export(tmp_path, site_url="https://example.org/rec") == 0
    assert "https://example.org/rec/ar/" in (tmp_path / "ar/data/proceedings.akn.xml").read_text(encoding="utf-8")
    assert (tmp_path / "data/proceedings.txt").exists()


def test_an_unknown_format_is_named_with_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(tmp_path, format=["akn", "docx"]) == 2
    error_output = capsys.readouterr().err
    assert "docx" in error_output
    assert "tei" in error_output
    assert not list(tmp_path.iterdir())
