#!/usr/bin/env bash
# pySBD cuts Chinese sentences before the closing quotation mark, which then opens the next sentence.
#
# Expected: 他说：“好。”然后走了。 is one sentence, or ends behind 。”: Chinese is one of its languages, and in English it keeps "He said 'Yes.' Then he
#   left." with the quotation marks where they belong (golden rules, README).
# Happens (pysbd 0.3.4): with “ ” and ‘ ’, the marks of the mainland, it is cut as 他说：“好。 and ”然后走了。; a quotation of two sentences is cut into three.
#   Within 「 」 and 《 》 nothing is cut.
# Hurt: aligners of Chinese with translations, speech synthesis and sentence search: in records of speech most quotations are written so.
# Instead: join a piece that begins with a closing mark to the one before it, or take sentencex, which keeps the marks.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pysbd==0.3.4 sentencex==1.0.32
venv/bin/python -W ignore - <<'EOF'
import sys
from importlib.metadata import version

import pysbd
import sentencex

CASES = {
    "他说：“好。”然后走了。": ["他说：“好。", "”然后走了。"],
    "他说：‘好。’然后走了。": ["他说：‘好。", "’然后走了。"],
    "“我们要改。我们要快。”他说。": ["“我们要改。", "我们要快。", "”他说。"],
    "他说：「好。」然后走了。": ["他说：「好。」然后走了。"],
}
print("pysbd", version("pysbd"), "beside sentencex", version("sentencex"))
segmenter = pysbd.Segmenter(language="zh", clean=False)
changed = False
for words, before in CASES.items():
    now = segmenter.segment(words)
    print(words, "->", now, "by sentencex", list(sentencex.segment("zh", words)))
    changed |= now != before
sys.exit("the behaviour has changed" if changed else 0)
EOF
