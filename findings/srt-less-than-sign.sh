#!/usr/bin/env bash
# Captions lose all words behind a "less than" sign when SRT becomes WebVTT: "Incomes <3000 do not pay" is shown as "Incomes ".
#
# Expected: a "<" that begins no tag becomes "&lt;": in WebVTT it may not stand in the text as such (W3C WebVTT, 4.2.2, cue text spans), while SRT has no
#   escapes, and its players show it. pycaption writes "&lt;".
# Happens (webvtt-py 0.6.0, pysubs2 1.8.1, ttconv 1.2.3, subsrt-ts 2.1.2, subtitle 4.2.2): all five copy it. A viewer takes what follows for a tag, up to the
#   next ">" or to the end of the caption (6.4, cue text tokenizer), and shows none of it: "Those <16 and >60 are free" says "Those 60 are free".
# Hurt: readers of captions of talks about figures, law and medicine: the figure is missing, and what follows, "not" included. No warning.
# Instead: write "<" as "&lt;" in the SRT before the conversion, except in <i>, <b>, <u> and <font>; or check the WebVTT with W3C's webvtt-parser.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq webvtt-py==0.6.0 pysubs2==1.8.1 ttconv==1.2.3 pycaption==2.3.14
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2 subtitle@4.2.2 webvtt-parser@2.2.0 >/dev/null
printf '1\n00:00:01,000 --> 00:00:04,000\nIncomes <3000 do not pay.\n\n2\n00:00:05,000 --> 00:00:06,000\nThose <16 and >60 are free.\n' >talk.srt
venv/bin/python - <<'END'
import pysubs2
import webvtt
from pycaption import SRTReader, WebVTTWriter

webvtt.from_srt("talk.srt").save("webvtt-py.vtt")
pysubs2.load("talk.srt").save("pysubs2.vtt")
with open("talk.srt", encoding="utf-8") as srt, open("pycaption.vtt", "w", encoding="utf-8") as vtt:
    vtt.write(WebVTTWriter().write(SRTReader().read(srt.read())))
END
venv/bin/tt convert -i talk.srt -o ttconv.vtt >/dev/null 2>&1
cat >read.cjs <<'END'
const fs = require("fs");
const { WebVTTParser } = require("webvtt-parser");
const srt = fs.readFileSync("talk.srt", "utf8");
const subsrt = require("subsrt-ts");
const subtitle = require("subtitle");
fs.writeFileSync("subsrt-ts.vtt", (subsrt.default || subsrt).convert(srt, { format: "vtt" }));
fs.writeFileSync("subtitle.vtt", subtitle.stringifySync(subtitle.parseSync(srt), { format: "WebVTT" }));
const parser = new WebVTTParser(require("webvtt-parser/html-entities.json"));
const words = (node) => (node.type === "text" ? node.value : (node.children || []).map(words).join(""));
const before = Object.fromEntries(["webvtt-py", "pysubs2", "ttconv", "subsrt-ts", "subtitle"].map((name) => [name, ["Incomes", "Those 60 are free."]]));
before.pycaption = ["Incomes <3000 do not pay.", "Those <16 and >60 are free."];
let changed = false;
for (const [name, shown] of Object.entries(before)) {
  const now = parser.parse(fs.readFileSync(`${name}.vtt`, "utf8")).cues.map(({ tree }) => words(tree).trim());
  console.log(name, JSON.stringify(now));
  changed ||= JSON.stringify(now) !== JSON.stringify(shown);
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
END
node read.cjs
