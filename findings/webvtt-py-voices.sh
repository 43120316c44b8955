#!/usr/bin/env bash
# webvtt-py and webvtt-to-markdown give all the words of a caption to the first of two speakers.
#
# Expected: a caption may hold a voice span for each speaker (W3C WebVTT, 4.2.2, voice spans: the end tag may be left out only where one span is the
#   whole caption), so that "voice" names both, or gives no name where there are two. With dashes before the lines, as in dialogues, the names are there too.
# Happens (webvtt-py 0.6.0, webvtt-to-markdown 0.9.0): "voice" is the one at the beginning of the first line, and "text" has the words of both. With dashes "voice"
#   is None. webvtt-to-markdown writes a turn of the first speaker, and the other's words in it, with "</v>" and "<v ...>" standing as text.
# Hurt: whoever makes minutes and records of captions: an objection stands under the name of the person who made the motion. No warning.
# Instead: split raw_text at "<v" before "voice" and "text" are used, or take a parser that gives the tree, such as webvtt-parser; write one caption a speaker.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq webvtt-py==0.6.0 webvtt-to-markdown==0.9.0
cat >session.vtt <<'END'
WEBVTT

00:01.000 --> 00:04.000
<v Ann Doe>I move to adopt it.</v>
<v 甲乙>We object.</v>

00:05.000 --> 00:07.000
- <v Ann Doe>Why?</v>
- <v 甲乙>It costs too much.</v>
END
venv/bin/python - <<'END'
import sys
from importlib.metadata import version
from pathlib import Path

import webvtt
from webvtt_to_markdown import transcript_to_markdown

now = [(caption.voice, caption.text) for caption in webvtt.read("session.vtt")]
print("webvtt-py", version("webvtt-py"), now)
turns = transcript_to_markdown(Path("session.vtt").read_text(encoding="utf-8"))
print("webvtt-to-markdown", version("webvtt-to-markdown"), repr(turns))
before = [("Ann Doe", "I move to adopt it.\nWe object."), (None, "- Why?\n- It costs too much.")]
same = "**(00:01) Ann Doe**\nI move to adopt it.</v>\n<v 甲乙>We object.\n" in turns and "甲乙**" not in turns
sys.exit(0 if now == before and same else "the behaviour has changed")
END
