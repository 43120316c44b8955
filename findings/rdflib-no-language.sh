#!/usr/bin/env bash
# RDFLib reads what JSON-LD says to have no language as a text in the default language.
#
# Expected: {"name": {"zh": "记录", "@none": "R-7"}} has a text in Chinese and one without a language, whatever the @language of the context is: for @none, or a word that means
#   it, @language is not set (JSON-LD 1.1 API, 5.1.2, expansion algorithm, step 13.7; JSON-LD 1.1, 4.6.2, language indexing). PyLD does so.
# Happens (RDFLib 7.6.0): "R-7"@en, where the context says that @language is "en". "@none" itself, an alias such as IIIF's "none", and arrays of texts are read alike. A term with
#   "@language": null is read right, and so is a context without @language.
# Hurt: who gathers records in JSON-LD: names, shelfmarks and texts of a language nobody knows become English, are read aloud and counted as that, and are no longer the same node
#   in the graph as the text that another program has read from the same file.
# Instead: {"@value": "R-7", "@language": null} in a place that is no language map, a term of its own with "@language": null, or PyLD to N-Quads first, which RDFLib reads.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq rdflib==7.6.0 pyld==3.3.0
venv/bin/python - <<'PY'
import json
import sys

import rdflib
from pyld import jsonld

print("RDFLib", rdflib.__version__)


def record(name, **terms):
    context = {"@vocab": "https://schema.org/", "@language": "en", "name": {"@container": "@language"}, "code": {"@id": "name", "@language": None}}
    return {"@context": {**context, **terms}, "@id": "https://a.example/1", **name}


def read(document):
    return sorted(value.n3() for value in rdflib.Graph().parse(data=json.dumps(document), format="json-ld").objects())


def read_by_pyld(document):
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    return sorted(value.n3() for value in rdflib.Graph().parse(data=quads, format="nt").objects())


RIGHT = ['"R-7"', '"记录"@zh']
WRONG = ['"R-7"@en', '"记录"@zh']
cases = [
    (record({"name": {"zh": "记录", "@none": "R-7"}}), WRONG),
    (record({"name": {"zh": "记录", "none": ["R-7"]}}, none="@none"), WRONG),
    (record({"name": {"zh": "记录"}, "code": "R-7"}), RIGHT),
]
same = True
for document, seen in cases:
    found, right = read(document), read_by_pyld(document)
    print({key: value for key, value in document.items() if key in ("name", "code")}, "->", *found, "; PyLD:", *right)
    same = same and found == seen and right == RIGHT
sys.exit(0 if same else "the behaviour has changed")
PY
