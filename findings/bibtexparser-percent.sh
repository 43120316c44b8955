#!/usr/bin/env bash
# bibtexparser cuts addresses off at the first per cent sign, when it is asked to turn LaTeX into letters.
#
# Expected: url and doi stay as they are. In these fields "%" is a sign like any other (biblatex manual, 2.2.1, data types "verbatim" and "URI"), and
#   what LatexEncodingMiddleware has written, LatexDecodingMiddleware reads.
# Happens (bibtexparser 2.1.0): LatexDecodingMiddleware reads every field as LaTeX, in which "%" begins a comment. All behind it is gone, "~" becomes a
#   no-break space, and nothing stands in failed_blocks. LatexEncodingMiddleware makes \url{...} of addresses, and those are cut as well.
# Hurt: who cites passages and pages in other scripts: links with Chinese words, or to a passage (#:~:text=%E4...), lead elsewhere or nowhere.
# Instead: keep url, doi, eprint and file from before: parse once without the middleware, and take these fields from there.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq bibtexparser==2.1.0 pylatexenc==2.11
venv/bin/python - <<'END'
import sys
from importlib.metadata import version

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware, LatexEncodingMiddleware

URL = "https://example.org/session#:~:text=%E7%A4%BE%E4%BF%9D"
BIB = rf"@online{{a, author = {{\'Cwiek, Ann}}, title = {{A session}}, doi = {{10.1000/a%3C1}}, url = {{{URL}}}}}"


def fields(library: bibtexparser.Library) -> dict[str, str]:
    assert not library.failed_blocks
    return {field.key: field.value for field in library.entries[0].fields}


plain = fields(bibtexparser.parse_string(BIB))
decoded = fields(bibtexparser.parse_string(BIB, append_middleware=[LatexDecodingMiddleware()]))
encoded = bibtexparser.write_string(bibtexparser.parse_string(BIB), prepend_middleware=[LatexEncodingMiddleware()])
again = fields(bibtexparser.parse_string(encoded, append_middleware=[LatexDecodingMiddleware()]))
print("bibtexparser", version("bibtexparser"))
for name, found in {"plain": plain, "decoded": decoded, "encoded and decoded": again}.items():
    print(name, "->", found["author"], found["doi"], repr(found["url"]))
cut = decoded["url"] == "https://example.org/session#:\u00a0:text=" and decoded["doi"] == "10.1000/a" and decoded["author"] == "Ćwiek, Ann"
sys.exit(0 if plain["url"] == URL and cut and "%E7" not in again["url"] else "the behaviour has changed")
END
