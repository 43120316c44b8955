#!/usr/bin/env bash
# Orama's tokenizer for Chinese finds Latin words only as they are written, capital by capital, and does nothing with stop words.
#
# Expected: "pension" finds Pension, "gdp" GDP and "cafe" café, as in Orama's other languages, and words given as stopWords are not indexed: the page on Chinese shows the tokenizer with
#   them (documentation, "Using Chinese with Orama"), and its type is that of the default tokenizer. The README calls it experimental; the documentation lists only a stemmer as missing.
# Happens (@orama/tokenizers 3.1.18 with @orama/orama 3.1.18): text is cut into words and nothing else: normalizeToken, where small letters, accents and stop words are dealt with, is
#   called only for properties that are not cut. Capital letters count, in the text and in the query, and 的 is found in spite of the list.
# Hurt: readers who search a Chinese record: abbreviations, names and quotations in other languages, as most such records have them, are not found unless typed with their capitals.
# Instead: put a function of your own over its tokenize, which takes accents and capitals away before, and the stop words behind it.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund @orama/orama@3.1.18 @orama/tokenizers@3.1.18 >/dev/null
cat >find.mjs <<'JS'
import { create, insert, search } from "@orama/orama";
import { createTokenizer } from "@orama/tokenizers/mandarin";

console.log("@orama/tokenizers 3.1.18");
const words = ["Pension", "pension", "GDP", "gdp", "cafe", "报告", "的"];
const tokenizers = {
  mandarin: [{ components: { tokenizer: createTokenizer({ language: "mandarin", stopWords: ["的"] }) } }, ["Pension", "GDP", "报告", "的"]],
  english: [{}, ["Pension", "pension", "GDP", "gdp", "cafe"]],
};
let changed = false;
for (const [name, [settings, seen]] of Object.entries(tokenizers)) {
  const database = await create({ schema: { text: "string" }, ...settings });
  await insert(database, { text: "Pension 的 报告, GDP, café" });
  const found = [];
  for (const word of words) if ((await search(database, { term: word })).count) found.push(word);
  console.log(name, "finds", found.join(" "), "; not", words.filter((word) => !found.includes(word)).join(" "));
  changed ||= JSON.stringify(found) !== JSON.stringify(seen);
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
JS
node find.mjs
