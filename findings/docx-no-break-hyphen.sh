#!/usr/bin/env bash
# Readers of Word files make 20212022 of 2021‑2022, where the hyphen is one at which no line may break.
#
# Expected: w:noBreakHyphen, which Word writes for Ctrl+Shift+Hyphen, is a hyphen of the text that looks like "-" (ECMA-376, part 1, 17.3.3.18). pandoc and
#   mammoth give U+2011, python-docx "-".
# Happens (docx2txt 0.9, docx2python 3.7.1, officeparser 7.8.0): it is left out, without a word. A range of years becomes one number, COVID‑19 becomes
#   COVID19, and "3‑5 per cent" is 35 per cent.
# Hurt: archives, indexes and language models that take the text of minutes and reports out of Word: figures change, and nothing looks torn.
# Instead: put U+2011 into the place of each w:noBreakHyphen before the file is read, or read it with pandoc.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pypandoc_binary==1.17 mammoth==1.13.0 python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1
npm install --silent --no-audit --no-fund officeparser@7.8.0 >/dev/null
venv/bin/python - <<'END'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
runs = "".join(f"<w:r><w:t>{first}</w:t><w:noBreakHyphen/><w:t xml:space='preserve'>{last}</w:t></w:r>" for first, last in (("2021", "2022: "), ("3", "5%")))
document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
document.save("years.docx")
END
cat >read.cjs <<'END'
require("officeparser").parseOffice("years.docx").then((file) => process.stdout.write(file.toText()));
END
venv/bin/python - <<'END'
import subprocess
import sys
from importlib.metadata import version

import docx
import docx2txt
import mammoth
import pypandoc
from docx2python import docx2python

with open("years.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
now = {
    f"pandoc {pypandoc.get_pandoc_version()}": pypandoc.convert_file("years.docx", "plain"),
    f"mammoth {version('mammoth')}": by_mammoth,
    f"python-docx {version('python-docx')}": docx.Document("years.docx").paragraphs[0].text,
    f"docx2txt {version('docx2txt')}": docx2txt.process("years.docx"),
    f"docx2python {version('docx2python')}": docx2python("years.docx").text,
    "officeparser 7.8.0": subprocess.run(["node", "read.cjs"], capture_output=True, text=True, check=True).stdout,
}
now = {name: text.strip() for name, text in now.items()}
for name, text in now.items():
    print(name, "->", text)
before = ["2021‑2022: 3‑5%", "2021‑2022: 3‑5%", "2021-2022: 3-5%", "20212022: 35%", "20212022: 35%", "20212022: 35%"]
sys.exit(0 if list(now.values()) == before else "the behaviour has changed")
END
