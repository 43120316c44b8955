#!/usr/bin/env bash
# Citation.js takes the date away from a work that is still going on, and makes a year of a decade.
#
# Expected: date = {2022-07-26/} or {2022-07-26/..} is a range whose end is open; 199X is one of the years of the 1990s (biblatex manual, 2.3.8, date
#   specifications after ISO 8601-2). A citation has the beginning of the range, and for the decade at least nothing more exact.
# Happens (@citation-js/plugin-bibtex 0.9.0): the end of the range is null in the data, which CSL-JSON does not know. The citation says "n.d.", and
#   BibLaTeX written from it has no date at all, though the beginning is still in the data. 199X becomes 1990, and 2022~ a plain 2022.
# Hurt: who cites hearings that are being held, serials, and collections that grow: what has a date is cited as if it had none.
# Instead: give the beginning alone as date, and the rest in a note; or put "issued" right in the data before formatting.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 @citation-js/plugin-csl@0.9.0 >/dev/null
cat >dates.mjs <<'EOF'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

console.log("@citation-js/plugin-bibtex 0.9.0");
const seen = ["2022-07-26", "2022-07-26/", "2022-07-26/..", "2022/", "199X", "2022~"].map((date) => {
  const work = new Cite(`@book{work, title = {A Title}, author = {Wang, Ann}, date = {${date}}}`);
  const written = /^\s*date = .*?(?=,?$)/m.exec(work.format("biblatex"))?.[0].trim() ?? "no date";
  const cited = /\((.*?)\)/.exec(work.format("bibliography", { template: "apa" }))[1];
  console.log(date, "->", JSON.stringify(work.data[0].issued), "; cited", cited, "; written", written);
  return `${cited} ${written}`;
});
const open = "n.d. no date";
process.exit(seen.join("|") === ["2022 date = {2022-07-26}", open, open, open, "1990 date = {1990}", "2022 date = {2022}"].join("|") ? 0 : 1);
EOF
node dates.mjs
