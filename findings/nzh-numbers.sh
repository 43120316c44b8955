#!/usr/bin/env bash
# nzh reads 两万 (twenty thousand) as 0, and the year 二〇二二 as 222.
#
# Expected: decodeS turns Chinese numbers into digits (README: "and of course you can turn Chinese numbers back"). 两 is the usual word for two before 百, 千,
#   万 and 亿, and a year is read digit by digit, with 〇 or 零 for nought (GB/T 15835-2011, on numerals in publications). Or an error.
# Happens (nzh 1.0.14): a sign that it does not know is passed over: 两万 and 两百 are 0, 两千零二十二 is 22, 百分之五 (5 per cent) is 105, 3.5亿 is 0. Of digits
#   that follow each other only some count: 二〇二二 and 二零二二 are 222. Traditional 億 and 萬 are as unknown to nzh.cn as 亿 and 万 to nzh.hk.
# Hurt: who sorts, dates or adds up what minutes and laws write in characters: a number comes out, and it is wrong by thousands.
# Instead: take cn2an (Python) with mode "smart", or write 二 for 两 and put years digit by digit yourself; turn the result back and compare.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund nzh@1.0.14 >/dev/null
cat >numbers.cjs <<'EOF'
const { cn, hk } = require("nzh");

const written = { 二万: 20000, 两万: 0, 两百: 0, 两千零二十二: 22, 二〇二二: 222, 二零二二: 222, 百分之五: 105, "3.5亿": 0 };
console.log("nzh 1.0.14");
const found = Object.keys(written).map((words) => [words, cn.decodeS(words)]);
for (const [words, number] of found) console.log(words, "->", number);
const scripts = [cn.decodeS("一億"), hk.decodeS("一亿")];
console.log("一億 by nzh.cn ->", scripts[0], "; 一亿 by nzh.hk ->", scripts[1]);
process.exit(found.every(([words, number]) => number === written[words]) && scripts.every((number) => number === 1) ? 0 : 1);
EOF
node numbers.cjs
