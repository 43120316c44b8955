#!/usr/bin/env bash
# format_texts of pyparlaclarin, which lays out debates, removes speeches that have no segments and runs words together at the ends of lines.
#
# Expected: "Formats all text elements in a Parla-Clarin document" (its docstring): indentation and line breaks change, and no word does. A <u> may hold its
#   words itself, and a <seg> may begin with an element (TEI P5, <u>, <seg>; Parla-CLARIN uses both).
# Happens (pyparlaclarin 0.9.2): a <u> without <seg> is removed with all its words, and so are a <seg> and a <p> that begin with an element (<hi>, <pb/>,
#   <vocal>). Where a line ends in the file, its last word and the first of the next become one: "social" and "security" are "socialsecurity".
# Hurt: parliaments and researchers who keep debates as TEI: a tidied file has speakers who said nothing, and words that no search finds.
# Instead: wrap the words of each <u> in <seg>, join lines with spaces first, and compare the words of the file before and after.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pyparlaclarin==0.9.2 lxml==6.0.2
venv/bin/python - <<'EOF'
import contextlib
import io
import sys
from importlib.metadata import version

from lxml import etree
from pyparlaclarin.refine import format_texts

SPOKEN = {
    "a segment": "<u who='#wang'><seg>Who pays for it?</seg></u>",
    "no segment": "<u who='#li'>The fund pays.</u>",
    "begins with an element": "<u who='#mao'><seg><hi>Nobody</hi> pays.</seg><seg>We do.</seg></u>",
    "two lines": "<u who='#wang'><seg>All have social\nsecurity.</seg></u>",
    "a paragraph that begins with an element": "<p><hi>The sitting</hi> was closed.</p>",
}


def formatted(passage: str) -> str:
    """Give the words that are left of a passage."""
    debate = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><div>{passage}</div></body></text></TEI>"
    with contextlib.redirect_stdout(io.StringIO()):
        root = format_texts(etree.fromstring(debate))
    return " ".join("".join(root.itertext()).split())


found = {name: formatted(passage) for name, passage in SPOKEN.items()}
print("pyparlaclarin", version("pyparlaclarin"))
for name, words in found.items():
    print(name, "->", repr(words))
sys.exit(0 if list(found.values()) == ["Who pays for it?", "", "We do.", "All have socialsecurity.", ""] else "the behaviour has changed")
EOF
