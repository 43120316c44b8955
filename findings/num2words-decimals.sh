#!/usr/bin/env bash
# num2words says 1.05 as 1.5 in Bengali, Persian, Vietnamese, Turkish and Arabic.
#
# Expected: the zero behind the point is said, as in English ("one point zero five") and some forty other languages of the package, or the decimals
#   are said as hundredths.
# Happens (num2words 0.5.14): in bn and fa the words of 1.05 are those of 1.5. In vi, tr and ar 1.05 is "one point five" and 1.5 "one point fifty", which
#   is how 1.50 is said; from the third decimal on all is gone: 1.005 is "one".
# Hurt: who listens to figures in these languages, and readers of contracts and reports with amounts in words: 1.05 million becomes 1.5 million.
# Instead: say the whole part by num2words and the decimals digit by digit, num2words of each; or compare the words of 1.05 and 1.5 before use.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq num2words==0.5.14
venv/bin/python - <<'END'
import sys
from importlib.metadata import version

from num2words import num2words

NUMBERS = (1.05, 1.5, 1.005)
BEFORE = {
    "en": ["one point zero five", "one point five", "one point zero zero five"],
    "ru": ["одна целая пять сотых", "одна целая пять десятых", "одна целая пять тысячных"],
    "bn": ["এক দশমিক পাঁচ", "এক দশমিক পাঁচ", "এক দশমিক পাঁচ"],
    "fa": ["یک و نیم", "یک و نیم", "یک و نیم"],
    "vi": ["một phẩy năm", "một phẩy năm mươi", "một"],
    "tr": ["birvirgülbeş", "birvirgülelli", "birvirgül"],
    "ar": ["واحد , خمس", "واحد , خمسون", "واحد"],
}
print("num2words", version("num2words"), *NUMBERS)
now = {language: [" ".join(num2words(number, lang=language).split()) for number in NUMBERS] for language in BEFORE}
for language, words in now.items():
    print(language, "->", " | ".join(words))
sys.exit(0 if now == BEFORE else "the behaviour has changed")
END
