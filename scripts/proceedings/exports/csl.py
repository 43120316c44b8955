"""CSL-JSON: citations as data, for Zotero and whatever else formats references."""

from __future__ import annotations

from msgspec import json

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import item
from proceedings.exports.format import References
from proceedings.exports.sources import citation_format


def _entry(source: CitedWork) -> str:
    return json.format(json.encode(item(source)), indent=1).decode().replace("\n", "\n ")


FORMAT = citation_format("csl", "csl.json", "application/vnd.citationstyles.csl+json", References(_entry, "[\n ", ",\n ", "\n]\n"))
