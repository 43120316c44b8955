#!/usr/bin/env bash
# extruct reads RDFa in HTML without the rules that HTML adds: names lose their language, and <time> its date.
#
# Expected: lang="en" gives the language of a text, and datetime the value of <time> (HTML+RDFa 1.1, 3.1 and 3.3), as the reader
#   that it rests on gives them for the same page: "Seminar"@en, "2022-07-26"^^xsd:date.
# Happens (extruct 0.18.0 with pyrdfa3 3.6.5): it hands over a parsed page without saying that it is HTML, so the rules of RDFa Core alone
#   hold: only xml:lang counts, and the date is the words that are printed ("26 July", without the year). Microdata has the date.
# Hurt: who collects events and titles of bilingual sites: two names without a language, and days of no year.
# Instead: call pyRdfa(media_type="text/html") on the page yourself; publishers can give JSON-LD, or content="2022-07-26" and xml:lang
#   beside lang.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq extruct==0.18.0 pyrdfa3==3.6.5 rdflib==7.6.0 lxml-html-clean==0.4.6
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version
from pathlib import Path
import extruct
from pyRdfa import pyRdfa

EVENT = '<span property="name" lang="zh">研讨会</span><span property="name" lang="en">Seminar</span><time property="startDate" datetime="2022-07-26">26 July</time>'
PAGE = f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><div vocab="https://schema.org/" typeof="Event">{EVENT}</div></body></html>'


def from_extruct(name: str) -> list[tuple]:
    """Return the values of a property of the event, each with its language and type."""
    items = extruct.extract(PAGE, base_url="https://a.example/", syntaxes=["rdfa"])["rdfa"]
    return sorted((value["@value"], value.get("@language"), value.get("@type")) for item in items for value in item.get(f"https://schema.org/{name}", []))


def from_pyrdfa(name: str) -> list[tuple]:
    """Return the same from the reader itself."""
    Path("page.html").write_text(PAGE)
    graph = pyRdfa(media_type="text/html").graph_from_source("page.html")
    return sorted((str(value), value.language, value.datatype and str(value.datatype)) for _, property, value in graph if str(property).endswith(f"/{name}"))


print("extruct", version("extruct"), "pyrdfa3", version("pyrdfa3"))
now = [(from_extruct(name), from_pyrdfa(name)) for name in ("name", "startDate")]
for got, wanted in now:
    print("extruct", got, "| pyRdfa", wanted)
before = [
    ([("Seminar", None, None), ("研讨会", None, None)], [("Seminar", "en", None), ("研讨会", "zh", None)]),
    ([("26 July", None, None)], [("2022-07-26", None, "http://www.w3.org/2001/XMLSchema#date")]),
]
sys.exit(0 if now == before else "the behaviour has changed")
EOF
