#!/usr/bin/env bash
# dateparser takes "the 26th" in Chinese, Japanese and Korean for "26 days ago".
#
# Expected: 26日 (zh, ja) and 26일 (ko) are a day of the month, as "26" and "26th" are in English: CLDR writes a day alone so (its
#   pattern for "d"). Reports give the month once and only the day from then on.
# Happens (dateparser 1.5.0): 日 and 일 after a number alone mean days ago, before the day that is given as RELATIVE_BASE; 本月26日 (the
#   26th of this month) as well. search_dates finds "28日" in a sentence and dates it the 2nd, if asked on the 30th. With year and
#   month before it (2022年7月26日) it is a day; 26日前 (ja, 26 days ago) gives the same date as 26日.
# Hurt: who dates news, minutes and notices by it: the dates look right, and lie up to a month off.
# Instead: put year and month in front of such a day before parsing, from the date of the document.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq dateparser==1.5.0
venv/bin/python - <<'EOF'
import datetime
import sys
import dateparser
from dateparser.search import search_dates

ASKED = {"RELATIVE_BASE": datetime.datetime(2022, 7, 30, 12)}
BEFORE = {
    ("en", "26th"): "2022-07-26",
    ("zh", "2022年7月26日"): "2022-07-26",
    ("zh", "26日"): "2022-07-04",
    ("zh", "本月26日"): "2022-07-04",
    ("ja", "26日"): "2022-07-04",
    ("ja", "26日前"): "2022-07-04",
    ("ko", "26일"): "2022-07-04",
}
SENTENCE = "会议26日开幕，28日闭幕。"
print("dateparser", dateparser.__version__, "on 30 July 2022:")
changed = False
for (language, text), before in BEFORE.items():
    date = dateparser.parse(text, languages=[language], settings=ASKED)
    print(f"{language} {text} -> {date and date.date()}")
    changed |= str(date and date.date()) != before
in_sentence = [(words, str(date.date())) for words, date in search_dates(SENTENCE, languages=["zh"], settings=ASKED) or []]
print(SENTENCE, in_sentence)
changed |= ("28日", "2022-07-02") not in in_sentence
sys.exit("the behaviour has changed" if changed else 0)
EOF
