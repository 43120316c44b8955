#!/usr/bin/env bash
# epub-gen-memory numbers lists anew, makes one person of all the authors, and reserves all rights in the name of the publisher.
#
# Expected: <ol start="5">, <li value="7"> and <ol reversed> keep their numbers: they are content (HTML, 4.4.5 and 4.4.8) and EPUB 3, which it writes, has them. author: ["Alice", "Bob"]
#   (README) is two creators, each in a dc:creator of its own (EPUB 3.3, the dc:creator element). Of rights nothing is said where nothing was given: dc:rights is optional there.
# Happens (epub-gen-memory 1.1.2): the three attributes are taken out without a word, as is datetime of <time>, so that the list begins at 1; type="a" stays. dc:creator is
#   "Alice,Bob", also as the form to sort by. dc:rights says "Copyright ©", the year and the publisher, and dcterms:rights "All rights reserved"; there is no setting for either.
# Hurt: readers of laws, resolutions and minutes whose paragraphs go on behind a table or heading: "paragraph 5" is shown as 1. Libraries list an author who is nobody, and a text
#   under a free licence forbids its use.
# Instead: write the numbers into the text (list-style: none), and put the creators and rights of content.opf right afterwards; or make the book with another library, such as EbookLib.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund epub-gen-memory@1.1.2 jszip@3.10.1 >/dev/null
cat >make.cjs <<'JS'
const { default: epub } = require("epub-gen-memory");
const JSZip = require("jszip");

(async () => {
  console.log("epub-gen-memory 1.1.2");
  const content = '<ol start="5" type="a"><li>Five</li><li value="9">Nine</li></ol><ol reversed=""><li>Last</li></ol><p><time datetime="2022-07-26">Tuesday</time></p>';
  const book = await epub({ title: "Record", author: ["Alice", "Bob"], publisher: "Ministry", lang: "en", date: "2022-07-26" }, [{ title: "One", content }]);
  const archive = await JSZip.loadAsync(book);
  const read = (pattern) => archive.file(pattern)[0].async("string");
  const chapter = await read(/\/0_[^/]*\.xhtml$/);
  const about = await read(/\.opf$/);
  const found = {
    lists: chapter.match(/<ol[^]*<\/time>/)[0],
    creators: [...about.matchAll(/<dc:creator[^>]*>([^<]*)/g)].map((match) => match[1]),
    rights: [...about.matchAll(/<dc:rights>([^<]*)|"dcterms:rights">([^<]*)/g)].map((match) => (match[1] ?? match[2]).replace(/\d{4}/, "YEAR")),
  };
  console.log(found);
  const seen = {
    lists: '<ol type="a"><li>Five</li><li>Nine</li></ol><ol><li>Last</li></ol><p><time>Tuesday</time>',
    creators: ["Alice,Bob"],
    rights: ["All rights reserved", "Copyright &#x00A9; YEAR by Ministry"],
  };
  const same = JSON.stringify(found) === JSON.stringify(seen);
  if (!same) console.error("the behaviour has changed");
  process.exit(same ? 0 : 1);
})();
JS
node make.cjs
