#!/usr/bin/env bash
# The package jats makes Markdown of an article without its quotations, speeches, lists and boxes, and without authors that are no persons.
#
# Expected: all that stands in the body comes out ("Convert JATS XML articles to Markdown", README): <disp-quote>, <speech>, <list> and <boxed-text> are parts of
#   a section like <p> (JATS 1.3, sec). An author may be a <collab>, and <string-name> is a name (contrib). Its own command "text" has all the words.
# Happens (jats 0.2.2): "convert" writes headings and paragraphs; of the four kinds it writes nothing, not even a gap. Of authors only those in <name> stay, in
#   "convert" and in "metadata". No warning, exit code 0.
# Hurt: publishers and readers of proceedings and of debates in JATS: "The court said:" is followed by the next paragraph, and a ministry or a group has written
#   nothing. Programs that read papers as Markdown never see the quoted words.
# Instead: pandoc -f jats -t markdown; or compare with the words that "jats text" gives.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq jats==0.2.2
cat >debate.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<article article-type="research-article" xml:lang="en" dtd-version="1.3"><front><article-meta>
<article-id pub-id-type="doi">10.5555/1</article-id><title-group><article-title>A debate</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname><given-names>Ann</given-names></name></contrib>
<contrib contrib-type="author"><collab>Ministry of Water</collab></contrib>
<contrib contrib-type="author"><string-name><given-names>Tom</given-names> <surname>Roe</surname></string-name></contrib></contrib-group>
</article-meta></front><body><sec><title>Second reading</title><p>The court said:</p>
<disp-quote><p>It must pay.</p></disp-quote><speech><speaker>Doe</speaker><p>We object.</p></speech>
<list list-type="order"><list-item><p>The levy.</p></list-item></list><boxed-text><p>Voted down.</p></boxed-text><p>It was late.</p></sec></body></article>
END
venv/bin/python - <<'END'
import json
import subprocess
import sys
from importlib.metadata import version

text, markdown, metadata = (
    subprocess.run(["venv/bin/jats", command, "debate.xml"], capture_output=True, text=True, check=True).stdout for command in ("text", "convert", "metadata")
)
authors = [author["surname"] for author in json.loads(metadata)["authors"]]
WORDS = ("The court said:", "It must pay.", "We object.", "The levy.", "Voted down.", "It was late.")
now = {"text": [words in text for words in WORDS], "convert": [words in markdown for words in WORDS]}
print("jats", version("jats"), now, authors)
print(markdown)
as_before = now == {"text": [True] * 6, "convert": [True, False, False, False, False, True]} and authors == ["Doe"]
sys.exit(0 if as_before and "Ministry" not in markdown and "Roe" not in markdown else "the behaviour has changed")
END
