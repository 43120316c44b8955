#!/usr/bin/env bash
# Citation.js writes BibTeX and BibLaTeX without Chinese, Japanese and Cyrillic letters: titles and authors are empty.
#
# Expected: title = {论社会保障}, since BibLaTeX has been UTF-8 for years, and the same data gives right RIS and a right citation. Or an error.
# Happens (@citation-js/plugin-bibtex 0.8.2): title = {}, author = {, }, and the key undefined2022undefined, the same for every such work. The name of a
#   body keeps its letters; Greek words become formulas. A table of its README says so: `asciiOnly`, which is on, may "remove" characters.
# Hurt: whoever turns CSL-JSON of Chinese, Japanese or Russian works into a .bib file: nothing fails, and the works are gone.
# Instead: plugins.config.get('@bibtex').format.asciiOnly = false, and give the works keys; or take the site's own .bib file, or pandoc.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2 >/dev/null
cat >run.cjs <<'EOF'
const { Cite, plugins } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");

const works = new Cite([
  {
    id: "one",
    type: "paper-conference",
    title: "论社会保障",
    author: [{ family: "郑", given: "功成" }],
    editor: [{ literal: "国际劳工组织" }],
    issued: { "date-parts": [[2022]] },
  },
  { id: "two", type: "book", title: "О труде", author: [{ family: "Иванов", given: "Пётр" }], issued: { "date-parts": [[2022]] } },
]);
const format = plugins.config.get("@bibtex").format;
const seen = (name) => {
  const text = works.format(name);
  return [text.includes("论社会保障"), text.includes("国际劳工组织"), text.includes("Иванов"), (text.match(/undefined2022undefined/g) ?? []).length];
};
console.log("@citation-js/plugin-bibtex 0.8.2; whether there is the Chinese title, the Chinese body, the Russian author; and how many have the key undefined2022undefined");
const as = { bibtex: seen("bibtex"), biblatex: seen("biblatex"), ris: seen("ris") };
format.asciiOnly = false;
as["bibtex, asciiOnly: false"] = seen("bibtex");
for (const [name, facts] of Object.entries(as)) console.log(name, facts.join(" "));
const before = "false true false 2|false true false 2|true true true 0|true true true 2";
process.exit(Object.values(as).map((facts) => facts.join(" ")).join("|") === before ? 0 : 1);
EOF
node run.cjs
