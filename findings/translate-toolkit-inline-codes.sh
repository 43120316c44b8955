#!/usr/bin/env bash
# A new translation of an XLIFF unit with inline codes is put in FRONT of the old one by translate-toolkit.
#
# Expected: unit.target = "..." replaces the translation (translate.storage.base, TranslationUnit.target).
# Happens (translate-toolkit 3.20.4): with inline elements (XLIFF 1.2 <g>, <x/>; 2.x <pc>, <ph/>) only the text before the
#   first of them is replaced. They stay, with all the words in and behind them, and the file holds the sentence twice.
# Hurt: translators whose tool rests on it: the corrected sentence is published with the rest of the old one behind it.
# Instead: no inline elements in what is sent out (marks as plain text), or set unit.rich_target (1.2) with the codes.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq translate-toolkit==3.20.4
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version
from translate.storage import xliff, xliff2

ONE = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="fr" target-language="en" datatype="plaintext"><body><trans-unit id="u"><source>La <g id="1">Caisse</g> verse.</source><target>The <g id="1">Fund</g> pays.</target></trans-unit></body></file></xliff>'
TWO = '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="fr" trgLang="en"><file id="a"><unit id="u"><segment><source>La <pc id="1">Caisse</pc> verse.</source><target>The <pc id="1">Fund</pc> pays.</target></segment></unit></file></xliff>'
print("translate-toolkit", version("translate-toolkit"))
now = []
for name, kind, text in (("1.2", xliff.xlifffile, ONE), ("2.1", xliff2.Xliff2File, TWO)):
    store = kind.parsestring(text.encode())
    store.units[0].target = "The Fund will pay."
    now.append(kind.parsestring(bytes(store)).units[0].target)
    print(f"XLIFF {name}: 'The Fund will pay.' is saved as {now[-1]!r}")
sys.exit(0 if now == ["The Fund will pay.Fund pays."] * 2 else "the behaviour has changed")
EOF
