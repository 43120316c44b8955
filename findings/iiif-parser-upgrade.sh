#!/usr/bin/env bash
# @iiif/parser brings a IIIF manifest of version 2 up to version 3 without its licence and the direction in which it is read.
#
# Expected: "license" becomes "rights" (IIIF Presentation API 3.0, change log, "Rename license to rights"), and "viewingDirection" of the manifest
#   stays: a manifest may have it in 2.1 as well as in 3.0. "attribution", "related" and "viewingHint" are brought along.
# Happens (@iiif/parser 2.2.10): neither is in the result, whatever address the licence has and whether it is one or a list; nothing is raised. The
#   direction stays only where the sequence has it. A written text on a page keeps its old name "chars", where version 3 has "value".
# Hurt: libraries whose manifests are read through it: old Chinese and Japanese books open at their last page, and nobody learns that a scan may
#   not be used, or may be.
# Instead: after upgrade(manifest), set rights from license, viewingDirection from the manifest, and value from chars yourself.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund @iiif/parser@2.2.10 >/dev/null
cat >upgrade.mjs <<'EOF'
import { upgrade } from "@iiif/parser/upgrader";

const note = {
  "@type": "oa:Annotation",
  motivation: "sc:painting",
  resource: { "@type": "cnt:ContentAsText", format: "text/plain", chars: "第一页", language: "zh" },
  on: "https://example.org/page#xywh=0,0,1,1",
};
const list = { "@id": "https://example.org/list", "@type": "sc:AnnotationList", resources: [note] };
const page = { "@id": "https://example.org/page", "@type": "sc:Canvas", label: "1", height: 1, width: 1, images: [], otherContent: [list] };
const manifest = (facts, ofSequence) => ({
  "@context": "http://iiif.io/api/presentation/2/context.json",
  "@id": "https://example.org/manifest",
  "@type": "sc:Manifest",
  label: "古籍",
  attribution: "A library",
  ...facts,
  sequences: [{ "@type": "sc:Sequence", ...ofSequence, canvases: [page] }],
});
const licence = "http://creativecommons.org/licenses/by/4.0/";
const ofManifest = upgrade(manifest({ license: licence, viewingDirection: "right-to-left" }, {}));
const ofList = upgrade(manifest({ license: [licence] }, {}));
const ofSequence = upgrade(manifest({}, { viewingDirection: "right-to-left" }));
const body = ofManifest.items[0].annotations[0].items[0].body;
console.log("@iiif/parser 2.2.10");
console.log("of the manifest -> licence", ofManifest.rights, "direction", ofManifest.viewingDirection, "attribution", ofManifest.requiredStatement.value);
console.log("a list of licences -> licence", ofList.rights, "; of the sequence -> direction", ofSequence.viewingDirection);
console.log("text on a page ->", body);
const gone = [ofManifest, ofList].every((result) => !JSON.stringify(result).includes("creativecommons"));
const unchanged =
  gone && !JSON.stringify(ofManifest).includes("right-to-left") && ofSequence.viewingDirection === "right-to-left" && body.chars === "第一页" && !body.value;
process.exit(unchanged ? 0 : 1);
EOF
node upgrade.mjs
