#!/usr/bin/env bash
# Readers of Word files leave out the words that have a reading above them, or write the reading into the text.
#
# Expected: 张 with zhāng above it (w:ruby, ECMA-376, part 1, 17.3.3.25) reads as 张: the base is text like any other, and what a reader of
#   files cannot show is the reading. So HTML does it where ruby is not known.
# Happens (pandoc 3.9, mammoth 1.13.0, python-docx 1.2.0, docx2txt 0.9): the first three leave out both; pandoc and python-docx say nothing,
#   mammoth gives a message that most callers drop. docx2txt writes zhāng张. Word's "Phonetic Guide" makes such text.
# Hurt: whoever takes transcripts, textbooks and lists of names in Chinese and Japanese out of Word: names lose characters, since those are
#   the ones that need a reading, and converters built on these (MarkItDown on mammoth) hand on what is left.
# Instead: put the texts of w:rubyBase into the place of each w:ruby before the file is read, or refuse files that hold w:ruby.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pypandoc_binary==1.17 mammoth==1.13.0 python-docx==1.2.0 docx2txt==0.9
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version

import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

RUBY = f"<w:r {nsdecls('w')}><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhāng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>张</w:t></w:r></w:rubyBase></w:ruby></w:r>"
document = docx.Document()
paragraph = document.add_paragraph("主持人")
paragraph._p.append(parse_xml(RUBY))
paragraph.add_run("先生")
document.save("names.docx")

with open("names.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file)
print("pandoc", pypandoc.get_pandoc_version(), *(f"{name} {version(name)}" for name in ("mammoth", "python-docx", "docx2txt")))
now = {
    "pandoc": pypandoc.convert_file("names.docx", "plain").strip(),
    "mammoth": by_mammoth.value.strip(),
    "python-docx": docx.Document("names.docx").paragraphs[0].text,
    "docx2txt": docx2txt.process("names.docx").strip(),
}
for name, words in now.items():
    print(name, "->", words)
print("mammoth says", [message.message for message in by_mammoth.messages])
before = {"pandoc": "主持人先生", "mammoth": "主持人先生", "python-docx": "主持人先生", "docx2txt": "主持人zhāng张先生"}
sys.exit(0 if now == before else "the behaviour has changed")
EOF
