#!/usr/bin/env bash
# text2num writes "deux virgule cinq millions" as 2,5000000, which is 2.5, and so in six languages; in English it is "2.5 1000000".
#
# Expected: 2500000, "2,5 millions", or the words as they were. alpha2digit finds cardinals and decimals in a stream of words and gives their digits (README): "cinq millions" is
#   5000000 there, "deux virgule cinq" is 2,5, and this is how speakers say millions and billions that are not whole.
# Happens (text2num 3.1.0): the number behind the comma is taken to be five million, and 2 and 5000000 are put together with a comma: in French, Spanish, Italian, Portuguese, Dutch
#   and Danish. English and German have two numbers, 2.5 and 1000000. Whole millions and decimals alone are right.
# Hurt: who turns the words of a recognised or dictated speech into digits: budgets and numbers of people come out a million times too small, and look well.
# Instead: put another word, such as "Mio", in the place of "millions" behind a decimal, convert, and put it back. In what is converted already, look for zeros behind a comma.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq text2num==3.1.0
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from text_to_num import alpha2digit

print("text2num", version("text2num"))
SEEN = {
    ("fr", "deux virgule cinq millions de personnes"): "2,5000000 de personnes",
    ("fr", "cinq millions de personnes"): "5000000 de personnes",
    ("es", "dos coma cinco millones"): "2,5000000",
    ("it", "due virgola cinque milioni"): "2,5000000",
    ("pt", "dois vírgula cinco milhões"): "2,5000000",
    ("nl", "twee komma vijf miljoen"): "2,5000000",
    ("da", "to komma fem millioner"): "2,5000000",
    ("de", "zwei Komma fünf Millionen"): "2,5 1000000",
    ("en", "two point five million people"): "2.5 1000000 people",
    ("en", "five million people"): "5000000 people",
    ("en", "two point five"): "2.5",
}
found = {(language, words): alpha2digit(words, language) for language, words in SEEN}
for (language, words), digits in found.items():
    print(language, words, "->", digits)
sys.exit(0 if found == SEEN else "the behaviour has changed")
PY
