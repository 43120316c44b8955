#!/usr/bin/env bash
# normattiva2md leaves parts of a law out: points under points, closing words, tables, and articles without paragraphs; what was struck out looks new.
#
# Expected: each of these may stand in an article (Akoma Ntoso 1.0, part 2: <article> with <content>, <list> in <point>, <wrapUp>, <table> in <content>), and
#   is in the Markdown. Its README has ((...)) for words that an amendment changed.
# Happens (normattiva2md 2.1.15): of a point with points of its own only "a)" is left. <wrapUp>, tables, paragraphs with <subparagraph>, and articles
#   whose words stand in <content> without a paragraph, are gone. <del> is written as ((...)), just as <ins> is. Nothing is said, and the command succeeds.
# Hurt: who reads, searches or sums up laws from the Markdown, which is made for language models: a duty without its exception, an old word as law.
# Instead: compare the words of the XML with those of the Markdown, and read the XML where they differ.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq normattiva2md==2.1.15
article() {
  cat >act.xml <<EOF
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta><identification source="#editor">
<FRBRWork><FRBRthis value="/akn/it/act/2022/1/!main"/><FRBRuri value="/akn/it/act/2022/1"/><FRBRdate date="2022-07-26" name="Generation"/>
<FRBRauthor href="#editor"/><FRBRcountry value="it"/></FRBRWork><FRBRExpression><FRBRthis value="/akn/it/act/2022/1/ita@/!main"/>
<FRBRuri value="/akn/it/act/2022/1/ita@"/><FRBRdate date="2022-07-26" name="Generation"/><FRBRauthor href="#editor"/><FRBRlanguage language="ita"/>
</FRBRExpression><FRBRManifestation><FRBRthis value="/akn/it/act/2022/1/ita@/main.xml"/><FRBRuri value="/akn/it/act/2022/1/ita@.xml"/>
<FRBRdate date="2022-07-26" name="Generation"/><FRBRauthor href="#editor"/></FRBRManifestation></identification></meta><preface><p><docTitle>Legge</docTitle></p></preface>
<body><article eId="art_1"><num>Art. 1</num><heading>Oggetto</heading>$1</article></body></act></akomaNtoso>
EOF
  venv/bin/normattiva2md -q act.xml act.md >/dev/null 2>&1
  sed '1,/Art. 1/d' act.md | tr -s '\n' ' '
}
paragraph() { article "<paragraph eId=\"p\"><num>1.</num>$1</paragraph>"; }
point='<list><intro><p>Intro:</p></intro><point eId="a"><num>a)</num><content><p>primo</p></content></point>'
nested='<list><intro><p>Intro:</p></intro><point eId="a"><num>a)</num><list><intro><p>se</p></intro><point eId="b"><num>1)</num><content><p>primo</p></content></point></list></point></list>'
seen=$(
  echo "plain:$(paragraph '<content><p>Parole.</p></content>')"
  echo "points under a point:$(paragraph "$nested")"
  echo "closing words:$(paragraph "$point<wrapUp><p>salvo eccezioni.</p></wrapUp></list>")"
  echo "a table:$(paragraph '<content><p>Tariffe:</p><table><tr><td><p>10 euro</p></td></tr></table></content>')"
  echo "subparagraphs:$(paragraph '<intro><p>Se</p></intro><subparagraph eId="a"><num>a)</num><content><p>primo</p></content></subparagraph>')"
  echo "no paragraph:$(article '<content><p>Parole.</p></content>')"
  echo "struck out and added:$(paragraph '<content><p>entro <del>dieci</del><ins>venti</ins> giorni</p></content>')"
)
echo "normattiva2md 2.1.15"
echo "$seen"
[ "$(echo "$seen" | sed 's/ *$//')" = "plain: 1. Parole.
points under a point: 1. Intro: - a)
closing words: 1. Intro: - a) primo
a table: 1. Tariffe:
subparagraphs:
no paragraph:
struck out and added: 1. entro ((dieci))((venti)) giorni" ]
