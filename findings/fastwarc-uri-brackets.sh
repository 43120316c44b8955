#!/usr/bin/env bash
# FastWARC gives the addresses of archives made by wget with angle brackets around them; warcio gives them without.
#
# Expected: the same address from every reader. WARC/1.0 has the URI of WARC-Target-URI in angle brackets ("<" uri ">", ISO
#   28500:2009), WARC/1.1 without; wget --warc-file writes WARC/1.0 with them, most crawlers never did.
# Happens (FastWARC 2.0.0, warcio 1.8.1): record.headers["WARC-Target-URI"] is "<https://a.example/>"; no lookup, join or
#   filter by address finds it, without any error. warcio takes the brackets off.
# Hurt: who moves a corpus or an index from warcio to FastWARC and has wget's archives in it.
# Instead: take "<" and ">" off yourself.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq fastwarc==2.0.0 warcio==1.8.1
venv/bin/python - <<'EOF'
import sys
from importlib.metadata import version
from pathlib import Path
import fastwarc.warc
import warcio

payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nText"
head = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://a.example/>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:0a1b2c3d-0000-4000-8000-000000000000>\r\nContent-Type: application/http;msgtype=response\r\n"
    f"Content-Length: {len(payload)}\r\n\r\n"
)
Path("one.warc").write_bytes(head.encode() + payload + b"\r\n\r\n")
with open("one.warc", "rb") as file:
    fast = next(iter(fastwarc.warc.ArchiveIterator(file))).headers["WARC-Target-URI"]
with open("one.warc", "rb") as file:
    plain = next(iter(warcio.ArchiveIterator(file))).rec_headers.get_header("WARC-Target-URI")
print("FastWARC", version("fastwarc"), fast)
print("warcio", version("warcio"), plain)
sys.exit(0 if (fast, plain) == ("<https://a.example/>", "https://a.example/") else "the behaviour has changed")
EOF
