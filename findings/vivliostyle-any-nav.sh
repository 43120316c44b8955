#!/usr/bin/env bash
# Vivliostyle prints the pages of a website's menu behind the one page that was asked for.
#
# Expected: one address of a web page is printed as one page. A table of contents is the element with role="doc-toc" (W3C
#   Publication Manifest, "Machine-Processable Table of Contents"), which a menu does not have.
# Happens (@vivliostyle/cli 11.0.0): the first <nav> that holds a list of links, with or without a role, is taken for the table of
#   contents, and every page that it links to is printed as well. A session of a record, four sheets, became 77.
# Hurt: whoever prints or archives one page of a site with a menu; sheet numbers "1 / 77" and citations by sheet are wrong too.
# Instead: say --single-doc.
# Needs a Chromium on the path.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @vivliostyle/cli@11.0.0 pdf-lib@1.17.1
page() { printf '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title></head><body>%s<h1>%s</h1></body></html>' "$1" "$2" "$1"; }
mkdir menu single
page One '<nav aria-label="Main menu"><ul><li><a href="two.html">Two</a></li></ul></nav>' > menu/one.html
page Two '' > menu/two.html
cp menu/*.html single
print() { npx vivliostyle build "$@" --executable-browser "$(command -v chromium)" >/dev/null 2>&1; }
print menu/one.html -o menu.pdf
print single/one.html -o single.pdf --single-doc
cat > count.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { PDFDocument } from "pdf-lib";
const sheets = async (path) => (await PDFDocument.load(readFileSync(path))).getPageCount();
const now = [await sheets("menu.pdf"), await sheets("single.pdf")];
console.log(`@vivliostyle/cli 11.0.0: ${now[0]} sheets for a page with a menu, ${now[1]} with --single-doc`);
process.exitCode = now.join() === "2,1" ? 0 : 1;
if (process.exitCode) console.error("the behaviour has changed");
EOF
node count.mjs
