#!/usr/bin/env bash
# The Python package csvw does not find columns whose titles have a language: their values are None, and the valid file is called invalid.
#
# Expected: {"name": "day", "titles": {"en": "Day", "zh": "日期"}} describes a column headed Day, and one headed 日期: the head of a CSV file has no language
#   (und), which matches any (W3C, Metadata Vocabulary for Tabular Data, 5.4.3, schema compatibility).
# Happens (csvw 4.1.1): reading a table gives "day" as None, and the value under its head "Day" or 日期, unread: a string, not a date. Only a warning says
#   so ("Unspecified column"). With "titles": "Day" all is well. CSVW(...).is_valid is False for these files, without a word why.
# Hurt: who publishes tables for two languages with one description: statistics and lists of speakers lose what the description says of them.
# Instead: rows by iterdicts(strict=False), which goes by the order of the columns; or give titles as a plain list, ["Day", "日期"], the head first.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq csvw==4.1.1
venv/bin/python - <<'EOF'
import json
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

from csvw import CSVW, Table

warnings.showwarning = lambda *_: None


def read(head: str, titles: object) -> tuple[object, object, bool]:
    """Give the day as the table has it, as it has it when read without strictness, and whether the file is called valid."""
    Path("days.csv").write_text(f"{head}\n2022-07-26\n", encoding="utf-8")
    columns = [{"name": "day", "titles": titles, "datatype": "date"}]
    described = {"@context": "http://www.w3.org/ns/csvw", "url": "days.csv", "tableSchema": {"columns": columns}}
    Path("days.csv-metadata.json").write_text(json.dumps(described), encoding="utf-8")
    table = Table.from_file("days.csv-metadata.json")
    strict, lax = (next(table.iterdicts(strict=how)) for how in (True, False))
    return strict["day"], lax["day"], CSVW("days.csv-metadata.json", validate=True).is_valid


print("csvw", version("csvw"))
both = {"en": "Day", "zh": "日期"}
found = {(head, str(titles)): read(head, titles) for head, titles in [("Day", both), ("日期", both), ("Day", {"en": "Day"}), ("Day", "Day"), ("日期", ["日期", "Day"])]}
for (head, titles), facts in found.items():
    print(head, "titles", titles, "-> day", facts[0], "; not strict", facts[1], "; valid", facts[2])
by_language, plain = list(found.values())[:3], list(found.values())[3:]
unchanged = all(strict is None and lax is not None and not valid for strict, lax, valid in by_language) and all(strict is not None and valid for strict, _, valid in plain)
sys.exit(0 if unchanged else "the behaviour has changed")
EOF
