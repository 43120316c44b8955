#!/usr/bin/env bash
# zhlint and autocorrect, which put Chinese text in order, write Chinese marks into English quotations and run English words together.
#
# Expected: an English quotation, title or name in a Chinese sentence keeps its own marks: “Yes, we can.”, J. K. Rowling (CY/T 154-2017, English in Chinese
#   publications). zhlint skips what is purely Western and has a list of abbreviations (README, skipPureWestern, skipAbbrs); ’ in workers’ is an apostrophe.
# Happens (zhlint 0.8.2, autocorrect-node 2.14.0): zhlint takes any text with a Chinese character in it for Chinese: “Yes，we can。”, “J。K。Rowling”, “p。5”, and the
#   full stop of an English sentence about one Chinese word. autocorrect takes ’ and ” for Chinese marks, and the space beside them away: workers’rights.
# Hurt: editors of bilingual records who run one of them with --fix: the words of a witness are no more as they were said, and a search for them finds nothing.
# Instead: use them as checkers, without --fix, and read every change; for zhlint, empty "halfwidthPunctuation" and "fullwidthPunctuation" in .zhlintrc.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund zhlint@0.8.2 autocorrect-node@2.14.0 >/dev/null
cat >correct.mjs <<'END'
import { createRequire } from "module";
import { run } from "zhlint";
const { format } = createRequire(import.meta.url)("autocorrect-node");
const before = {
  "他说：“Yes, we can.”": ["他说：“Yes，we can。”", "他说：“Yes, we can.”"],
  "罗琳（J. K. Rowling）": ["罗琳 (J。K。Rowling)", "罗琳（J. K. Rowling）"],
  "见《On Rivers》, p. 5": ["见《On Rivers》，p。5", "见《On Rivers》, p. 5"],
  "The word 水 means water.": ["The word 水 means water。", "The word 水 means water."],
  "原文为 workers’ rights": ["原文为 workers’ rights", "原文为 workers’rights"],
  "The word “水” means water": ["The word “水” means water", "The word“水”means water"],
};
let changed = false;
for (const [text, [byZhlint, byAutocorrect]] of Object.entries(before)) {
  const now = [run(text, { rules: { preset: "default" } }).result, format(text)];
  console.log(text, "| zhlint 0.8.2:", now[0], "| autocorrect 2.14.0:", now[1]);
  changed ||= now[0] !== byZhlint || now[1] !== byAutocorrect;
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
END
node correct.mjs
