#!/usr/bin/env bash
# The TEI that pandoc writes has no captions of tables and no languages, and calls a picture by its alternative text.
#
# Expected: <head> for the caption of a table (TEI P5, 14.1.1), xml:lang for words in another language (att.global), and in <figure> the caption as
#   <head> and the alternative text as <figDesc> (14.4). From the same text pandoc writes all of these in JATS.
# Happens (pandoc 3.9): the caption of a table is gone, "lang" of words, paragraphs and sections is gone; <head> of a figure is the alternative text,
#   and the caption stands behind it as a paragraph. No warning, with --fail-if-warnings either.
# Hurt: editions and archives that make TEI of Word, Markdown or HTML: captions are lost, and a bilingual text says it is in one language.
# Instead: write captions as a paragraph before the table, and mark languages afterwards; or go through JATS; compare the words of both files.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pypandoc_binary==1.17
venv/bin/python - <<'END'
import sys

import pypandoc

TEXT = """---
lang: zh
---

基金见 [*Social Security Act*]{lang=en}。

::: {lang=en}
The fund pays.
:::

| 年份 | 人数 |
|------|------|
| 2022 | 84   |

: 平台就业人员

![三条曲线](a.png){alt="两条上升，一条下降"}
"""
print("pandoc", pypandoc.get_pandoc_version())
jats, tei = (pypandoc.convert_text(TEXT, to, format="markdown", extra_args=["--standalone", "--fail-if-warnings"]) for to in ("jats", "tei"))
WORDS = ("平台就业人员", 'xml:lang="en"', "两条上升，一条下降", "三条曲线")
now = {}
for name, text in (("jats", jats), ("tei", tei)):
    now[name] = [words in text for words in WORDS]
    print(name, *(f"{words}: {there}" for words, there in zip(WORDS, now[name], strict=True)), sep=" | ")
captions = "<head>两条上升，一条下降</head>" in tei and "<p>三条曲线</p>" in tei and "figDesc" not in tei
print("in TEI the alternative text is the head of the figure, and the caption a paragraph:", captions)
sys.exit(0 if now == {"jats": [True, True, True, True], "tei": [False, False, True, True]} and captions else "the behaviour has changed")
END
