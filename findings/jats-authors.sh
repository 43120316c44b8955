#!/usr/bin/env bash
# Readers of JATS lose authors that are bodies, names in one piece and names in a second script, and turn Chinese names round.
#
# Expected: an author is a <collab> (a body), a <string-name>, or a <name>; <name-alternatives> has one name in several scripts, and name-style="eastern"
#   means that the family name stands first, 王小明 (JATS 1.3, <contrib>, <name-alternatives> and @name-style).
# Happens (pandoc 3.9, jats-xml 1.1.1, jats 0.2.2, pubmed_parser 0.5.1): pandoc has two authors without a name for body and written name, jats-xml one, jats
#   none; 王小明 is "小明 王" in all three. pubmed_parser gives none of these authors. The name in the other script is lost in all. Nothing is raised.
# Hurt: who makes pages, indexes and citations of articles from China, Japan or Korea, or by ministries and unions.
# Instead: count the authors that come out and compare with <contrib>; or give each one plain <name>, in the script that you print, beforehand.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pypandoc_binary==1.17 pubmed-parser==0.5.1 jats==0.2.2
npm install --silent --no-audit --no-fund jats-xml@1.1.1 >/dev/null
cat >article.xml <<'EOF'
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="other" xml:lang="zh" dtd-version="1.3"><front><journal-meta>
<journal-id journal-id-type="publisher-id">L</journal-id><journal-title-group><journal-title>Labour</journal-title></journal-title-group>
<issn pub-type="ppub">1234-5679</issn></journal-meta><article-meta><article-id pub-id-type="doi">10.1000/1</article-id>
<title-group><article-title>论社会保障</article-title></title-group><contrib-group>
<contrib contrib-type="author"><name-alternatives>
<name name-style="eastern" xml:lang="zh"><surname>王</surname><given-names>小明</given-names></name>
<name name-style="western" xml:lang="en"><surname>Wang</surname><given-names>Xiaoming</given-names></name></name-alternatives></contrib>
<contrib contrib-type="author"><collab>Ministry of Labour</collab></contrib>
<contrib contrib-type="author"><string-name>Mao Bo</string-name></contrib>
</contrib-group><pub-date pub-type="ppub"><day>26</day><month>07</month><year>2022</year></pub-date></article-meta></front><body><p>Words.</p></body></article>
EOF
cat >read.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { Jats } from "jats-xml";

const { authors } = new Jats(readFileSync("article.xml", "utf8")).frontmatter;
console.log("jats-xml", JSON.stringify(authors.map((author) => author.name)));
EOF
cat >read.py <<'EOF'
import json
import subprocess

import pubmed_parser
import pypandoc

names = json.loads(pypandoc.convert_file("article.xml", "json", format="jats"))["meta"]["author"]["c"]
print("pandoc", pypandoc.get_pandoc_version(), ["".join(part.get("c", " ") for part in name["c"]) for name in names])
print("pubmed_parser", pubmed_parser.parse_pubmed_xml("article.xml")["author_list"])
found = json.loads(subprocess.run(["venv/bin/jats", "metadata", "article.xml"], check=True, capture_output=True, text=True).stdout)
print("jats", [f"{author['given_names']} {author['surname']}" for author in found["authors"]])
EOF
seen=$(node read.mjs && venv/bin/python read.py)
echo "$seen"
[ "$seen" = "$(printf '%s\n' 'jats-xml ["小明 王"," "]' "pandoc 3.9 ['小明 王', '', '']" "pubmed_parser []" "jats ['小明 王']")" ]
