#!/usr/bin/env bash
# pycaption keeps only the last part of a TTML file, when it has several in one language, and shows it at the wrong time.
#
# Expected: a <body> holds any number of <div>, and all their captions are shown (W3C TTML2, 8.1.3). begin="1s" in a <div begin="10s"> is second 11: times are
#   relative to the element around (12.2.1). <metadata> in a caption, as ttm:desc, describes it and is not shown (14). ttconv does all three.
# Happens (pycaption 2.3.14): the captions are kept by language, and each <div> takes the place of the one before it in the same language. The times are those
#   of the paragraph alone, and the words of ttm:desc stand in the caption. No error, no warning, and a file that looks whole.
# Hurt: archives and publishers of sittings that have a <div> for each part or speaker: all words but those of the last are gone when SRT or WebVTT is made.
# Instead: convert with ttconv, where each part has an "end" (see ttconv-open-parts.sh); or put all paragraphs of a language into one <div>
#   without times first, and compare the number of captions.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pycaption==2.3.14 ttconv==1.2.3
cat >sitting.ttml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en"><body>
<div><p begin="1s" end="4s">I move to adopt it.</p><p begin="5s" end="6s">Who is for it?</p></div>
<div begin="10s" end="60s"><p begin="1s" end="4s"><metadata><ttm:desc>Checked.</ttm:desc></metadata>We object.</p></div>
</body></tt>
END
venv/bin/tt convert -i sitting.ttml -o ttconv.srt >/dev/null 2>&1
venv/bin/python -W ignore - <<'END'
import sys
from importlib.metadata import version
from pathlib import Path

from pycaption import DFXPReader, SRTWriter


def captions(srt: str) -> list[str]:
    return [" ".join(caption.split()[1:]) for caption in srt.strip().split("\n\n")]


read = DFXPReader().read(Path("sitting.ttml").read_text(encoding="utf-8"))
now = {"ttconv": captions(Path("ttconv.srt").read_text(encoding="utf-8")), "pycaption": captions(SRTWriter().write(read))}
for name, found in now.items():
    print(name, version(name), found)
before = {
    "ttconv": [
        "00:00:01,000 --> 00:00:04,000 I move to adopt it.",
        "00:00:05,000 --> 00:00:06,000 Who is for it?",
        "00:00:11,000 --> 00:00:14,000 We object.",
    ],
    "pycaption": ["00:00:01,000 --> 00:00:04,000 Checked. We object."],
}
sys.exit(0 if now == before else "the behaviour has changed")
END
