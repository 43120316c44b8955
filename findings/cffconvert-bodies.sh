#!/usr/bin/env bash
# cffconvert makes persons of organisations, and two of one whose name has "and" in it.
#
# Expected: an author with "name" is an entity, not a person (Citation File Format 1.2.0, guide to the schema, definitions.entity): braces around it in
#   BibTeX, "@type": "Organization" in schema.org. "type: dataset" is a Dataset.
# Happens (cffconvert 2.0.0): BibTeX has author = {Ministry of Labour and Social Security}, which every reader takes for two persons: "M. of Labour" and
#   "S. Security" (pandoc 3.9 reads it so). schema.org calls it a Person, and the data set SoftwareSourceCode.
# Hurt: ministries, unions and international bodies that publish a data set with CITATION.cff: they are cited as people, and counted as such.
# Instead: put braces around the names of bodies in the BibTeX afterwards, or take RIS, in which a name is one line.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq cffconvert==2.0.0 pypandoc_binary==1.17
cat >CITATION.cff <<'END'
cff-version: 1.2.0
message: Please cite this data set.
type: dataset
title: Platform workers by year
authors:
  - name: Ministry of Labour and Social Security
date-released: 2022-07-26
END
for format in bibtex ris schema.org; do venv/bin/cffconvert -f "$format" -o "out.$format"; done
venv/bin/python - <<'END'
import json
import sys
from importlib.metadata import version
from pathlib import Path

import pypandoc

print("cffconvert", version("cffconvert"))
authors = json.loads(pypandoc.convert_file("out.bibtex", "csljson", format="bibtex"))[0]["author"]
described = json.loads(Path("out.schema.org").read_text(encoding="utf-8"))
types = [described["@type"], *(author["@type"] for author in described["author"])]
in_ris = [line for line in Path("out.ris").read_text(encoding="utf-8").splitlines() if line.startswith("AU")]
print(f"BibTeX as pandoc {pypandoc.get_pandoc_version()} reads it ->", authors)
print("schema.org ->", types)
print("RIS ->", in_ris)
unchanged = [author.get("family") for author in authors] == ["Labour", "Security"] and types == ["SoftwareSourceCode", "Person"] and len(in_ris) == 1
sys.exit(0 if unchanged else "the behaviour has changed")
END
