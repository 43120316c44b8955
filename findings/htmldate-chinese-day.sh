#!/usr/bin/env bash
# htmldate makes the first of January out of a full Chinese or Japanese date.
#
# Expected: 2021年5月12日 is 2021-05-12, or nothing is found: dates are what it is for, it reads them in words of many languages (README),
#   Korean, Russian and Arabic ones among them, and trafilatura takes its dates from it.
# Happens (htmldate 1.11.0): a page whose only date is 2021年5月12日 is of 2021-01-01, as if that day were printed. With a time behind it,
#   "2021年5月12日 14:30", the day is right.
# Hurt: corpora and archives of Chinese and Japanese pages: days that nobody printed, and no sign that they were guessed.
# Instead: take no first of January on trust; publishers can give <meta name="citation_publication_date">, which is read before the text.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq htmldate==1.11.0
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version

from htmldate import find_date


def page(head: str, text: str) -> str:
    """Return a page with a head and a paragraph."""
    return f'<html><head><meta charset="utf-8"><title>T</title>{head}</head><body><h1>T</h1><p>{text}</p></body></html>'


META = '<meta name="citation_publication_date" content="2023/02/01">'
print("htmldate", version("htmldate"))
CASES = [
    ("12 мая 2021 г.", "", "2021-05-12"),
    ("2021년 5월 12일", "", "2021-05-12"),
    ("2021年5月12日", "", "2021-01-01"),
    ("2021年5月12日（水）", "", "2021-01-01"),
    ("2021年5月12日 14:30", "", "2021-05-12"),
    ("2021年5月12日", META, "2023-02-01"),
]
changed = False
for words, head, before in CASES:
    now = find_date(page(head, words))
    print(words, head and "with citation_publication_date", "->", now)
    changed |= now != before
sys.exit("the behaviour has changed" if changed else 0)
EOF
