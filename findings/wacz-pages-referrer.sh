#!/usr/bin/env bash
# "wacz create --detect-pages" lists only pages that something in the archive was fetched from.
#
# Expected: every HTML response of the WARC is listed as a page ("--detect-pages: Generates pages.jsonl").
# Happens (wacz 0.6.0): a page is dropped unless another request names it as Referer. An archive made from a list of addresses, or
#   of a site with "Referrer-Policy: no-referrer", gets no page list at all, and pages without pictures, styles or followed
#   links are missing from every other. The command ends with success.
# Hurt: who opens the archive in ReplayWeb.page: no list of pages, nothing to search, though all pages are inside.
# Instead: give the list yourself (--pages pages.jsonl), and count it.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq wacz==0.6.0
venv/bin/python - <<'EOF'
import io
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def write(writer: WARCWriter, uri: str, referrer: str | None) -> None:
    """Write a request and its response, an HTML page."""
    answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    response = writer.create_warc_record(uri, "response", payload=io.BytesIO(b"<title>T</title><p>Text"), http_headers=answer)
    question = StatusAndHeaders("GET / HTTP/1.1", [("Referer", referrer)] if referrer else [], is_http_request=True)
    request = writer.create_warc_record(uri, "request", payload=io.BytesIO(b""), http_headers=question)
    writer.write_request_response_pair(request, response)


for name, referrer in (("list", None), ("links", "https://a.example/1")):
    with open(f"{name}.warc.gz", "wb") as file:
        writer = WARCWriter(file, gzip=True)
        write(writer, "https://a.example/1", None)
        write(writer, "https://a.example/2", referrer)
EOF
echo "wacz $(venv/bin/pip show wacz | sed -n 's/^Version: //p'), two pages in each archive"
for name in list links; do
    venv/bin/wacz create --detect-pages -o "$name.wacz" "$name.warc.gz" | grep "^Num Pages Detected" | tee "$name.found"
done
grep -q ": 0$" list.found && grep -q ": 1$" links.found || { echo "the behaviour has changed" >&2; exit 1; }
