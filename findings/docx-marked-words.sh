#!/usr/bin/env bash
# Programs that make Markdown or text of Word files leave out what was filled into a template, and the names and dates that Word had marked.
#
# Expected: a content control, as the fields of a template for minutes are, and a smart tag, which Word 2003 and 2007 put around places, dates and names of
#   their own accord, are marks around words, and the words are text like any other (ECMA-376, part 1, 17.5.1 and 17.5.2). mammoth gives them all.
# Happens (docx2md 1.0.5, docx2markdown 0.1.1, docx-parser-converter 1.0.3, docx2everything 1.1.0): runs of text are only looked for where they stand in a
#   paragraph itself. "In the chair: Doe, at Lisbon" becomes "In the chair: , at ", and a paragraph in a content control is gone. Three of the four leave
#   out words that were inserted while changes were tracked, too. No warning, exit code 0.
# Hurt: archives and publishers of minutes: who spoke, where and when is missing, in old files most of all, and a sentence closes over the gap.
# Instead: mammoth; or compare with the words of all w:t in word/document.xml.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq docx2md==1.0.5 docx2markdown==0.1.1 docx-parser-converter==1.0.3 docx2everything==1.1.0 mammoth==1.13.0 python-docx==1.2.0
venv/bin/python - <<'END'
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import docx
import docx2everything
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2markdown import docx_to_markdown
from docx_parser_converter import docx_to_text


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def control(content: str) -> str:
    return f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


PLACE = f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">{run("Lisbon")}</w:smartTag>'
INSERTED = f'<w:ins w:id="1" w:author="Ed" w:date="2022-07-26T09:00:00Z">{run("not ")}</w:ins>'
PARAGRAPHS = (
    f"<w:p {nsdecls('w')}>{run('In the chair: ')}{control(run('Doe'))}{run(', at ')}{PLACE}</w:p>",
    control(f"<w:p>{run('We object.')}</w:p>"),
    f"<w:p {nsdecls('w')}>{run('It is ')}{INSERTED}{run('adopted.')}</w:p>",
)
document = docx.Document()
for place, paragraph in enumerate(PARAGRAPHS):
    document.element.body.insert(place, parse_xml(paragraph))
document.save("minutes.docx")

subprocess.run(["venv/bin/docx2md", "minutes.docx", "docx2md.md"], check=True, capture_output=True)
docx_to_markdown("minutes.docx", "docx2markdown.md")
with open("minutes.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
texts = {
    "mammoth": by_mammoth,
    "docx2md": Path("docx2md.md").read_text(encoding="utf-8"),
    "docx2markdown": Path("docx2markdown.md").read_text(encoding="utf-8"),
    "docx-parser-converter": docx_to_text("minutes.docx"),
    "docx2everything": docx2everything.process_to_markdown("minutes.docx"),
}
now = {}
for name, text in texts.items():
    now[name] = [words for words in ("Doe", "Lisbon", "We object.", "not ") if words not in text]
    print(name, version(name), repr(" ".join(text.split())), "lost:", now[name])
marked = ["Doe", "Lisbon", "We object."]
before = {"mammoth": [], "docx2md": marked, **dict.fromkeys(("docx2markdown", "docx-parser-converter", "docx2everything"), [*marked, "not "])}
sys.exit(0 if now == before else "the behaviour has changed")
END
