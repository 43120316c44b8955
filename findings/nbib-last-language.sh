#!/usr/bin/env bash
# nbib keeps only the last of the languages and bodies of a work, and none of its editors.
#
# Expected: a work in Chinese and English (LA twice) has two languages, and one by two ministries (CN twice) two bodies: both tags may stand more than once
#   (PubMed help, "MEDLINE display format": LA, CN). nbib promises list objects "when appropriate" (README), as it gives them for AU, PT and OT.
# Happens (nbib 0.3.2): "language" and "corporate_author" are one string, that of the last line; all others are gone, and so are editors (FED, ED) and
#   the abstract in the other language (OAB). Nothing is raised, though the README says that faulty input is.
# Hurt: who counts or filters by language, and who cites: reports written by several bodies are cited with one, bilingual works pass for English.
# Instead: count the lines LA and CN of each record before reading, or read the file with a parser that gives lines (pybtexnbib, rispy).
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq nbib==0.3.2
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version

import nbib

RECORD = """PMID- 1
TI  - On social security.
LA  - chi
LA  - eng
FAU - Wang, Ann
AU  - Wang A
FAU - Li, Bo
AU  - Li B
CN  - Ministry of Labour
CN  - Ministry of Health
FED - Mao, Cy
ED  - Mao C
PT  - Congress
PT  - Overview
OAB - Publisher: the abstract in Chinese.
OABL- chi

"""
[work] = nbib.read(RECORD)
print("nbib", version("nbib"))
print(work)
words = str(work)
lost = [word for word in ("chi", "Ministry of Labour", "Mao", "the abstract in Chinese") if word not in words]
unchanged = work["language"] == "eng" and work["corporate_author"] == "Ministry of Health" and len(lost) == 4 and len(work["authors"]) == 2
sys.exit(0 if unchanged else "the behaviour has changed")
EOF
