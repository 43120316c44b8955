#!/usr/bin/env bash
# sentencex does not part Chinese and Japanese sentences where the second one begins with a digit.
#
# Expected: 会议昨天结束。2022年的更大。 is two sentences: 。 ends one and stands in no number; the library says that a terminator of the language ends a
#   sentence by default (README).
# Happens (sentencex 1.0.32): behind 。, ！ and ？ a digit goes on with the sentence, as behind the point of 3.5. Before a letter or a character it parts them.
# Hurt: sentence pairs for translation memories, and quotations by sentence: Chinese sentences often begin with a year, a day or a number.
# Instead: cut at 。！？ before digits by yourself, or take pySBD for these places (and see pysbd-chinese-quotes.sh).
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq sentencex==1.0.32
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version

import sentencex

CASES = [
    ("zh", "会议昨天结束。2022年的更大。", 1),
    ("zh", "他来了！5天后走了？6天后又来了。", 1),
    ("zh", "会议昨天结束。明年的更大。", 2),
    ("zh", "他来了。A组走了。", 2),
    ("ja", "会議は終わった。2022年は大きい。", 1),
    ("en", "It ended. 2022 was larger.", 2),
]
print("sentencex", version("sentencex"))
changed = False
for language, words, before in CASES:
    sentences = list(sentencex.segment(language, words))
    print(language, words, "->", sentences)
    changed |= len(sentences) != before
sys.exit("the behaviour has changed" if changed else 0)
EOF
