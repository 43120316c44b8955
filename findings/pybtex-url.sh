#!/usr/bin/env bash
# pybtex writes addresses into a .bib file with backslashes, which other programs keep: the links lead nowhere.
#
# Expected: url = {https://a.example/part_1#q2}, as it was read. biblatex and those who follow it take this field letter by letter (manual, 2.2.1, uri
#   fields), not as TeX.
# Happens (pybtex 0.26.1): a file that is read and written again has url = "https://a.example/part\_1\#q2", and \% and \& likewise. pybtex itself and
#   pandoc 3.9 read the backslashes as part of the address; Typst 0.15.2 prints and links https://a.example/part/_1/#q2.
# Hurt: who sorts, merges or corrects .bib files with Python: every address with _, %, # or & is broken, above all those of non-Latin pages (%E7…).
# Instead: take the backslashes out of "url" in the text that was written, or write it with bibtexparser 2, which leaves it alone.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pybtex==0.26.1 typst==0.15.2 pypandoc_binary==1.17
venv/bin/python - <<'END'
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pypandoc
import typst
from pybtex.database import parse_file

Path("read.bib").write_text("@misc{work, author = {Wang, Junfang}, title = {Pensions}, year = {2022}, url = {https://a.example/part_1%20b#q2}}\n", encoding="utf-8")
parse_file("read.bib").to_file("written.bib")


def addresses(name: str) -> list[str]:
    """Return the address of the work as pybtex, pandoc and Typst read it."""
    by_pandoc = json.loads(pypandoc.convert_file(name, "csljson", format="biblatex"))[0]["URL"]
    Path("list.typ").write_text(f'#bibliography("{name}", full: true, style: "apa")', encoding="utf-8")
    by_typst = re.findall(rb"/URI ?\((.*?)\)", typst.compile("list.typ", format="pdf"))
    return [parse_file(name).entries["work"].fields["url"], by_pandoc, *(address.decode() for address in by_typst[:1])]


print("pybtex", version("pybtex"), "pandoc", pypandoc.get_pandoc_version(), "Typst", version("typst"))
now = {name: addresses(name) for name in ("read.bib", "written.bib")}
for name, read in now.items():
    print(name, "-> pybtex: {}, pandoc: {}, Typst: {}".format(*read))
right = "https://a.example/part_1%20b#q2"
before = {"read.bib": [right, right, right], "written.bib": [*[r"https://a.example/part\_1\%20b\#q2"] * 2, "https://a.example/part/_1/%20b/#q2"]}
sys.exit(0 if now == before else "the behaviour has changed")
END
