#!/usr/bin/env bash
# Typst's bibliography (hayagriva) drops the closing quotation mark of a title that ends with a quotation.
#
# Expected: where a style puts titles into quotation marks, a quotation inside has inner ones, and both of a pair stay (CSL 1.0.2, terms
#   open-inner-quote and close-inner-quote): “The Word ‘Water.’” citeproc-js 2.4.63 prints that from the same title.
# Happens (Typst 0.15.2, whose bibliographies hayagriva makes): Chicago, MLA and IEEE print “The Word “Water.” with two opening marks and one
#   closing one, without a warning. Where words follow the quotation, all marks are there, inner ones double.
# Hurt: who cites speeches, hearings and reviews, whose titles often end with the title of something else.
# Instead: write single marks in the title of the .bib, The word ‘water’, which stay.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq typst==0.15.2 pypdf==6.14.1
cat > water.bib <<'BIB'
@article{last, author = {Loe, Al}, title = {The word “water”}, journaltitle = {Journal of Water}, date = {2021}}
@article{inside, author = {Poe, Al}, title = {The word “water” here}, journaltitle = {Journal of Water}, date = {2021}}
@article{single, author = {Roe, Al}, title = {The word ‘water’}, journaltitle = {Journal of Water}, date = {2021}}
BIB
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import typst
from pypdf import PdfReader

BEFORE = {
    "chicago-author-date": ("“The Word “Water.” Journal", "“The Word “Water” Here.” Journal", "“The Word ‘Water’.” Journal"),
    "modern-language-association": ("“The Word “Water.” Journal", "“The Word “Water” Here.” Journal", "“The Word ‘Water’.” Journal"),
    "ieee": ("“The word “water,” Journal", "“The word “water” here,” Journal", "“The word ‘water’,” Journal"),
}
changed = False
for style, before in BEFORE.items():
    Path("water.typ").write_text(f'#bibliography("water.bib", full: true, style: "{style}")', encoding="utf-8")
    typst.compile("water.typ", output="water.pdf")
    text = " ".join(PdfReader("water.pdf").pages[0].extract_text().split()).replace(" ”", "”")
    print("Typst", version("typst"), "|", style, "|", text)
    changed |= any(words not in text for words in before)
sys.exit("the behaviour has changed" if changed else 0)
PY
