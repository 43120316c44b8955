#!/usr/bin/env bash
# CETEIcean shows a glossary without its heading, its column heads and the languages of its terms.
#
# Expected: all of <list type="gloss"> is shown: <head>, <headLabel> and <headItem>, the pairs of <label> and <item>, <trailer> (TEI P5, element list).
#   xml:lang and xml:id become lang and id, as CETEIcean does it for every other element.
# Happens (CETEIcean 1.9.5): the list becomes a <dl> of the words of its labels and items, and what it was made from is hidden. Heading, column heads,
#   <trailer> and page breaks between the pairs are gone; a term has neither its language nor its id, so that links to it lead nowhere.
# Hurt: readers of editions with bilingual lists of terms, names or abbreviations: a Chinese term is read aloud and set as English.
# Instead: new CETEI(), then addBehaviors({ tei: { list: [] } }), and lay the list out by CSS (grid), since all its elements are in the page.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund CETEIcean@1.9.5 jsdom@29.1.1 >/dev/null
cat >show.mjs <<'EOF'
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><html><head></head><body></body></html>", { url: "https://example.org/" });
for (const name of ["document", "customElements", "HTMLElement", "Event"]) globalThis[name] = window[name];
globalThis.window = window;
const { default: CETEI } = await import("./node_modules/CETEIcean/src/CETEI.js");
const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><text><body>
<p>See <ref target="#bao">the term</ref>. <foreign xml:lang="zh" xml:id="hui">工会</foreign></p>
<list type="gloss"><head>Terms of the hearing</head><headLabel>Term</headLabel><headItem>Meaning</headItem>
<label xml:lang="zh" xml:id="bao">社会保障</label><item>social security</item><pb n="2"/>
<label xml:lang="zh">工会</label><item>trade union</item><trailer>End of the terms</trailer></list></body></text></TEI>`;
const cetei = new CETEI({ documentObject: document });
if (process.argv[2] === "instead") cetei.addBehaviors({ tei: { list: [] } });
document.body.append(cetei.domToHTML5(new window.DOMParser().parseFromString(tei, "text/xml")));
for (const part of document.querySelectorAll("[hidden]")) part.remove();
const words = ["Terms of the hearing", "Term", "Meaning", "社会保障", "social security", "工会", "trade union", "End of the terms"];
const kept = words.filter((word) => [...document.querySelectorAll("*")].some((element) => element.textContent === word));
const count = (selector) => document.querySelectorAll(selector).length;
console.log(kept.join("|"), "; ids", count("#bao, #hui"), "; in Chinese", count("[lang=zh]"), "; page breaks", count("[n]"));
EOF
echo "CETEIcean 1.9.5, for a list of 8 texts, 2 ids, 3 passages in Chinese and 1 page break"
usual=$(node show.mjs)
instead=$(node show.mjs instead)
printf '%s\n' "$usual" "without the behaviour for lists:" "$instead"
[ "$usual" = "社会保障|social security|工会|trade union ; ids 1 ; in Chinese 1 ; page breaks 0" ]
[[ $instead == *"End of the terms ; ids 2 ; in Chinese 3 ; page breaks 1" ]]
