"""The JSON Schema (2020-12) of the JSON files, generated from the classes in `shapes`."""

from __future__ import annotations

import json

import msgspec

from proceedings.exports.format import Format
from proceedings.exports.json_record import SCHEMA
from proceedings.exports.shapes import RecordFile
from proceedings.model.edition import Edition


def whole(edition: Edition) -> str:
    """Return the schema; its `$id` is its address."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": edition.url(SCHEMA)}
    return json.dumps({**head, **msgspec.json.schema(RecordFile)}, ensure_ascii=False, indent=1) + "\n"


FORMAT = Format("schema", "json", "application/schema+json", None, {"schema": whole}, multilingual=True)
