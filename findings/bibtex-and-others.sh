#!/usr/bin/env bash
# Readers of .bib files make a person called "others" out of "and others", and write that person into the next .bib file.
#
# Expected: author = {Wang, Ann and others} is Wang et al.: the list goes on, and nobody has the name (biblatex manual, 2.2.1, on lists; BibTeX's
#   own manual, btxdoc, section 4). In CSL-JSON, which knows no such sign, something that is printed as "et al.", or no name at all.
# Happens (@citation-js/plugin-bibtex 0.9.0, biblatex-csl-converter 3.6.0, bibtexparser 2.1.0): a person is there, with the family name or the name others.
#   A citation reads "Wang, A., & others". Written as BibLaTeX again it is {others} in braces, which is a name for biber too; bibtexparser's stays.
# Hurt: who cites hearings and reports of many authors: lists of authors, indexes and counts have a person who does not exist.
# Instead: take the last name out if it is others, and keep that fact aside; in a style, print "et al." for it.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 @citation-js/plugin-csl@0.9.0 biblatex-csl-converter@3.6.0 >/dev/null
python3 -m venv venv
venv/bin/pip install -qq bibtexparser==2.1.0
cat >work.bib <<'EOF'
@book{hearing, title = {A Hearing}, author = {Wang, Ann and others}, date = {2022}}
EOF
cat >read.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import { BibLatexExporter, CSLExporter, parse } from "biblatex-csl-converter";

const bib = readFileSync("work.bib", "utf8");
const line = (text) => /author = (.*?),?$/m.exec(text)[1];
const cite = new Cite(bib);
const { entries } = parse(bib);
const [work] = Object.values(new CSLExporter(entries).parse());
console.log(cite.format("bibliography", { template: "apa" }).trim());
console.log("citation-js", JSON.stringify(cite.data[0].author.at(-1)), line(cite.format("biblatex")));
console.log("biblatex-csl-converter", JSON.stringify(work.author.at(-1)), line(new BibLatexExporter(entries).parse()));
EOF
cat >read.py <<'EOF'
import bibtexparser
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts

work = bibtexparser.parse_file("work.bib", append_middleware=[SeparateCoAuthors(), SplitNameParts()]).entries[0]
print("bibtexparser", work["author"][-1].last, len(work["author"]))
EOF
seen=$(node read.mjs && venv/bin/python read.py)
echo "$seen"
[ "$seen" = 'Wang, A., & others. (2022). A Hearing.
citation-js {"family":"others"} {Wang, Ann and {others}}
biblatex-csl-converter {"literal":"others"} {given={Ann}, family={Wang} and {others}}
bibtexparser ['"'others'"'] 2' ]
