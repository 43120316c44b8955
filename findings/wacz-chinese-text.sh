#!/usr/bin/env bash
# The full text that "wacz create --text" puts into an archive leaves Chinese paragraphs out.
#
# Expected: the text of each page, for the search in ReplayWeb.page ("--text: Generates pages.jsonl with a full-text index").
# Happens (wacz 0.6.0 with boilerpy3 1.0.7): text is told from boilerplate by the number of words in a block. Chinese has no
#   spaces, each run of characters counts as one word, and paragraphs of two sentences are thrown away that English keeps.
# Hurt: who searches an archive of a Chinese, Japanese or Thai site: nothing is found, though the pages show.
# Instead: write pages.jsonl with the text yourself and give it with --pages and --copy-pages.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq wacz==0.6.0 boilerpy3==1.0.7
venv/bin/python - <<'EOF'
import io
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ENGLISH = "The pension covers all workers in the country. The fund is paid for by employers and by the state together. "
CHINESE = "养老保险覆盖全国所有劳动者。基金由用人单位和国家共同出资。"
with open("site.warc.gz", "wb") as file:
    writer = WARCWriter(file, gzip=True)
    for name, text in (("en", ENGLISH), ("zh", CHINESE)):
        page = f"<html lang={name}><head><meta charset=utf-8><title>T</title></head><body>{f'<p>{text * 2}</p>' * 3}</body></html>".encode()
        uri, answer = f"https://a.example/{name}", StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        response = writer.create_warc_record(uri, "response", payload=io.BytesIO(page), http_headers=answer)
        question = StatusAndHeaders("GET / HTTP/1.1", [("Referer", uri)], is_http_request=True)
        request = writer.create_warc_record(uri, "request", payload=io.BytesIO(b""), http_headers=question)
        writer.write_request_response_pair(request, response)
EOF
venv/bin/wacz create --detect-pages --text -o site.wacz site.warc.gz >/dev/null
venv/bin/python - <<'EOF'
import json
import sys
import zipfile
from importlib.metadata import version

print("wacz", version("wacz"), "boilerpy3", version("boilerpy3"))
rows = [json.loads(row) for row in zipfile.ZipFile("site.wacz").read("pages/pages.jsonl").splitlines()[1:]]
found = {row["url"][-2:]: len(row.get("text", "")) for row in rows}
print("characters of text:", found)
sys.exit(0 if found["en"] > 500 and found["zh"] == 0 else "the behaviour has changed")
EOF
