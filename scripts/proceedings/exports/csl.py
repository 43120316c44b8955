"""CSL-JSON: citations as data, for Zotero and other programs that format references."""

from __future__ import annotations

from msgspec import json

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import item
from proceedings.exports.cited_works import citation_format
from proceedings.exports.format import References


def _entry(work: CitedWork) -> str:
    return json.format(json.encode(item(work)), indent=1).decode().replace("\n", "\n ")


FORMAT = citation_format("csl", "csl.json", "application/vnd.citationstyles.csl+json", References(_entry, "[\n ", ",\n ", "\n]\n"))
