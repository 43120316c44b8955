#!/usr/bin/env bash
# pysubs2 shows the comments of a WebVTT file, and the names of its cues, as words of the caption before them.
#
# Expected: NOTE begins a block that no viewer sees, and a line before the times is the identifier of the cue (W3C WebVTT, 4.1, comment
#   blocks and cue identifiers). WebVTT is among the formats that pysubs2 reads (documentation, supported formats).
# Happens (pysubs2 1.8.1): only what stands before the first cue is left out. Each later comment, and each identifier that is no number, goes to
#   the text of the cue before it, and into every format that is written from it.
# Hurt: whoever converts captions with notes of their editors, or with cues named by speech or paragraph: viewers read internal remarks and ids
#   as if they had been said.
# Instead: take NOTE blocks and identifiers out before, or read WebVTT with webvtt-py, which keeps them apart.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pysubs2==1.8.1 webvtt-py==0.6.0
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version

import pysubs2
import webvtt

CAPTIONS = """WEBVTT

NOTE before the first cue

1
00:01.000 --> 00:02.000
Good morning.

NOTE ask her for the spelling

opening-p2
00:03.000 --> 00:04.000
Welcome.
"""
print("pysubs2", version("pysubs2"), "beside webvtt-py", version("webvtt-py"))
texts = [event.plaintext for event in pysubs2.SSAFile.from_string(CAPTIONS)]
others = [caption.text for caption in webvtt.from_string(CAPTIONS)]
print("pysubs2:", texts)
print("webvtt-py:", others)
sys.exit(others != ["Good morning.", "Welcome."] or texts != ["Good morning.\n\nNOTE ask her for the spelling\n\nopening-p2", "Welcome."])
EOF
