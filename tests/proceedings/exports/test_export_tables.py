"""The figures as CSV and the parallel corpus as TSV, read back by the standard library."""

from __future__ import annotations

import csv
import io
import re

import pytest
from editions import RECORDS, editions, files, record
from msgspec.structs import replace

from proceedings.exports.cells import harmless
from proceedings.exports.csv_figures import FORMAT
from proceedings.incremental.outputs import text
from proceedings.model.edition import Edition


@pytest.mark.parametrize("name", RECORDS)
def test_a_figure_s_row_says_what_the_registry_says(name: str) -> None:
    model = record(name)
    rows = list(csv.DictReader(io.StringIO(files(name)["data/figures.csv"], newline="")))
    assert [row["id"] for row in rows] == list(model.figures)
    for row, figure in zip(rows, model.figures.values(), strict=True):
        value = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        assert tuple(float(item) for item in (row["value"], row["value_to"]) if item) == value
        assert f"{row['session']}/{row['remark']}" == figure.remark
        assert (row["unit"], row["group"], row["qualifier"]) == (figure.unit, figure.group, figure.qualifier or "")
        for language in model.languages:
            assert row[f"measures_{language}"] == figure.measures[language]
            assert row[f"words_{language}"] == figure.words.get(language, "")


@pytest.mark.parametrize("name", RECORDS)
def test_paragraphs_of_all_languages_stand_side_by_side(name: str) -> None:
    model = record(name)
    head, *rows = [line.split("\t") for line in files(name)["data/parallel.tsv"].removesuffix("\n").split("\n")]
    assert head == ["session", "remark", "paragraph", *model.languages, "rights"]
    assert {len(row) for row in rows} == {len(head)}
    assert {row[-1] for row in rows} == {"; ".join(f"{rights.covers} {rights.licence or 'NOASSERTION'}" for rights in model.conference.rights)}
    for column, edition_ in enumerate(editions(name), 3):
        meant = [
            [session.id, remark.id, str(number), re.sub(r"[\t\n]+", " ", paragraph.text.words)]
            for session, remark in model.remarks()
            if edition_.text(session)
            for number, paragraph in enumerate(edition_.words(session, remark).paragraphs, 1)
        ]
        assert [[*row[:3], row[column]] for row in rows if row[column]] == meant


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("+1", "'+1"),
        ("-2 per cent", "'-2 per cent"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_command_for_a_spreadsheet_and_nothing_is_lost(words: str, cell: str) -> None:
    assert harmless(words) == cell
    assert (cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(("=", "+", "-", "@", "\t", "＝")) else cell) == words


def test_what_was_written_as_a_formula_is_words_in_both_tables() -> None:
    model = record("other")
    name, figure = next(iter(model.figures.items()))
    changed = replace(model, figures={name: replace(figure, measures={**figure.measures, "en": "=cmd|calc!A0"})})
    table = text(FORMAT.whole["figures"](Edition(changed, "fr")))
    assert next(csv.DictReader(io.StringIO(table, newline="")))["measures_en"] == "'=cmd|calc!A0"
