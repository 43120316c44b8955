#!/usr/bin/env bash
# commonmeta-py, which turns DataCite and CSL records into one another, guesses who is a person and who a body, though the record says it.
#
# Expected: a creator with nameType "Organizational" stays a body, and one with "Personal" a person (DataCite Metadata Schema 4.5, Creator, nameType); in CSL-JSON a "literal" is a
#   name in one piece, whatever words it has (CSL-JSON schema, name-variable), and the names of a record read and written again as DataCite are those it had.
# Happens (commonmeta-py 0.312 with nameparser 1.4.0): nameType is not read. A body with a comma becomes a person with the name turned round, family name World Bank, given name
#   Beijing Office; 王小明 and others with one name become bodies. Of the literal "Social Security Administration" only the family name "Administration" is left. In schema.org the
#   type is kept.
# Hurt: who registers or moves records with it: the mistakes go into the register of the DOI and from there into citations: a ministry has a given name, a person is an institution.
# Instead: give persons givenName and familyName, and bodies an identifier at ROR; compare the contributors with the source before anything is written.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq commonmeta-py==0.312 nameparser==1.4.0
venv/bin/python - <<'PY'
import json
import sys
from importlib.metadata import version

from commonmeta import Metadata

print("commonmeta-py", version("commonmeta-py"))
SEEN = [
    ("World Bank, Beijing Office", "Organizational", {"name": "World Bank, Beijing Office", "givenName": "Beijing Office", "familyName": "World Bank", "nameType": "Personal"}),
    ("Ministry of Labour", "Organizational", {"name": "Ministry of Labour", "nameType": "Organizational"}),
    ("王小明", "Personal", {"name": "王小明", "nameType": "Organizational"}),
    ("Sukarno", "Personal", {"name": "Sukarno", "nameType": "Organizational"}),
]
record = {
    "id": "https://doi.org/10.5072/x",
    "doi": "10.5072/x",
    "url": "https://a.example/1",
    "types": {"resourceTypeGeneral": "Text"},
    "creators": [{"name": name, "nameType": kind} for name, kind, _ in SEEN],
    "titles": [{"title": "Record"}],
    "publisher": "P",
    "publicationYear": 2022,
    "dates": [{"date": "2022", "dateType": "Issued"}],
    "schemaVersion": "http://datacite.org/schema/kernel-4",
}
written = json.loads(Metadata(record, via="datacite").write(to="datacite"))["creators"]
same = True
for (name, kind, seen), found in zip(SEEN, written, strict=True):
    print("DataCite:", name, kind, "->", found)
    same = same and found == seen
literal = "Social Security Administration"
csl = {"id": "https://a.example/1", "DOI": "10.5072/x", "type": "article-journal", "title": "Record", "author": [{"literal": literal}], "issued": {"date-parts": [[2022]]}}
found = json.loads(Metadata(csl, via="csl").write(to="csl"))["author"]
print("CSL-JSON:", literal, "->", found)
sys.exit(0 if same and found == [{"family": "Administration"}] else "the behaviour has changed")
PY
