#!/usr/bin/env bash
# WeTextProcessing, which prepares Chinese text for reading aloud, reads some ranges as a subtraction.
#
# Expected: a range reads as a range, and a year as a year, whether or not a space stands between the digits and 年: W3C's
#   Requirements for Chinese Text Layout ask for a gap there, and many newspapers and books type it as a space.
# Happens (WeTextProcessing 1.2.0): "1980-2008年" is 一九八零到二零零八年, but "1980-2008 年" is "1980 minus 2008", "3%-5%" is "3 per cent,
#   minus 5 per cent", and "2022 年" is read as a quantity (两千零二十二), not digit by digit.
# Hurt: who listens to figures and years in Chinese speech made with it (WeNet, CosyVoice and others), since nothing is missing and
#   nothing sounds broken.
# Instead: before reading aloud, write 至 for the hyphen between percentages and take the spaces between digits and 年 out of a copy.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq WeTextProcessing==1.2.0
venv/bin/python - <<'EOF' 2>/dev/null
import sys
from importlib.metadata import version

from tn.chinese.normalizer import Normalizer

BEFORE = {
    "1980-2008年": "一九八零到二零零八年",
    "1980-2008 年": "一千九百八十减两千零八 年",
    "3%至5%": "百分之三至百分之五",
    "3%-5%": "百分之三百分之负五",
    "2022年": "二零二二年",
    "2022 年": "两千零二十二 年",
}
normalizer = Normalizer()
print("WeTextProcessing", version("WeTextProcessing"))
now = {text: normalizer.normalize(text) for text in BEFORE}
for text, spoken in now.items():
    print(f"{text!r} -> {spoken!r}")
sys.exit("the behaviour has changed" if now != BEFORE else 0)
EOF
