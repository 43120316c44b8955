#!/usr/bin/env bash
# defuddle drops a section whose heading has the word "social", "terms" or "responses" in it.
#
# Expected: a section of the article stays, whatever it is about (README: what goes is
#   clutter such as comments, sidebars, headers and footers).
# Happens (defuddle 0.19.4, scoring.js): a section of less than 200 words is not content if one of its headings has a word such as
#   social, terms, share, related, popular, register, responses or privacy in it, and is scored like a menu then; a link or two in
#   it are enough to remove it. "Social security", "Terms of reference", "Responses to the panel" are such.
# Hurt: readers of Obsidian Web Clipper's copies of articles on social policy: short sections are gone without a word.
# Instead: publishers can put such words below the heading; readers compare the number of headings.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund defuddle@0.19.4 jsdom@26.1.0 >/dev/null
cat > sections.mjs <<'EOF'
import fs from "fs";
import { JSDOM } from "jsdom";
import { Defuddle } from "defuddle/node";
const paragraph = `<p>${"A long paragraph of plain running text stands on both sides of the short section. ".repeat(20)}</p>`;
const before = { "Rural pensions": true, "Social pensions": false, "Terms of reference": false, "Responses to the panel": false };
console.log("defuddle", JSON.parse(fs.readFileSync("node_modules/defuddle/package.json")).version);
let changed = false;
for (const [heading, keptBefore] of Object.entries(before)) {
  const section = `<section><h2>${heading}</h2><p>They will rise in every <a href="/regions/">region</a> next year.</p><p><a href="/next/">Go on reading</a></p></section>`;
  const page = `<html lang="en"><head><title>T</title></head><body><main><article><h1>T</h1>${paragraph}${section}${paragraph}</article></main></body></html>`;
  const { content } = await Defuddle(new JSDOM(page, { url: "https://a.example/" }).window.document, "https://a.example/");
  const kept = content.includes("They will rise");
  console.log(heading, kept ? "kept" : "LOST");
  changed ||= kept !== keptBefore;
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
EOF
node sections.mjs
