#!/usr/bin/env bash
# Foliate's engine reads nothing aloud of a paragraph that says its own language and has a paragraph behind it.
#
# Expected: <p lang="zh">...</p> is spoken as Chinese: SSML with xml:lang. EPUB Accessibility 1.1 (by WCAG 3.1.2)
#   asks for lang where the language changes.
# Happens (foliate-js 1.0.1, tts.js): the text of a block with a lang of its own is converted and never put into the SSML when
#   the block is a sibling of the next; the paragraph comes out as an empty <speak/>. With an inherited lang, or lang on a span
#   inside, it is spoken.
# Hurt: listeners of bilingual books, where paragraphs in two languages stand side by side: the first of each pair is silent.
# Instead: no lang where it is inherited already; where it differs, lang on a <span> around the words of the paragraph.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund foliate-js@1.0.1 jsdom@26.1.0 >/dev/null
cat > speak.mjs <<'EOF'
import fs from "fs";
import { JSDOM } from "jsdom";
const before = [
  ['<div><p lang="zh">甲。</p><p lang="en">A.</p></div>', "甲。", false],
  ['<div><p lang="zh">甲。</p><p lang="en">A.</p></div>', "A.", true],
  ['<div lang="zh"><p>甲。</p><p lang="en">A.</p></div>', "甲。", true],
  ['<div><p><span lang="zh">甲。</span></p><p lang="en">A.</p></div>', "甲。", true],
];
const { version } = JSON.parse(fs.readFileSync("node_modules/foliate-js/package.json"));
console.log("foliate-js", version);
let changed = false;
for (const [body, words, spokenBefore] of before) {
  const { window } = new JSDOM(`<html lang="en"><body>${body}</body></html>`);
  for (const name of ["document", "Range", "NodeFilter", "XMLSerializer"]) globalThis[name] = window[name];
  const { TTS } = await import("foliate-js/tts.js");
  const { textWalker } = await import("foliate-js/text-walker.js");
  const reader = new TTS(window.document, textWalker, () => {}, "sentence");
  const blocks = [];
  for (let ssml = reader.start(); ssml; ssml = reader.next()) blocks.push(ssml);
  const spoken = blocks.some((ssml) => ssml.includes(words));
  console.log(words, spoken ? "spoken" : "SILENT", "in", body);
  changed ||= spoken !== spokenBefore;
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
EOF
node speak.mjs
