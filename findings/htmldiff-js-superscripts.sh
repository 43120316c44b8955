#!/usr/bin/env bash
# htmldiff-js marks all the rest of a paragraph as new, where one superscript, such as that of km² or the call of a note, was taken out.
#
# Expected: of "Members<sup>2</sup> agree now." and "Members agree now." only the 2 is marked, as deleted; so it is with <sub>, <b> or <span>. Elements that are opened are closed, for
#   the result is HTML, and <ins> is what was added (HTML, 4.7.1; README: <ins> for new, <del> for removed).
# Happens (htmldiff-js 1.0.5): <ins class="mod"> is opened for the <sup> that went and never closed: a browser has everything behind it in <ins>, to the end of the paragraph. <sup>
#   itself is left out and </sup> stays, so that the old 2 of km² stands at the height of the words. A superscript that came in, or with a link in it, is closed by what stands around.
# Hurt: who shows the changes between two versions of a record, law or page: whole paragraphs look added, and real additions behind the superscript cannot be told from them.
# Instead: call it <span class="sup"> in both versions before comparing, and <sup> again in the result; or take node-htmldiff, which closes what it opens.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund htmldiff-js@1.0.5 node-htmldiff@0.9.4 parse5@7.3.0 >/dev/null
cat >compare.mjs <<'JS'
import { createRequire } from "node:module";
import { parseFragment } from "parse5";

const require = createRequire(import.meta.url);
const HtmlDiff = require("htmldiff-js").default;
const other = require("node-htmldiff");
console.log("htmldiff-js 1.0.5");
const words = (node) => node.value ?? (node.childNodes ?? []).map(words).join("");
const marked = (node) => (node.tagName === "ins" ? words(node) : (node.childNodes ?? []).map(marked).join(""));
const added = (difference) => marked(parseFragment(difference)).replace(/^[2e]/, "");
const cases = [
  ["<p>Members<sup>2</sup> agree now.</p>", "<p>Members agree now.</p>", " agree now."],
  ["<p>Le XXI<sup>e</sup> siècle commence.</p>", "<p>Le XXI siècle commence.</p>", " siècle commence."],
  ["<p>会员<sup>2</sup>同意这个报告。</p>", "<p>会员同意这个报告。</p>", "同意这个报告。"],
  ["<p>Members<sub>2</sub> agree now.</p>", "<p>Members agree now.</p>", ""],
  ["<p>Members<b>2</b> agree now.</p>", "<p>Members agree now.</p>", ""],
  ["<p>Members agree now.</p>", "<p>Members<sup>2</sup> agree now.</p>", ""],
];
let changed = false;
for (const [before, after, seen] of cases) {
  const difference = HtmlDiff.execute(before, after);
  const found = added(difference);
  console.log(difference, "-> marked as new behind the superscript:", JSON.stringify(found), "; by node-htmldiff:", JSON.stringify(added(other(before, after))));
  changed ||= found !== seen || added(other(before, after)) !== "";
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
JS
node compare.mjs
