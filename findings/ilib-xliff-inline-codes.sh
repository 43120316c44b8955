#!/usr/bin/env bash
# The npm package ilib-xliff takes the inline codes out of every segment; in XLIFF 2.0 the words in them go too, and commas come in.
#
# Expected: an XLIFF file that is read and written again has its words and its inline elements: <g>, <x/>, <pc> and <ph/> stand for the markup of the document and
#   have to come back with the translation (XLIFF 1.2, 2.3; 2.1, 4.7.2). The README calls it "a parser and generator for xliff files".
# Happens (ilib-xliff 1.4.1): "On <pc>two</pc><ph/>lines" in XLIFF 2.0 is written as "On ,lines", source and target alike: the word is lost, and a comma that nobody
#   wrote stands where the code was. In XLIFF 1.2 the words stay and all codes go: "two<x/>lines" with a line break becomes "twolines". No warning.
# Hurt: translators who get the file next: sentences without the words that were in bold or linked. Publishers, whose translation has no links and notes any more.
# Instead: keep the first file, and write only <target> into it with an XML library; use ilib-xliff for strings without markup.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund ilib-xliff@1.4.1 >/dev/null
cat >write.cjs <<'END'
const { Xliff } = require("ilib-xliff");
const files = {
  "1.2": `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" target-language="de" datatype="html" original="a.html"><body>
<trans-unit id="1" resname="one"><source>On <g id="1">two</g><x id="2"/>lines</source><target>Auf <g id="1">zwei</g><x id="2"/>Zeilen</target></trans-unit>
</body></file></xliff>`,
  "2.0": `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="de"><file id="f" original="a.html"><unit id="1" name="one"><segment>
<source>On <pc id="1">two</pc><ph id="2"/>lines</source><target>Auf <pc id="1">zwei</pc><ph id="2"/>Zeilen</target></segment></unit></file></xliff>`,
};
const before = { "1.2": ["On twolines", "Auf zweiZeilen"], "2.0": ["On ,lines", "Auf ,Zeilen"] };
let changed = false;
for (const [version, file] of Object.entries(files)) {
  const xliff = new Xliff({ version: Number(version) });
  xliff.deserialize(file);
  const now = [...xliff.serialize().matchAll(/<(?:source|target)[^>]*>(.*?)<\/(?:source|target)>/gs)].map((match) => match[1]);
  console.log("ilib-xliff 1.4.1, XLIFF", version, JSON.stringify(now));
  changed ||= JSON.stringify(now) !== JSON.stringify(before[version]);
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
END
node write.cjs
