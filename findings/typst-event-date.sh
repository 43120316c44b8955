#!/usr/bin/env bash
# Typst's bibliography (hayagriva) prints the last day of a range as the date.
#
# Expected: `eventdate = {2021-05-03/2021-05-06}` is a range, as the manual of biblatex has it (2.3.8, date specifications after
#   ISO 8601-2), so that GB/T 7714 prints 3 to 6 May, or else the first day.
# Happens (Typst 0.15.2, whose bibliographies hayagriva makes): only the last day is kept; a paper of 4 May is cited with
#   "May 6, 2021", without a warning.
# Hurt: whoever cites one day of a conference from a .bib file that gives the days of the whole conference.
# Instead: give the day of the paper or sitting as eventdate; keep the range for the entry of the whole event.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq typst==0.15.2 pypdf==6.14.1
cat > water.bib <<'BIB'
@inproceedings{range, author = {Doe, Jane}, title = {On rivers}, booktitle = {Proceedings of Water}, eventtitle = {Water},
  eventdate = {2021-05-03/2021-05-06}, venue = {Lisbon}, date = {2021-05-04}, pages = {4--5}}
@inproceedings{day, author = {Roe, Ann}, title = {On lakes}, booktitle = {Proceedings of Water}, eventtitle = {Water},
  eventdate = {2021-05-04}, venue = {Lisbon}, date = {2021-05-04}, pages = {4--5}}
BIB
echo '#bibliography("water.bib", full: true, style: "gb-7714-2015-numeric")' > water.typ
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import typst
from pypdf import PdfReader

typst.compile("water.typ", output="water.pdf")
text = " ".join(PdfReader("water.pdf").pages[0].extract_text().split())
print("Typst", version("typst"), "|", text)
BEFORE = ("On rivers[C]//Proceedings of Water, May 6, 2021, Lisbon", "On lakes[C]//Proceedings of Water, May 4, 2021, Lisbon")
sys.exit(0 if all(words in text for words in BEFORE) else "the behaviour has changed")
PY
