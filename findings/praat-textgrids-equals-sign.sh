#!/usr/bin/env bash
# praat-textgrids cuts what was said at the first "=", and takes quotation marks away or doubles them.
#
# Expected: the text of an interval stands between quotation marks, and one that belongs to it is written twice (Praat manual, TextGrid file formats): "He said
#   ""yes""" is He said "yes". All else is text, "=" too. textgrid reads the same file so.
# Happens (praat-textgrids 1.4.0): a line is parted at every "=", and what stands behind the second is dropped. Marks at the ends of the text are stripped, those
#   inside stay doubled. When it writes the file, that is what others read. No warning.
# Hurt: archives of transcripts that were aligned in Praat: formulas and glosses lose their second half, a quotation is no longer one.
# Instead: textgrid or pympi-ling for the same files.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq praat-textgrids==1.4.0 textgrid==1.6.1
venv/bin/python - <<'END'
import sys
from importlib.metadata import version
from pathlib import Path

import textgrid
import textgrids

TEXTS = ['She said "yes" to it', '"Yes."', "levy = 3 per cent"]
intervals = "".join(
    f'        intervals [{i}]:\n            xmin = {i - 1} \n            xmax = {i} \n            text = "{text.replace(chr(34), chr(34) * 2)}" \n'
    for i, text in enumerate(TEXTS, 1)
)
head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 3 \ntiers? <exists> \nsize = 1 \nitem []: \n    item [1]:\n'
tier = '        class = "IntervalTier" \n        name = "Doe" \n        xmin = 0 \n        xmax = 3 \n        intervals: size = 3 \n'
Path("said.TextGrid").write_text(head + tier + intervals, encoding="utf-8")
now = {
    "textgrid": [interval.mark for interval in textgrid.TextGrid.fromFile("said.TextGrid")[0]],
    "praat-textgrids": [interval.text for interval in textgrids.TextGrid("said.TextGrid")["Doe"]],
}
for name, texts in now.items():
    print(name, version(name), texts)
before = {"textgrid": TEXTS, "praat-textgrids": ['She said ""yes"" to it', "Yes.", "levy"]}
sys.exit(0 if now == before else "the behaviour has changed")
END
