#!/usr/bin/env bash
# edtf.js prints the first day of an interval for the whole in Chinese, and in Spanish and Japanese as soon as the country is named.
#
# Expected: format(edtf("2022-07-26/2022-07-28"), "zh") gives both days, as formatRange of Intl.DateTimeFormat does in every language, and as it does
#   itself in English, French and German; "ja-JP" gives what "ja" gives (RFC 4647, 3.4, lookup); where it has no words, an error.
# Happens (edtf 4.11.1): in a language for which it has no data, an interval is its first day, "about 2022" is 2022, and the 2020s are 2020. Data
#   for es, it and ja are there, but es-ES, it-IT and ja-JP do not find them, nor do fr-CA and en-IE those for fr and en.
# Hurt: readers of a bilingual catalogue or calendar: the English page has three days, the Chinese one has one, as if the event had ended then.
# Instead: call formatRange with the two ends of an interval; print a date with ~, ? or X by words of your own.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund edtf@4.11.1 >/dev/null
cat >run.mjs <<'END'
import edtf, { format } from "edtf";
const dates = ["2022-07-26/2022-07-28", "2022~", "202X"];
const before = {
  "en-US": ["7/26/2022 – 7/28/2022", "c. 2022", "XXXX"],
  "fr-FR": ["26/07/2022 – 28/07/2022", "c. 2022", "XXXX"],
  "zh-CN": ["2022/7/26", "2022年", "2020年"],
  "ja-JP": ["2022/7/26", "2022年", "2020年"],
  es: ["26/7/2022 – 28/7/2022", "c. 2022", "XXXX"],
  "es-ES": ["26/7/2022", "2022", "2020"],
};
console.log("edtf 4.11.1:", dates.join(" | "));
let unchanged = true;
for (const [language, texts] of Object.entries(before)) {
  const now = dates.map((date) => format(edtf(date), language).replace(/\s/gu, " "));
  console.log(language, "->", now.join(" | "));
  unchanged &&= now.join() === texts.join();
}
const range = new Intl.DateTimeFormat("zh-CN", { timeZone: "UTC" }).formatRange(Date.UTC(2022, 6, 26), Date.UTC(2022, 6, 28));
console.log("formatRange zh-CN ->", range);
if (!unchanged) console.error("the behaviour has changed");
process.exit(unchanged ? 0 : 1);
END
node run.mjs
