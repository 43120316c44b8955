#!/usr/bin/env bash
# In an ODT that pandoc makes of a Chinese text, the Chinese has no language.
#
# Expected: "lang: zh-CN" sets the language of Chinese text. In ODF that is style:language-asian; fo:language is that of Western
#   text alone (ODF 1.3, part 3, formatting attributes).
# Happens (pandoc 3.9): fo:language="zh", and style:language-asian stays "zxx" (no linguistic content), country "none". In DOCX
#   the same metadata does become w:eastAsia="zh-CN".
# Hurt: who opens it in LibreOffice: Chinese text in the status bar without language, the wrong glyphs of a pan-CJK font, no
#   spelling, and reading aloud in the voice of the system.
# Instead: convert to DOCX and save that as ODT, or give a --reference-doc whose default style has the Asian language set.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pypandoc_binary==1.17
venv/bin/python - <<'EOF'
import re
import sys
import zipfile
import pypandoc

print("pandoc", pypandoc.get_pandoc_version())
for kind in ("odt", "docx"):
    pypandoc.convert_text("---\nlang: zh-CN\n---\n\n养老保险\n", kind, "markdown", outputfile=f"text.{kind}")
odt = zipfile.ZipFile("text.odt").read("styles.xml").decode()
docx = zipfile.ZipFile("text.docx").read("word/styles.xml").decode()
asian = set(re.findall(r'style:language-asian="([^"]*)"', odt))
western = set(re.findall(r'fo:language="([^"]*)"', odt))
word = set(re.findall(r'w:eastAsia="([a-z]+-?[A-Z]*)"', docx))
print("ODT: Asian text", asian, "Western text", western)
print("DOCX: Asian text", word)
sys.exit("the behaviour has changed" if asian != {"zxx"} or "zh-CN" not in word else 0)
EOF
