#!/usr/bin/env bash
# In @extractus/feed-extractor the entry "1.10" of a feed is called "1.1".
#
# Expected: the title of an Atom entry is text (RFC 4287, 4.2.14) and comes out letter by letter.
# Happens (@extractus/feed-extractor 8.0.3): what looks like a number is read as one and written anew: edition 1.10 becomes 1.1,
#   which is another edition, 1.0 becomes 1, 007 becomes 7, 1e3 becomes 1000; contents too.
# Hurt: followers of feeds of versions, editions, case numbers, article codes.
# Instead: write a word into titles ("Edition 1.10").
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 >/dev/null
cat > titles.mjs <<'EOF'
import fs from "fs";
import { extractFromXml } from "@extractus/feed-extractor";
const feed = (title) => `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:feed</id><title>Editions</title><updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author><entry><id>urn:x:1</id><title>${title}</title><updated>2026-01-01T00:00:00Z</updated><link href="https://a.example/1"/></entry></feed>`;
const before = { "1.0": "1", "1.10": "1.1", "007": "7", "1e3": "1000", "Edition 1.10": "Edition 1.10" };
console.log("@extractus/feed-extractor", JSON.parse(fs.readFileSync("node_modules/@extractus/feed-extractor/package.json")).version);
let changed = false;
for (const [title, titleBefore] of Object.entries(before)) {
  const now = String(extractFromXml(feed(title)).entries[0].title);
  console.log(JSON.stringify(title), "->", JSON.stringify(now));
  changed ||= now !== titleBefore;
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
EOF
node titles.mjs
