#!/usr/bin/env bash
# HTML minifiers shut the parts of a page that a search or a link into the text should open.
#
# Expected: hidden="until-found" stays. It is a state of its own (HTML, 6.1: hidden is an enumerated attribute since 2022): find in
#   page, #ids and text fragments open the element. Plain hidden is never found nor opened.
# Happens (minify-html 0.18.1 by default; html-minifier-terser 7.2.0 with collapseBooleanAttributes): the value is taken off as if the
#   attribute were boolean. htmlnano 3.5.1 keeps it.
# Hurt: readers of folded transcripts, notes and answers: Ctrl+F and quoted links find nothing, with no error, on the published
#   site alone. All three take lang="" off too (terser with removeEmptyAttributes): a name in no language is read in the page's.
# Instead: fold with <details>, which opens in the same way, or leave collapseBooleanAttributes off; minify-html has no setting for it.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund @minify-html/node@0.18.1 html-minifier-terser@7.2.0 htmlnano@3.5.1 posthtml@0.16.6 >/dev/null
cat > minify.mjs <<'EOF'
import fs from "fs";
import minifyHtml from "@minify-html/node";
import { minify } from "html-minifier-terser";
import htmlnano from "htmlnano";
const page = '<p hidden="until-found">The note.</p><p lang="">Ng</p>';
const tools = {
  "@minify-html/node": [() => minifyHtml.minify(Buffer.from(page), {}).toString(), false, false],
  "html-minifier-terser": [() => minify(page, { collapseBooleanAttributes: true, removeEmptyAttributes: true }), false, false],
  htmlnano: [async () => (await htmlnano.process(page, { minifyCss: false, minifyJs: false, minifySvg: false })).html, true, false],
};
let changed = false;
for (const [name, [run, findableBefore, nolanguageBefore]] of Object.entries(tools)) {
  const text = await run();
  console.log(name, JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version, text);
  changed ||= text.includes("until-found") !== findableBefore || text.includes("lang") !== nolanguageBefore;
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
EOF
node minify.mjs
