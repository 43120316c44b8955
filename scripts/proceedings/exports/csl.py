"""CSL-JSON: citations as data, for Zotero and whatever else formats references."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import TypeAdapter

from proceedings.citations.csl import Item, item
from proceedings.exports.sources import citation_format

_ITEMS = TypeAdapter(Sequence[Item])


def _file(items: Sequence[Item]) -> str:
    return _ITEMS.dump_json(items, indent=1).decode() + "\n"


FORMAT = citation_format("csl", "csl.json", "application/vnd.citationstyles.csl+json", item, _file)
