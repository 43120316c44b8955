#!/usr/bin/env bash
# ttconv cuts or drops the captions of a part of a TTML file that says when it begins and not when it ends.
#
# Expected: a <body>, <div> or <p> without "end" lasts until the last thing in it has ended, and the times in it are counted from its own "begin" (W3C TTML2,
#   12.2.1): "1s" to "4s" in <div begin="10s"> are seconds 11 to 14. imsc.js shows them then. With an "end" ttconv has that too.
# Happens (ttconv 1.2.3): the end of the part is taken as second 4, not 10 + 4. It ends before it begins, and nothing of it is written; one that begins at
#   second 2 ends at 4 where 6 is right, and loses what is said from then on. In a sequence (timeContainer="seq") it is right. No warning, exit code 0.
# Hurt: archives that move a recording by one begin="..." on <body>, as after a cut: its last captions are gone in SRT and WebVTT, or all of them.
# Instead: write an "end" that is late enough on every element that has a "begin"; compare the number of captions.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq ttconv==1.2.3
npm install --silent --no-audit --no-fund imsc@1.1.5 >/dev/null
cat >shown.cjs <<'END'
// The parts of imsc.js that need no browser.
const { fromXML } = require("imsc/src/main/js/doc.js");
const { generateISD } = require("imsc/src/main/js/isd.js");
const doc = fromXML(require("fs").readFileSync("part.ttml", "utf8"));
const words = (node) => (node.text || "") + (node.contents || []).map(words).join("");
console.log(JSON.stringify(doc.getMediaTimeEvents().map((time) => [time, generateISD(doc, time).contents.map(words).join("")])));
END
venv/bin/python - <<'END'
import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

PART = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><layout><region xml:id="low"/></layout></head>
<body region="low"><div TIMES><p begin="1s" end="4s">We object.</p></div></body></tt>"""
BEFORE = {
    'begin="10s"': (None, (11, 14)),
    'begin="2s"': ((3, 4), (3, 6)),
    'begin="10s" end="60s"': ((11, 14), (11, 14)),
}
now = {}
for times in BEFORE:
    Path("part.ttml").write_text(PART.replace("TIMES", times), encoding="utf-8")
    subprocess.run(["venv/bin/tt", "convert", "-i", "part.ttml", "-o", "part.srt"], capture_output=True, check=True)
    seconds = re.findall(r"00:00:(\d\d),000", Path("part.srt").read_text(encoding="utf-8"))
    events = json.loads(subprocess.run(["node", "shown.cjs"], capture_output=True, text=True, check=True).stdout)
    from_to = [(start, end) for (start, words), (end, _) in zip(events, events[1:], strict=False) if words]
    now[times] = (tuple(int(second) for second in seconds) or None, from_to[0])
    print(f"<div {times}>: ttconv {version('ttconv')} shows it {now[times][0]}, imsc.js {now[times][1]}")
sys.exit(0 if now == BEFORE else "the behaviour has changed")
END
