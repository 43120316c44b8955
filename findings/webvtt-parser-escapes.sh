#!/usr/bin/env bash
# W3C's webvtt-parser reads "R&amp;D" in captions as "R&;D", and writes it back as "R&amp;;D".
#
# Expected: "&amp;", "&lt;" and "&gt;" are "&", "<" and ">", with the semicolon as part of the reference (W3C WebVTT, 4.2.2, cue text spans; HTML, 13.5).
#   The library is to know a small set of references without further data, and these are in it (README, API).
# Happens (webvtt-parser 2.2.0): the built-in set has the names without a semicolon, so that each semicolon stays as a letter of the text. No error is
#   reported. Its serializer adds one more each time that a file is read and written. With the data of html-entities.json all is right.
# Hurt: editors and checkers of captions made with it, and readers of what these write: "R&;D costs <; 3%". A file that is valid for the parser goes wrong.
# Instead: new WebVTTParser(require("webvtt-parser/html-entities.json")).
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund webvtt-parser@2.2.0 >/dev/null
cat >read.cjs <<'END'
const { WebVTTParser, WebVTTSerializer } = require("webvtt-parser");
const file = "WEBVTT\n\n00:01.000 --> 00:04.000\nR&amp;D costs &lt; 3%\n";
const now = {};
for (const [name, entities] of [["built in", undefined], ["html-entities.json", require("webvtt-parser/html-entities.json")]]) {
  const { cues, errors } = new WebVTTParser(entities).parse(file);
  now[name] = [cues[0].tree.children[0].value, new WebVTTSerializer().serialize(cues).trim().split("\n").pop(), errors.length];
  console.log("webvtt-parser", require("webvtt-parser/package.json").version, name, ...now[name]);
}
const before = {
  "built in": ["R&;D costs <; 3%", "R&amp;;D costs &lt;; 3%", 0],
  "html-entities.json": ["R&D costs < 3%", "R&amp;D costs &lt; 3%", 0],
};
if (JSON.stringify(now) !== JSON.stringify(before)) {
  console.error("the behaviour has changed");
  process.exit(1);
}
END
node read.cjs
