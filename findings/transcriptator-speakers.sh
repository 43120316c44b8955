#!/usr/bin/env bash
# transcriptator, which reads transcripts of podcasts, gives the second paragraph of a speech to the next speaker, whose own words are lost.
#
# Expected: <cite>, <time> and two <p> are one speech of two paragraphs: <cite> names who speaks until the next one (README: "cite is not required"; examples have one paragraph).
#   In WebVTT <v Bob Li> names Bob Li, blanks and all (W3C WebVTT, 4.2.2, voice spans); since 1.1.4 it reads <v name>.
# Happens (transcriptator 1.1.4): each further <p> is kept for the next <cite> and <time>, and pushes that speaker's first paragraph out; nothing is said of it. In WebVTT a voice is
#   known only if it is one word of Latin letters: the words of Bob Li, or of 王小明, go to the speaker before, with the tag in the text.
# Hurt: listeners and readers of players that show transcripts by it, and who quotes from them: the words of one stand under the name of another.
# Instead: its JSON format, which names the speaker of each segment; in HTML one <p> for each <time>, with <br> where a paragraph ends.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund transcriptator@1.1.4 >/dev/null
cat >read.cjs <<'JS'
const { convertFile } = require("transcriptator");

console.log("transcriptator 1.1.4");
const speech = (speaker, time, ...paragraphs) => `<cite>${speaker}:</cite><time>${time}</time>${paragraphs.map((words) => `<p>${words}</p>`).join("")}`;
const page = (...speeches) => `<html><body>${speeches.join("")}</body></html>`;
const cue = (number, words) => `${number}\n00:00:0${number}.000 --> 00:00:0${number}.900\n${words}\n\n`;
const cases = [
  [page(speech("Ann", "0:00", "Pensions grow."), speech("Bob", "0:30", "I disagree.")), ["Ann: Pensions grow.", "Bob: I disagree."]],
  [page(speech("Ann", "0:00", "Pensions grow.", "We can pay them."), speech("Bob", "0:30", "I disagree.")), ["Ann: Pensions grow.", "Bob: We can pay them."]],
  [`WEBVTT\n\n${cue(1, "<v Ann>We can pay.")}${cue(2, "<v Bob>I disagree.")}`, ["Ann: We can pay.", "Bob: I disagree."]],
  [`WEBVTT\n\n${cue(1, "<v Ann>We can pay.")}${cue(2, "<v Bob Li>I disagree.")}`, ["Ann: We can pay.", "Ann: <v Bob Li>I disagree."]],
  [`WEBVTT\n\n${cue(1, "<v Ann>We can pay.")}${cue(2, "<v 王小明>我不同意。")}`, ["Ann: We can pay.", "Ann: <v 王小明>我不同意。"]],
];
let changed = false;
for (const [transcript, seen] of cases) {
  const found = convertFile(transcript).map(({ speaker, body }) => `${speaker}: ${body}`);
  console.log(JSON.stringify(transcript), "->", JSON.stringify(found));
  changed ||= JSON.stringify(found) !== JSON.stringify(seen);
}
if (changed) console.error("the behaviour has changed");
process.exit(changed ? 1 : 0);
JS
node read.cjs
