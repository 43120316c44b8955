#!/usr/bin/env bash
# An empty link in a short paragraph makes trafilatura drop the paragraph.
#
# Expected: boilerplate is told by the share of text that is linked (link_density_test in htmlprocessing.py); a link without
#   text has no share.
# Happens (trafilatura 2.3.1): where the only link of a short paragraph has no text, "no link with text" is taken for "nothing
#   but links", and the paragraph goes. Permalink anchors filled by CSS are such links, and so are icons and bare anchors.
# Hurt: readers of short questions and answers in whatever is made with it: read-later lists, corpora, language models.
# Instead: put the anchor beside the paragraph, or text inside it (also text that is hidden on screen).
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq trafilatura==2.3.1 lxml-html-clean==0.4.5
venv/bin/python - <<'EOF'
import sys
import trafilatura

LONG = "<p>" + "A long paragraph of plain running text stands on both sides of the short one that matters here. " * 4 + "</p>"
QUESTION = "Will the rate go down?"
CASES = {
    "no link": (QUESTION, True),
    "empty link": ('<a href="#p" aria-label="Permalink"></a>' + QUESTION, False),
    "bare anchor": ('<a id="p"></a>' + QUESTION, False),
    "link with a picture": ('<a href="#p"><img src="link.svg" alt=""></a>' + QUESTION, False),
    "link with text": ('<a href="#p">#</a>' + QUESTION, True),
    "link with hidden text": ('<a href="#p"><span hidden>Permalink</span></a>' + QUESTION, True),
}
print("trafilatura", trafilatura.__version__)
changed = False
for name, (inside, kept_before) in CASES.items():
    page = f"<html lang=en><head><title>T</title></head><body><main><article><h1>T</h1>{LONG}<p>{inside}</p>{LONG}</article></main></body></html>"
    kept = QUESTION in (trafilatura.extract(page) or "")
    print(f"{name:22}", "kept" if kept else "LOST")
    changed |= kept != kept_before
sys.exit("the behaviour has changed" if changed else 0)
EOF
