#!/usr/bin/env bash
# babel-edtf prints a day or a month that nobody gave, where the two ends of an interval are not given equally well.
#
# Expected: 2022-07-26/2023 ends "sometime in 2023" (EDTF, Library of Congress, level 0, time interval: its example 2004-02-01/2005). It is printed
#   as "Jul 26, 2022 – 2023"; a date alone keeps its precision here: 2023 is "2023", 2023-02 is "Feb 2023".
# Happens (babel-edtf 1.2.2 with edtf 5.0.2): the better known end decides for both. 2022-07-26/2023 ends on "Dec 31, 2023", 2021-07/2022-07-26 begins on
#   "Jul 1, 2021", and 2005/2006-02 is "Jan 2005 – Feb 2006". Nothing tells these days from real ones, in any language.
# Hurt: archives and repositories that show the dates of files, hearings and offices by it (InvenioRDM does): readers cite a day that is in no source.
# Instead: where the two ends differ in precision, call format_edtf on each and put the dash between them yourself.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq babel-edtf==1.2.2 edtf==5.0.2 babel==2.19.0
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version

from babel_edtf import format_edtf

print("babel-edtf", version("babel-edtf"), "with edtf", version("edtf"))
SEEN = {
    ("2022-07-26/2023", "en"): "Jul 26, 2022 – Dec 31, 2023",
    ("2022-07-26/2023", "zh"): "2022年7月26日 – 2023年12月31日",
    ("2021-07/2022-07-26", "en"): "Jul 1, 2021 – Jul 26, 2022",
    ("2005/2006-02", "en"): "Jan 2005 – Feb 2006",
    ("2023", "en"): "2023",
    ("2023-02", "en"): "Feb 2023",
}
found = {(date, language): " ".join(format_edtf(date, locale=language).split()) for date, language in SEEN}
for (date, language), words in found.items():
    print(date, language, "->", words)
sys.exit(0 if found == SEEN else "the behaviour has changed")
EOF
