#!/usr/bin/env bash
# node-ical cuts the names of participants at a semicolon, parts a category at a comma that belongs to it, and reads a backslash before an "n" as a new line.
#
# Expected: CN="Li; Bob" is one name: quotation marks are there so that a value may have ";", ":" and "," (RFC 5545, 3.2). "Pensions\, health" is one category (3.8.1.2 and
#   3.3.11: a comma of the text is written "\,"), and "\\n" is a backslash and an n. icalendar and ical.js read all three so, and node-ical itself reads "\," in a summary.
# Happens (node-ical 0.26.1): the name is "Li, with the quotation mark in front, the category is two, "Pensions\" and "health", and "C:\\new" in a summary has a line break in it.
#   Quoted names with a colon or a comma are right.
# Hurt: who makes a programme, a list of speakers or subjects from calendars: offices and bodies behind a semicolon are gone, and there are subjects that nobody gave.
# Instead: ical.js, or no semicolon in names and no comma in categories where you write the calendar.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund node-ical@0.26.1 ical.js@2.2.1 >/dev/null
cat >read.mjs <<'JS'
import { createRequire } from "node:module";
import ICAL from "ical.js";

const ical = createRequire(import.meta.url)("node-ical");
const calendar = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//a.example//EN",
  "BEGIN:VEVENT",
  "UID:1@a.example",
  "DTSTAMP:20220701T000000Z",
  "DTSTART:20220726T090000Z",
  "SUMMARY:Tax\\, the folder C:\\\\new",
  "CATEGORIES:Pensions\\, health,Law",
  'ORGANIZER;CN="Wang: Ann, Ministry":mailto:a@a.example',
  'ATTENDEE;CN="Li; Bob";ROLE=CHAIR:mailto:b@a.example',
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");
console.log("node-ical 0.26.1");
const [event] = Object.values(ical.parseICS(calendar)).filter((part) => part.type === "VEVENT");
const found = [event.attendee.params.CN, event.organizer.params.CN, event.categories, event.summary];
const other = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent("vevent");
const right = [
  other.getFirstProperty("attendee").getParameter("cn"),
  other.getFirstProperty("organizer").getParameter("cn"),
  other.getFirstProperty("categories").getValues(),
  other.getFirstPropertyValue("summary"),
];
console.log("node-ical:", JSON.stringify(found));
console.log("ical.js:  ", JSON.stringify(right));
const seen = ['"Li', "Wang: Ann, Ministry", ["Pensions\\", "health", "Law"], "Tax, the folder C:\\\new"];
const wanted = ["Li; Bob", "Wang: Ann, Ministry", ["Pensions, health", "Law"], "Tax, the folder C:\\new"];
const same = JSON.stringify(found) === JSON.stringify(seen) && JSON.stringify(right) === JSON.stringify(wanted);
if (!same) console.error("the behaviour has changed");
process.exit(same ? 0 : 1);
JS
node read.mjs
