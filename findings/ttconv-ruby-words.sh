#!/usr/bin/env bash
# ttconv writes captions to SRT and WebVTT without the words that have a reading beside them.
#
# Expected: <ruby>漢字<rt>かんじ</rt></ruby>です in a WebVTT file (W3C WebVTT, 4.2.2, ruby spans) becomes 漢字です in SRT, which knows no ruby, and stays
#   as it is in WebVTT: its own WebVTT reader knows the element, and its model holds base and reading.
# Happens (ttconv 1.2.3): the words are read, and IMSC/TTML has them, but the writers of SRT and of WebVTT leave out base and reading: です is all
#   that is shown, and nothing says so.
# Hurt: archives and broadcasters that convert captions of Japanese or Chinese speech: names lose their characters, silently.
# Instead: take ruby out before the conversion, <ruby>漢字<rt>かんじ</rt></ruby> to 漢字（かんじ）, or convert to IMSC alone; compare the words afterwards.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq ttconv==1.2.3
venv/bin/python - <<'EOF'
import io
import sys
from importlib.metadata import version
from xml.etree.ElementTree import tostring

from ttconv.imsc import writer as imsc
from ttconv.srt import writer as srt
from ttconv.vtt import reader
from ttconv.vtt import writer as vtt

CAPTION = "WEBVTT\n\n00:01.000 --> 00:04.000\n<ruby>漢字<rt>かんじ</rt></ruby>です\n"
print("ttconv", version("ttconv"))
captions = reader.to_model(io.StringIO(CAPTION))
written = {
    "IMSC": tostring(imsc.from_model(captions).getroot(), encoding="unicode"),
    "SRT": srt.from_model(captions),
    "WebVTT": vtt.from_model(captions),
}
held = {name: [words in text for words in ("漢字", "かんじ", "です")] for name, text in written.items()}
for name, words in held.items():
    print(f"{name}: base {words[0]}, reading {words[1]}, what follows {words[2]}")
sys.exit(held != {"IMSC": [True, True, True], "SRT": [False, False, True], "WebVTT": [False, False, True]})
EOF
