#!/usr/bin/env bash
# tei-reader puts the words behind a line or page break at the end of the paragraph.
#
# Expected: the text of a TEI document in its order. <lb/> and <pb/> are empty and stand where the line or the page begins (TEI P5,
#   3.11.3, milestone elements), so that nothing moves.
# Happens (tei-reader 0.0.17): the elements that follow a break are moved into it, one by one, while the words between the break and
#   the first of them stay behind it: "The fund<lb/>pays <hi>all</hi> workers." comes out as "The fundall workers.pays". With
#   <note>, <date>, <name> or <title> it is the same; <cb/>, and paragraphs of words and breaks alone, are read in order.
# Hurt: who counts, searches or parses editions and minutes that keep the lines or pages of the print: no word is missing, and
#   sentences are not the printed ones.
# Instead: take <lb/> and <pb/> out of a copy before reading it (mind the words behind them), or take the text with XPath's string().
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq tei-reader==0.0.17 lxml==6.0.2 beautifulsoup4==4.14.2
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version
from tei_reader import TeiReader

HEADER = "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
BEFORE = {
    "The fund<lb/> pays <hi>all</hi> workers.": "The fundall workers. pays ",
    '<pb n="2"/>In <date when="2021">2021</date> it paid.': "2021 it paid.In ",
    "The fund<pb/> pays all.<note>A note.</note> It does.": "The fund It does. pays all.",
    "The fund<cb/> pays <hi>all</hi> workers.": "The fund pays all workers.",
    "The fund<lb/> pays all.": "The fund pays all.",
}
print("tei-reader", version("tei-reader"))
changed = False
for inside, before in BEFORE.items():
    now = TeiReader().read_string(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body><p>{inside}</p></body></text></TEI>').text
    print(f"{inside!r} -> {now!r}")
    changed |= now.strip() != before.strip()
sys.exit("the behaviour has changed" if changed else 0)
EOF
