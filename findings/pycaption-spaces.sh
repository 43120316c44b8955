#!/usr/bin/env bash
# pycaption puts spaces around every marked word when it writes SRT, also inside a word, and in languages without spaces.
#
# Expected: 各位<i>来宾</i>，大家好 in a WebVTT file becomes 各位来宾，大家好 in SRT: tags have no width (W3C WebVTT, 4.2.2), and
#   the text of the caption that pycaption has read is right.
# Happens (pycaption 2.3.14): SRT has "各位 来宾 ，大家好", and "each <i>gue</i>st" becomes "each gue st".
# Hurt: captions of Chinese, Japanese and Thai, and whoever searches or compares their words: a term that was emphasised is no longer
#   found together with what stands beside it.
# Instead: take the text from `get_text()` of each caption, or take tags out before the conversion.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pycaption==2.3.14
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version

from pycaption import SRTWriter, WebVTTReader

CASES = [
    ("各位<i>来宾</i>，大家好", "各位来宾，大家好", "各位 来宾 ，大家好"),
    ("各位<c.term>来宾</c>，大家好", "各位来宾，大家好", "各位 来宾 ，大家好"),
    ("each <i>gue</i>st", "each guest", "each gue st"),
]
print("pycaption", version("pycaption"))
changed = False
for words, read_before, written_before in CASES:
    captions = WebVTTReader().read(f"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n{words}\n", lang="zh")
    read = captions.get_captions("zh")[0].get_text()
    written = SRTWriter().write(captions).split("\n")[2]
    print(words, "is read as", repr(read), "and written as", repr(written))
    changed |= (read, written) != (read_before, written_before)
sys.exit("the behaviour has changed" if changed else 0)
EOF
