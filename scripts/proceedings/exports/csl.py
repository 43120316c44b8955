"""CSL-JSON: citations as data, for Zotero and whatever else formats references."""

from __future__ import annotations

from pydantic import TypeAdapter

from proceedings.citations.csl import Item, item
from proceedings.citations.source import Source
from proceedings.exports.format import References
from proceedings.exports.sources import citation_format

_ITEM = TypeAdapter(Item)


def _entry(source: Source) -> str:
    return _ITEM.dump_json(item(source), indent=1).decode().replace("\n", "\n ")


FORMAT = citation_format("csl", "csl.json", "application/vnd.citationstyles.csl+json", References(_entry, "[\n ", ",\n ", "\n]\n"))
