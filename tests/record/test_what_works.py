"""The table of programs of this record: complete, so that readers of every format find what to do with it."""

from __future__ import annotations

import re

from conftest import ROOT, record_of
from proceedings.exports import FORMATS

PROGRAMS = record_of(ROOT / "docs").programs.values()
FILES = {"page", "site", "feed", "epub", "pdf", "xliff", *(export_format.id for export_format in FORMATS)}


def test_every_format_that_the_site_offers_was_tried_with_a_program() -> None:
    assert {file for program in PROGRAMS for file in program.files} == FILES


def test_programs_of_a_field_stand_together() -> None:
    fields = [program.field for program in PROGRAMS]
    assert fields == sorted(fields, key=fields.index)


def test_every_program_is_named_once_with_the_version_that_was_tried() -> None:
    assert len({program.name for program in PROGRAMS}) == len(PROGRAMS)
    assert [program.name for program in PROGRAMS if not re.fullmatch(r"\d+(\.\d+)+", program.version)] == []


def test_a_finding_about_a_program_of_the_table_is_about_the_version_named_there() -> None:
    heads = {script.name: script.read_text(encoding="utf-8").partition("\nset -eu\n")[0] for script in (ROOT / "findings").glob("*.sh")}
    for program in PROGRAMS:
        name = re.sub(r".*\((?!Python|Weblate)([^)]+)\)|\s*\(.*\)|\s--.*", r"\1", program.name).strip()
        for file, head in heads.items():
            if happens := re.search(rf"# Happens \([^)]*\b{re.escape(name)} (\d[\d.]*)", head):
                assert happens[1] == program.version, (file, program.name)
