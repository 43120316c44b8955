#!/usr/bin/env bash
# The Python package jats leaves speeches, quotations, lists and boxes out of the Markdown that it makes of JATS.
#
# Expected: the words of a section are there, whichever elements hold them: <speech> with its <speaker>, <disp-quote>, <list>, <def-list>, <verse-group>
#   and <boxed-text> may stand beside <p> in a section (JATS 1.3, <sec>). "jats text" of the same package gives all of them.
# Happens (jats 0.2.2): "jats convert" keeps paragraphs, tables and figures. All that stands beside these is left out without a word; a list or a
#   quotation stays, as running text, if it is inside a <p>. An interview or a hearing keeps what the editor said, and loses what was answered.
# Hurt: who reads or indexes hearings, interviews and reviews in Markdown, and the language models that get it.
# Instead: convert with pandoc -f jats, or compare the words of the Markdown with those of "jats text".
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq jats==0.2.2 pypandoc_binary==1.17
cat >hearing.xml <<'EOF'
<article article-type="other" xml:lang="en" dtd-version="1.3"><front><journal-meta><journal-id journal-id-type="publisher-id">L</journal-id>
<journal-title-group><journal-title>Labour</journal-title></journal-title-group><issn pub-type="ppub">1234-5679</issn></journal-meta><article-meta>
<title-group><article-title>A hearing</article-title></title-group><pub-date pub-type="ppub"><year>2022</year></pub-date></article-meta></front><body><sec>
<title>Questions</title><p>The hearing began.</p><speech><speaker>Ann Wang</speaker><p>Who pays for it?</p></speech>
<disp-quote><p>All have a right to it.</p></disp-quote><list list-type="order"><list-item><p>The first answer.</p></list-item></list>
<def-list><def-item><term>Pool</term><def><p>The money of all.</p></def></def-item></def-list>
<verse-group><verse-line>A line of verse.</verse-line></verse-group><boxed-text><p>Words in a box.</p></boxed-text><p>The hearing ended.</p></sec></body></article>
EOF
venv/bin/jats convert hearing.xml -o hearing.md >/dev/null 2>&1
venv/bin/jats text hearing.xml >hearing.txt
venv/bin/python -c 'import pypandoc; pypandoc.convert_file("hearing.xml", "plain", format="jats", outputfile="pandoc.txt")'
count() {
  local found=0 words
  for words in "Ann Wang" "Who pays for it?" "All have a right to it." "The first answer." "The money of all." "A line of verse." "Words in a box."; do
    grep -qF "$words" "$1" && found=$((found + 1))
  done
  echo "$found"
}
echo "jats 0.2.2; of seven passages there are: convert $(count hearing.md), text $(count hearing.txt), pandoc 3.9 $(count pandoc.txt)"
cat hearing.md
grep -qF "The hearing ended." hearing.md
[ "$(count hearing.md) $(count hearing.txt) $(count pandoc.txt)" = "0 7 7" ]
