#!/usr/bin/env bash
# pangu, which puts spaces between Chinese and Latin text, changes the dot in foreign names to the Japanese one.
#
# Expected: it adds spaces ("insert whitespace between CJK and half-width characters", README), and all other letters stay: 约翰·史密斯 has U+00B7, which is
#   the Chinese mark for it (GB/T 15834-2011, 间隔号; W3C's Requirements for Chinese Text Layout, which advise against U+30FB).
# Happens (pangu 7.2.1 from npm, 6.1.0 from PyPI): the dot becomes U+30FB, the middle dot of Japanese Katakana, and spaces around it are taken away. Nothing
#   else in the text may need a space at all.
# Hurt: editors who let it run over a text: names of foreign speakers, and titles as 《史记·货殖列传》, are no more found by search, lists of names and links to
#   passages, and are no more as they were printed. In many fonts the dot comes from a Japanese one.
# Instead: change U+30FB between Chinese characters back to U+00B7 afterwards, or take CSS: text-autospace adds no letter.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pangu==6.1.0
npm install --silent --no-audit --no-fund pangu@7.2.1 >/dev/null
cat >space.cjs <<'END'
const module_ = require("pangu");
const { pangu = module_.default || module_ } = module_;
console.log(JSON.stringify(JSON.parse(process.argv[2]).map((text) => pangu.spacingText(text))));
END
venv/bin/python - <<'END'
import json
import subprocess
import sys
from importlib.metadata import version

import pangu

TEXTS = ["约翰·史密斯发言", "《史记·货殖列传》", "约翰·史密斯有3篇"]
in_node = json.loads(subprocess.run(["node", "space.cjs", json.dumps(TEXTS)], capture_output=True, text=True, check=True).stdout)
now = {f"pangu {version('pangu')} (PyPI)": [pangu.space_text(text) for text in TEXTS], "pangu 7.2.1 (npm)": in_node}
for name, texts in now.items():
    print(name, texts, "U+00B7" if "\u00b7" in texts[0] else "U+30FB" if "\u30fb" in texts[0] else "no dot")
before = ["约翰\u30fb史密斯发言", "《史记\u30fb货殖列传》", "约翰\u30fb史密斯有 3 篇"]
sys.exit(0 if all(texts == before for texts in now.values()) else "the behaviour has changed")
END
