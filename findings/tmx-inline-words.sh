#!/usr/bin/env bash
# Readers of translation memories lose the words that are marked up, such as a "not" in bold, and some all the words behind them.
#
# Expected: the text of <seg>The fund does <hi>not</hi> pay.</seg> is "The fund does not pay.": <hi> only delimits a part of the text, and what stands between
#   <bpt/> and <ept/> or behind <ph/> is text too. Only codes stand inside of <bpt>, <ept>, <ph> and <it> (TMX 1.4b, "Content Markup").
# Happens (tmexchange 2.0.6, tmx2dataframe 0.3.0, tmxutil 1.3): tmexchange puts marked words into a list apart, so that "_" is "The fund does  pay all
#   workers."; the other two stop at the first inline element: "The fund does". tmxutil writes that into the new TMX file. No warning, no error.
# Hurt: translators, and whoever makes a parallel corpus of the sittings of a parliament: sentences that say the opposite, aligned with whole ones.
# Instead: take the text by itertext() of the segment without bpt, ept, ph and it; or let the tool that writes the TMX leave markup out.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq tmx2dataframe==0.3.0 pandas==2.3.3 tmxutil==1.3
npm install --silent --no-audit --no-fund tmexchange@2.0.6 >/dev/null
cat >memory.tmx <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="hand" creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="en" datatype="xml"/><body>
<tu tuid="1"><tuv xml:lang="en"><seg>The fund does <hi type="b">not</hi> pay all workers.</seg></tuv>
<tuv xml:lang="zh"><seg>基金<hi type="b">不</hi>支付所有人。</seg></tuv></tu>
<tu tuid="2"><tuv xml:lang="en"><seg>No change.</seg></tuv><tuv xml:lang="zh"><seg>没有变化。</seg></tuv></tu>
</body></tmx>
END
cat >read.cjs <<'END'
const { tmx2js } = require("tmexchange");
tmx2js(require("fs").readFileSync("memory.tmx", "utf8")).then(({ resources }) => console.log(JSON.stringify([1, 2].map((unit) => [resources[unit].en, resources[unit].zh]))));
END
venv/bin/python - <<'END'
import json
import subprocess
import sys
import xml.etree.ElementTree as ET

from tmx2dataframe import tmx2dataframe


def run(command, file=None):
    return subprocess.run(command, stdin=file, capture_output=True, text=True, check=True).stdout


frame = tmx2dataframe.read("memory.tmx")[1]
with open("memory.tmx", encoding="utf-8") as file:
    written = ET.fromstring(run(["venv/bin/tmxutil", "-i", "tmx", "-o", "tmx"], file))
now = {
    "tmexchange 2.0.6": [[text if isinstance(text, str) else text["_"] for text in unit] for unit in json.loads(run(["node", "read.cjs"]))],
    "tmx2dataframe 0.3.0": [[unit.source_sentence.strip(), unit.target_sentence.strip()] for unit in frame.itertuples()],
    "tmxutil 1.3": [["".join(text.itertext()).strip() for text in unit.iter("seg")] for unit in written.iter("tu")],
}
for name, units in now.items():
    print(name, units)
whole, begun = ["No change.", "没有变化。"], ["The fund does", "基金"]
sys.exit(0 if list(now.values()) == [[["The fund does  pay all workers.", "基金支付所有人。"], whole], [begun, whole], [begun, whole]] else "the behaviour has changed")
END
