#!/usr/bin/env bash
# ro-crate-py takes the languages away from the names of a crate that it reads, and drops the language of the whole.
#
# Expected: {"@value": "记录", "@language": "zh"} is a text in Chinese, and so is a plain text under the context {"@language": "zh"} (JSON-LD 1.1, 4.2.4,
#   string internationalization). A crate that is read and written again has what it had: RO-Crate 1.1 is JSON-LD, and lets the context be extended.
# Happens (rocrate 0.16.0): name becomes ["Record", "记录"], two names without a language, and of the context only the address of RO-Crate's own is
#   left; terms that a crate defines for itself lose their meaning too. The project knows (issue 61, pull request 243), the README and the run say nothing.
# Hurt: archives of bilingual records: one file added by a script, and no reader can tell which title is to be shown to whom.
# Instead: change ro-crate-metadata.json as JSON; or set crate.metadata.extra_contexts again, and put texts with languages back before they are written.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq rocrate==0.16.0
venv/bin/python - <<'EOF'
import json
import sys
from importlib.metadata import version
from pathlib import Path

from rocrate.rocrate import ROCrate

BASE = "https://w3id.org/ro/crate/1.1/context"
NAME = [{"@value": "Record", "@language": "en"}, {"@value": "记录", "@language": "zh"}]


def again(context: object, name: object) -> tuple[object, object]:
    """Give context and name of a crate after it was read and written."""
    root = {"@id": "./", "@type": "Dataset", "name": name, "description": "Words", "datePublished": "2022-07-26", "license": "CC0"}
    itself = {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": {"@id": BASE.removesuffix("/context")}, "about": {"@id": "./"}}
    Path("crate").mkdir(exist_ok=True)
    Path("crate/ro-crate-metadata.json").write_text(json.dumps({"@context": context, "@graph": [itself, root]}), encoding="utf-8")
    ROCrate("crate").write("written")
    written = json.loads(Path("written/ro-crate-metadata.json").read_text(encoding="utf-8"))
    return written["@context"], next(entity["name"] for entity in written["@graph"] if entity["@id"] == "./")


print("rocrate", version("rocrate"))
of_texts, of_context = again(BASE, NAME), again([BASE, {"@language": "zh"}], "记录")
print("languages of texts ->", *of_texts)
print("language of the whole ->", *of_context)
sys.exit(0 if of_texts == (BASE, ["Record", "记录"]) and of_context == (BASE, "记录") else "the behaviour has changed")
EOF
