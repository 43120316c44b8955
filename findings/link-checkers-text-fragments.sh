#!/usr/bin/env bash
# Two link checkers take links to passages (text fragments) for broken ones.
#
# Expected: "#id:~:text=words" is checked as "#id", and "#:~:text=words" as the page: what stands behind ":~:" is an instruction to the browser
#   and is taken off before the fragment is used (URL Fragment Text Directives, WICG, "The Fragment Directive"; HTML has it too).
# Happens (LinkChecker 10.6.0 with AnchorCheck, linkinator 7.6.1 with --check-fragments): both look for an element with the whole as its
#   id, and report the link beside one that leads nowhere. LinkChecker also escapes the colons, so that the address in its report is another.
# Hurt: publishers who link to what somebody said, word for word, and let a checker stop what is broken: it stops good links.
# Instead: let the checker pass over addresses with ":~:text=" and check what stands before it by a test of your own.
set -eu
place=$(mktemp -d)
chmod 755 "$place" # where root starts it, LinkChecker goes on as nobody
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq LinkChecker==10.6.0
npm install --silent --no-audit --no-fund linkinator@7.6.1 >/dev/null
mkdir site
cat > site/page.html <<'EOF'
<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>T</title></head><body><p id="p1">第一段。</p></body></html>
EOF
cat > site/index.html <<'EOF'
<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>T</title></head><body>
<p><a href="page.html#p1">a</a> <a href="page.html#p1:~:text=%E7%AC%AC%E4%B8%80">b</a> <a href="page.html#:~:text=%E7%AC%AC%E4%B8%80">c</a> <a href="page.html#p2">d</a></p>
</body></html>
EOF
python3 -u -m http.server 0 --bind 127.0.0.1 --directory site >port 2>/dev/null &
server=$!
until grep -q port port; do sleep 0.1; done
address=http://127.0.0.1:$(sed 's/.*port \([0-9]*\).*/\1/' port)/
printf '[AnchorCheck]\n' >rc
venv/bin/linkchecker --config rc --no-status --output csv "$address" >linkchecker.csv 2>/dev/null || true
npx linkinator "$address" --check-fragments --format json >linkinator.json 2>/dev/null || true
venv/bin/python - <<'EOF'
import csv
import json
import sys
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote

print("LinkChecker", version("LinkChecker"), "linkinator", json.loads(Path("node_modules/linkinator/package.json").read_text())["version"])
rows = csv.DictReader((line for line in Path("linkchecker.csv").read_text().splitlines() if not line.startswith("#")), delimiter=";")
first = sorted(unquote(row["urlname"]).partition("#")[2] for row in rows if "nchor" in row["warningstring"])
links = json.loads(Path("linkinator.json").read_text())["links"]
second = sorted({unquote(link["url"]).partition("#")[2] for link in links if link["state"] == "BROKEN"})
print("LinkChecker reports", first)
print("linkinator reports", second)
before = sorted([":~:text=第一", "p1:~:text=第一", "p2"])
sys.exit(0 if first == second == before else "the behaviour has changed")
EOF
