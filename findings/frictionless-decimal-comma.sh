#!/usr/bin/env bash
# Frictionless takes numbers with a decimal comma for places on the map.
#
# Expected: 3,5 in a table, as most of Europe writes it, is a number (Table Schema: decimalChar) or, where the schema is only
#   guessed, the text "3,5", as it is for "3,5%" and "1,450".
# Happens (frictionless 5.21.0): describe guesses "geopoint", longitude 3 and latitude 5: reading gives [3.0, 5.0], and [1.0, 5.0] for
#   1,05, and validate finds nothing wrong. Whole parts up to 180 and decimals up to 90 are such; among enough of them, 2,95 alone
#   is an error and read as nothing.
# Hurt: who publishes or checks the shares and rates of a statistical office: the table is valid and has no numbers in it.
# Instead: give a schema (type number, decimalChar ","), or stop at a "geopoint" that describe found where no place is meant.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq frictionless==5.21.0
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version
from pathlib import Path
from frictionless import Resource, Schema, describe, validate

BEFORE = {
    "3,5 1,05": ("geopoint", "[3.0, 5.0] [1.0, 5.0]", True),
    "3,5% 1,05%": ("string", "3,5% 1,05%", True),
    "1,450 2,300": ("string", "1,450 2,300", True),
    "3,5 " * 19 + "2,95": ("geopoint", "[3.0, 5.0] " * 19 + "None", False),
}
print("frictionless", version("frictionless"))
changed = False
for values, before in BEFORE.items():
    Path("shares.csv").write_text("place;share\n" + "".join(f"A;{value}\n" for value in values.split()))
    field = describe("shares.csv").schema.get_field("share")
    now = (field.type, " ".join(str(row["share"]) for row in Resource("shares.csv").read_rows()), validate("shares.csv").valid)
    print(f"{values[-12:]!r} -> {now[0]}: {now[1][-22:]}", "valid" if now[2] else "NOT valid")
    changed |= now != before
schema = Schema.from_descriptor({"fields": [{"name": "place", "type": "string"}, {"name": "share", "type": "number", "decimalChar": ","}]})
Path("shares.csv").write_text("place;share\nA;3,5\nB;1,05\n")
print("with a schema:", *(row["share"] for row in Resource("shares.csv", schema=schema).read_rows()))
sys.exit("the behaviour has changed" if changed else 0)
EOF
