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
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install -q typst==0.15.2 pypdf==6.14.1
cat > water.bib <<'BIB'
@inproceedings{range, author = {Doe, Jane}, title = {On rivers}, booktitle = {Proceedings of Water}, eventtitle = {Water},
  eventdate = {2021-05-03/2021-05-06}, venue = {Lisbon}, date = {2021-05-04}, pages = {4--5}}
@inproceedings{day, author = {Roe, Ann}, title = {On lakes}, booktitle = {Proceedings of Water}, eventtitle = {Water},
  eventdate = {2021-05-04}, venue = {Lisbon}, date = {2021-05-04}, pages = {4--5}}
BIB
echo '#bibliography("water.bib", full: true, style: "gb-7714-2015-numeric")' > water.typ
env/bin/python - <<'PY'
import typst
from pypdf import PdfReader

typst.compile("water.typ", output="water.pdf")
text = " ".join(PdfReader("water.pdf").pages[0].extract_text().split())
print("typst", typst.__version__ if hasattr(typst, "__version__") else "0.15.2", "|", text)
assert "On rivers[C]//Proceedings of Water, May 6, 2021, Lisbon" in text, "the range is printed otherwise now"
assert "On lakes[C]//Proceedings of Water, May 4, 2021, Lisbon" in text
PY
