#!/usr/bin/env bash
# trafilatura makes two authors of one who is given as "Family, Given".
#
# Expected: one author for each <meta name="citation_author">, in the form "family name, given name" that Google Scholar's
#   inclusion guidelines for webmasters give ("Smith, John" or "John Smith").
# Happens (trafilatura 2.3.1): the comma separates authors, so that Wang Junfang becomes the two people "Wang" and "Junfang".
# Hurt: whoever cites by what trafilatura found, and counts of authors in corpora.
# Instead: take authors from JSON-LD or the citation files of the page; publishers keep the comma, which Scholar and Zotero need.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq trafilatura==2.3.1 lxml-html-clean==0.4.5
venv/bin/python - <<'EOF'
import sys
import trafilatura

PAGE = '<html><head><title>T</title><meta name="citation_author" content="{}"></head><body><p>Text</p></body></html>'
BEFORE = {"Wang, Junfang": "Wang; Junfang", "Wang Junfang": "Wang Junfang"}
print("trafilatura", trafilatura.__version__)
now = {name: trafilatura.extract_metadata(PAGE.format(name)).author for name in BEFORE}
for name, authors in now.items():
    print(f"{name!r} -> {authors!r}")
sys.exit("the behaviour has changed" if now != BEFORE else 0)
EOF
