#!/usr/bin/env bash
# biblatex-csl-converter makes page 1215 out of pages 12 to 15 of a RIS file, and loses the day of the work.
#
# Expected: SP - 12 and EP - 15 are pages 12 to 15, and PY - 2022/07/26/ is 26 July 2022: so RIS writes it, year/month/day/other (RIS format
#   specifications of Reference Manager and Zotero, PY). The same for NBIB (PG - 112-5) and EndNote's tagged format (%P 12-15).
# Happens (biblatex-csl-converter 3.6.0): pages = {1215} and "page": "1215", {1125} and {1215}, with no dash; @book with pages = {12--15} in BibLaTeX itself
#   is right. A date with slashes is in the BibLaTeX as {2022/07/26/}, which biber ignores, and in CSL-JSON there is none. errors and warnings are empty.
# Hurt: who brings a list of works from a catalogue, PubMed or EndNote into an editor that rests on it (Fidus Writer): pages that no book has.
# Instead: read RIS and NBIB with another program (Zotero, Citation.js), or put the dash into pages, and hyphens into dates, between parsing and writing.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund biblatex-csl-converter@3.6.0 >/dev/null
cat >read.mjs <<'EOF'
import { BibLatexExporter, CSLExporter, parse, parseENW, parseNBIB, parseRIS } from "biblatex-csl-converter";

const ris = ["TY  - JOUR", "TI  - Words", "AU  - Wang, Ann", "PY  - 2022/07/26/", "SP  - 12", "EP  - 15", "ER  - ", ""].join("\n");
const nbib = ["PMID- 1", "TI  - Words", "FAU - Wang, Ann", "DP  - 2022 Jul 26", "PG  - 112-5", "PT  - Journal Article", "", ""].join("\n");
const enw = ["%0 Journal Article", "%A Wang, Ann", "%T Words", "%D 2022", "%P 12-15", ""].join("\n");
const bib = "@article{a, title = {Words}, author = {Wang, Ann}, date = {2022-07-26}, pages = {12--15}}";
const seen = Object.entries({ RIS: parseRIS(ris), NBIB: parseNBIB(nbib), ENW: parseENW(enw), BibLaTeX: parse(bib) }).map(([name, { entries, errors, warnings }]) => {
  const works = Object.fromEntries(Object.values(entries).map((entry, number) => [number + 1, entry]));
  const [work] = Object.values(new CSLExporter(works).parse());
  const written = new BibLatexExporter(works).parse();
  const field = (key) => new RegExp(`^${key} = \\{(.*)\\}`, "m").exec(written)?.[1];
  const facts = [name, field("pages"), work.page, field("date"), JSON.stringify(work.issued?.["date-parts"]), errors.length + warnings.length];
  console.log(...facts);
  return facts.join(" ");
});
console.log("biblatex-csl-converter 3.6.0: format, pages in BibLaTeX and in CSL-JSON, date in both, errors and warnings");
const before = ["RIS 1215 1215 2022/07/26/  0", "NBIB 1125 1125 2022-07-26 [[2022,7,26]] 0", "ENW 1215 1215 2022 [[2022]] 0", "BibLaTeX 12--15 12-15 2022-07-26 [[2022,7,26]] 0"];
process.exit(seen.join("|") === before.join("|") ? 0 : 1);
EOF
node read.mjs 2>/dev/null
