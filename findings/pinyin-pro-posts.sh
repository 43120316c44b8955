#!/usr/bin/env bash
# pinyin-pro, told that a name comes first, reads the words behind the name wrong.
#
# Expected: surname: "head" looks for a surname at the beginning of the text alone (its types; zh-lx/pinyin-pro#237), and everything behind
#   the name is read as without it: 司长 is sī zhǎng, head of a department.
# Happens (pinyin-pro 3.29.4): with "head", and with "all", words of two readings behind a name lose theirs: 司长 is sī cháng, 行长 xíng cháng,
#   重新 zhòng xīn. Without the option the words are right, and surnames such as 单 (shàn) are wrong.
# Hurt: lists of speakers and their posts in pinyin, sorted, spoken or printed above the characters: the option that is made for names spoils 长 in most
#   posts.
# Instead: give it the name alone with surname: "head", and the post alone without; a text of names and words by customPinyin.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund pinyin-pro@3.29.4 >/dev/null
cat >run.cjs <<'END'
const { pinyin } = require("pinyin-pro");
const before = {
  单小明: ["dān xiǎo míng", "shàn xiǎo míng"],
  单小明司长: ["dān xiǎo míng sī zhǎng", "shàn xiǎo míng sī cháng"],
  王小明司长: ["wáng xiǎo míng sī zhǎng", "wáng xiǎo míng sī cháng"],
  李强重新调整: ["lǐ qiáng chóng xīn tiáo zhěng", "lǐ qiáng zhòng xīn tiáo zhěng"],
  行长: ["háng zhǎng", "xíng cháng"],
};
console.log("pinyin-pro", require("pinyin-pro/package.json").version);
let unchanged = true;
for (const [text, readings] of Object.entries(before)) {
  const now = ["off", "head"].map((surname) => pinyin(text, { surname }));
  console.log(text, "->", now.join(" | head: "));
  unchanged &&= now.join() === readings.join();
}
if (!unchanged) console.error("the behaviour has changed");
process.exit(unchanged ? 0 : 1);
END
node run.cjs
