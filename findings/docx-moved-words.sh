#!/usr/bin/env bash
# Readers of Word files give words twice that were moved while changes were tracked.
#
# Expected: a passage that was moved stands once: where it went to (w:moveTo), or, before the change is accepted, where it was (w:moveFrom; ECMA-376,
#   part 1, 17.13.5.21 to 17.13.5.28). All three leave out words that were deleted, and keep those that were inserted.
# Happens (docx2txt 0.9, docx2python 3.7.1, officeparser 7.8.0): the words stand in both places, as if they had been said twice. pandoc 3.9 gives
#   them once, at the new place; mammoth too.
# Hurt: who publishes or indexes minutes that were put in order with "Track Changes": sentences and whole answers appear twice.
# Instead: accept all changes in Word first, or take w:moveFrom out of the file, or read it with pandoc.
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


def run(text: str, element: str = "t") -> str:
    """Return a run of text."""
    return f'<w:r><w:{element} xml:space="preserve">{text}</w:{element}></w:r>'


def change(number: int) -> str:
    """Return the attributes of a tracked change."""
    return f'w:id="{number}" w:author="Editor" w:date="2022-07-26T09:00:00Z"'


document = docx.Document()
paragraph = (
    f'<w:moveFromRangeStart {change(1)} w:name="move1"/><w:moveFrom {change(2)}>{run("The fund pays. ")}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>'
    f"{run('I thank the chair. ')}<w:del {change(3)}>{run('Deleted. ', 'delText')}</w:del><w:ins {change(4)}>{run('Inserted. ')}</w:ins>"
    f'<w:moveToRangeStart {change(5)} w:name="move1"/><w:moveTo {change(6)}>{run("The fund pays. ")}</w:moveTo><w:moveToRangeEnd w:id="5"/>'
)
document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{paragraph}</w:p>"))
document.save("minutes.docx")
END
cat >read.cjs <<'END'
require("officeparser").parseOffice("minutes.docx").then((file) => process.stdout.write(file.toText()));
END
venv/bin/python - <<'END'
import subprocess
import sys
from importlib.metadata import version

import docx2txt
import mammoth
import pypandoc
from docx2python import docx2python

with open("minutes.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
now = {
    f"pandoc {pypandoc.get_pandoc_version()}": pypandoc.convert_file("minutes.docx", "plain", extra_args=["--wrap=none"]),
    f"mammoth {version('mammoth')}": by_mammoth,
    f"docx2txt {version('docx2txt')}": docx2txt.process("minutes.docx"),
    f"docx2python {version('docx2python')}": docx2python("minutes.docx").text,
    "officeparser 7.8.0": subprocess.run(["node", "read.cjs"], capture_output=True, text=True, check=True).stdout,
}
now = {name: text.strip() for name, text in now.items()}
for name, text in now.items():
    print(name, "->", text)
once = "I thank the chair. Inserted. The fund pays."
sys.exit(0 if list(now.values()) == [once, once, *[f"The fund pays. {once}"] * 3] else "the behaviour has changed")
END
