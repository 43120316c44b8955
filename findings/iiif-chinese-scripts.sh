#!/usr/bin/env bash
# Two libraries for IIIF show Simplified Chinese to a reader who asks for the Traditional Chinese of Taiwan, and one writes one over the other.
#
# Expected: of a label in zh-Hans and zh-Hant, zh-Hant-TW gets zh-Hant (RFC 4647, 3.4, lookup: the tag without its last part, if there is no such text),
#   and the client takes the language that fits best (IIIF Presentation API 3.0, "Language of Property Values"). To set zh-Hant leaves zh-Hans alone.
# Happens (manifesto.js 4.3.5, @iiif/helpers 1.6.1): what is not found as it is, is looked for by the part before the first hyphen: any zh is as good,
#   and the first one wins. Where English stands first, @iiif/helpers gives zh-Hant-TW the English text. sr-Latn-RS gets Cyrillic letters in the same way.
#   manifesto.js, asked to set zh-Hant where only zh-Hans is, puts the Traditional text in its place, still marked as zh-Hans.
# Hurt: readers in Taiwan and Hong Kong, Serbia and elsewhere, in viewers built on them (Universal Viewer, Clover and others); editors of labels.
# Instead: look the tag up yourself, part by part, and ask for a language that is there; set a text only under a tag that is there, or with none like it.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund manifesto.js@4.3.5 @iiif/helpers@1.6.1 >/dev/null
cat >labels.mjs <<'EOF'
import { getValue } from "@iiif/helpers/i18n";
import { PropertyValue, parseManifest } from "manifesto.js";

const manifesto = (label, locale) => {
  const manifest = { "@context": "http://iiif.io/api/presentation/3/context.json", id: "https://example.org/m", type: "Manifest", label, items: [] };
  return parseManifest(JSON.stringify(manifest)).getLabel().getValue(locale);
};
const helpers = (label, language) => getValue(label, { language });
const both = (label, locale) => [manifesto(label, locale), helpers(label, locale)].join(" ");
const chinese = { "zh-Hans": ["会议"], "zh-Hant": ["會議"] };
const facts = {
  "zh-Hant": both(chinese, "zh-Hant"),
  "zh-Hant-TW": both(chinese, "zh-Hant-TW"),
  "zh-Hant-TW, English first": both({ en: ["Session"], ...chinese }, "zh-Hant-TW"),
  "sr-Latn-RS": both({ "sr-Cyrl": ["Седница"], "sr-Latn": ["Sednica"] }, "sr-Latn-RS"),
};
const label = PropertyValue.parse({ "zh-Hans": ["会议"] });
label.setValue("會議", "zh-Hant");
facts["zh-Hans after zh-Hant was set"] = `${label.getValue("zh-Hans")} ${label.length}`;
console.log("manifesto.js 4.3.5 and @iiif/helpers 1.6.1");
for (const [asked, given] of Object.entries(facts)) console.log(asked, "->", given);
process.exit(Object.values(facts).join("|") === "會議 會議|会议 会议|会议 Session|Седница Седница|會議 1" ? 0 : 1);
EOF
node labels.mjs
