#!/usr/bin/env bash
# In a web archive shown by pywb, no script module runs.
#
# Expected: <script type="module"> runs in the replay as other scripts do (HTML, 4.12.1.1), as in ReplayWeb.page.
# Happens (pywb 2.10.0): every .js is wrapped in a block that declares "let arguments" and puts what stood at the top, "import" and
#   "export" too, inside. Both are syntax errors in a module (ECMA-262: strict mode code; imports at the top level only), and
#   the browser runs nothing of it. Known since 2022 (webrecorder/pywb#771) and still open.
# Hurt: readers of library archives: pages that need modules stay blank, search and copying are dead on the others.
# Instead: pages that read and lead on without scripts; a crawl of them kept as WACZ for ReplayWeb.page beside it.
set -eu
place=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pywb==2.10.0 setuptools==80.9.0
venv/bin/python - <<'EOF'
import io
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

with open("site.warc.gz", "wb") as file:
    writer = WARCWriter(file, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/javascript")], protocol="HTTP/1.1")
    module = io.BytesIO(b'import { open } from "./open.js";\nopen(window);\n')
    writer.write_record(writer.create_warc_record("https://a.example/site.js", "response", payload=module, http_headers=head))
EOF
venv/bin/wb-manager init site >log 2>&1
venv/bin/wb-manager add site site.warc.gz >>log 2>&1
port=$(venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/wayback -b 127.0.0.1 -p "$port" >>log 2>&1 &
server=$!
venv/bin/python - "$port" <<'EOF'
import sys
import time
import urllib.request
from importlib.metadata import version

for _ in range(60):
    time.sleep(0.5)
    try:
        answer = urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/site/js_/https://a.example/site.js", timeout=10)
        break
    except OSError:
        continue
lines = answer.read().decode().splitlines()
wrapped = "let arguments;" in lines
behind = next(number for number, line in enumerate(lines) if "import {" in line)
print("pywb", version("pywb"))
print("declares 'let arguments':", wrapped, "| lines in front of the import:", behind)
sys.exit(0 if wrapped and behind > 5 else "the behaviour has changed")
EOF
