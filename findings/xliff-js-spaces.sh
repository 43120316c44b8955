#!/usr/bin/env bash
# The npm package xliff writes line breaks and spaces into segments that have inline elements.
#
# Expected: text in <source> and <target> comes back as it was, the more so under xml:space="preserve" (XLIFF 1.2).
# Happens (xliff 6.4.0): a file read and written again has a line break and the indentation of the file before each inline
#   element; plain segments are whole. The next reader takes them for words apart: spaces inside a Chinese or Thai sentence.
# Hurt: readers of languages written without spaces, and every comparison of source segments with a translation memory.
# Instead: no inline elements in segments, or take the white space out again where the source had none.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund xliff@6.4.0 >/dev/null
cat > again.cjs <<'EOF'
const { xliff12ToJs, jsToXliff12, xliff2js, js2xliff } = require("xliff");
const sourceOf = (text) => /<source>([^]*?)<\/source>/.exec(text)[1];
const one = (source) => `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="zh" target-language="en" datatype="plaintext"><body><trans-unit id="u" xml:space="preserve"><source>${source}</source></trans-unit></body></file></xliff>`;
const two = (source) => `<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en"><file id="a"><unit id="u"><segment><source xml:space="preserve">${source}</source></segment></unit></file></xliff>`.replace('<source xml:space="preserve">', "<source>");
(async () => {
  console.log("xliff", require("xliff/package.json").version);
  const cases = [
    [one("个人账户制"), async (text) => jsToXliff12(await xliff12ToJs(text)), false],
    [one('个人<g id="1">账户</g>制'), async (text) => jsToXliff12(await xliff12ToJs(text)), true],
    [two('个人<pc id="1">账户</pc>制'), async (text) => js2xliff(await xliff2js(text)), true],
  ];
  let changed = false;
  for (const [text, again, spoiledBefore] of cases) {
    const source = sourceOf(await again(text));
    console.log(JSON.stringify(sourceOf(text)), "->", JSON.stringify(source));
    changed ||= /\s*\n\s*/.test(source) !== spoiledBefore;
  }
  if (changed) console.error("the behaviour has changed");
  process.exit(changed ? 1 : 0);
})();
EOF
node again.cjs
