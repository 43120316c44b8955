#!/usr/bin/env bash
# @plussub/srt-vtt-parser lets captions of the first hour run on for more than an hour, if their place on the screen is set.
#
# Expected: "01:01.000 --> 01:04.500 line:0" ends at 64.5 seconds: hours may be left out in the first hour, and settings may follow the times
#   (W3C WebVTT, 4.1, cue timings and cue settings list). It reads short times, and it reads settings.
# Happens (@plussub/srt-vtt-parser 2.0.5): where both stand in one line, the minutes of the end are taken for hours and the seconds for minutes:
#   64 minutes. In the first minute the end is NaN, null in JSON. Nothing is thrown.
# Hurt: viewers of captions that say where they stand: each stays on the screen to the end, below or over all that follow.
# Instead: write times with hours, 00:01:01.000, whenever a setting follows; compare each end with the next beginning.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund @plussub/srt-vtt-parser@2.0.5 >/dev/null
cat >run.cjs <<'END'
const { parse } = require("@plussub/srt-vtt-parser");
const before = {
  "01:01.000 --> 01:04.500": [61000, 64500],
  "00:01:01.000 --> 00:01:04.500 line:0": [61000, 64500],
  "01:01.000 --> 01:04.500 line:0": [61000, 3840000],
  "00:01.000 --> 00:04.500 align:start": [1000, null],
};
console.log("@plussub/srt-vtt-parser", require("@plussub/srt-vtt-parser/package.json").version);
let unchanged = true;
for (const [times, milliseconds] of Object.entries(before)) {
  const { from, to } = parse(`WEBVTT\n\n${times}\nGood morning.\n`).entries[0];
  console.log(times, "->", from, to);
  unchanged &&= JSON.stringify([from, to]) === JSON.stringify(milliseconds);
}
if (!unchanged) console.error("the behaviour has changed");
process.exit(unchanged ? 0 : 1);
END
node run.cjs
