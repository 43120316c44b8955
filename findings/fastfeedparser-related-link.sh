#!/usr/bin/env bash
# fastfeedparser gives an entry the address of another page, and leaves out all authors but the first.
#
# Expected: the address of an Atom entry is its link with rel="alternate", or with no rel, which means the same (RFC 4287, 4.2.7.2); "authors" holds all who
#   are named (4.2.1; dc:creator in RSS; JSON Feed 1.1, authors). feedparser, whose interface it follows (README), does both.
# Happens (fastfeedparser 0.6.5, with its Rust core and without): only a written rel="alternate" counts. Else the first link of the entry is "link", also where
#   it is "related", "via" or "enclosure". "authors" is a list of one: the second speaker is gone, in Atom, RSS and JSON Feed.
# Hurt: readers, aggregators and archives made with it: a paper points to the law that it speaks of, and who speaks second has no paper. No warning.
# Instead: publishers write rel="alternate", as the first link; readers look for links without "rel" in "links", and read the authors from the XML or by feedparser.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq fastfeedparser==0.6.5 feedparser==6.0.14
venv/bin/python - <<'END'
import sys
from importlib.metadata import version

import fastfeedparser
import feedparser

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>https://a.example/</id><title>Record</title><updated>2022-07-26T09:00:00Z</updated>
<entry><id>tag:a.example,2022:1</id><title>Pensions</title><updated>2022-07-26T09:00:00Z</updated>
<author><name>Doe, Ann</name></author><author><name>甲乙</name></author>
<link rel="related" href="https://law.example/"/><link REL href="https://a.example/1"/></entry></feed>"""
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Record</title><link>https://a.example/</link><description>All</description>
<item><title>Pensions</title><link>https://a.example/1</link><dc:creator>Doe, Ann</dc:creator><dc:creator>甲乙</dc:creator></item></channel></rss>"""
FEEDS = {"Atom, no rel": ATOM.replace(" REL", ""), "Atom, rel": ATOM.replace(" REL", ' rel="alternate"'), "RSS": RSS}
now = {}
for parser in (feedparser, fastfeedparser):
    entries = {name: parser.parse(feed).entries[0] for name, feed in FEEDS.items()}
    now[parser.__name__] = {name: (entry["link"], [author["name"] for author in entry["authors"]]) for name, entry in entries.items()}
    print(parser.__name__, version(parser.__name__), now[parser.__name__])
right, law = "https://a.example/1", "https://law.example/"
both, first = ["Doe, Ann", "甲乙"], ["Doe, Ann"]
before = {
    "feedparser": dict.fromkeys(FEEDS, (right, both)),
    "fastfeedparser": {"Atom, no rel": (law, first), "Atom, rel": (right, first), "RSS": (right, first)},
}
sys.exit(0 if now == before else "the behaviour has changed")
END
