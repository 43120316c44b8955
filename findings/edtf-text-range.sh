#!/usr/bin/env bash
# The Python package edtf makes a single day of a range of days in words, with a year that nobody wrote.
#
# Expected: "26-28 July 2022" becomes 2022-07-26/2022-07-28, an interval as EDTF has it (Library of Congress, level 0), or None, as for words that
#   text_to_edtf does not know. "26 July 2022" is read right, and so is a range of years.
# Happens (edtf 5.0.2): the year goes, and one of the two days becomes the year: 2026-07-28, and "July 26-28, 2022" becomes 2028-07-26; with "to" or
#   "and" between the days too. Days of two months lose one year (XXXX-07-30/2022-08-02), and "2022年7月26日" loses its only one.
# Hurt: archives and museums that date conferences, hearings and shows by it: a valid date, years off, and no error.
# Instead: split such a range before parsing, and compare the year that comes out with the year in the words.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq edtf==5.0.2
venv/bin/python - <<'END'
import sys
from importlib.metadata import version

from edtf import text_to_edtf

BEFORE = {
    "26 July 2022": "2022-07-26",
    "2021-2022": "2021/2022",
    "26-28 July 2022": "2026-07-28",
    "July 26-28, 2022": "2028-07-26",
    "3-5 May 2021": "2003-05-05",
    "26 to 28 July 2022": "2026-07-28",
    "30 July-2 August 2022": "XXXX-07-30/2022-08-02",
    "2022年7月26日": "XXXX-07-26",
    "some day in the thaw": None,
}
print("edtf", version("edtf"))
now = {words: text_to_edtf(words) for words in BEFORE}
for words, date in now.items():
    print(f"{words} -> {date}")
sys.exit(0 if now == BEFORE else "the behaviour has changed")
END
