"""CSL-JSON: citations as data, for Zotero and whatever else formats references."""

from __future__ import annotations

import json
from collections.abc import Iterable

from proceedings.citations.csl import item
from proceedings.citations.source import Source
from proceedings.edition import Edition
from proceedings.exports.format import Format
from proceedings.exports.sources import all_sources, session_sources
from proceedings.model import Remark, Session


def session(edition: Edition, one: Session) -> str:
    """Return the items of a session and its remarks."""
    return _items(session_sources(edition, one))


def remark(edition: Edition, one: Session, own: Remark) -> str:
    """Return the item of a remark."""
    return _items([Source(edition, one, own)])


def alone(edition: Edition) -> str:
    """Return the item of the whole."""
    return _items([Source(edition)])


def whole(edition: Edition) -> str:
    """Return the items of the whole, the sessions and the remarks."""
    return _items(all_sources(edition))


def _items(sources: Iterable[Source]) -> str:
    return json.dumps([item(source) for source in sources], ensure_ascii=False, indent=1) + "\n"


FORMAT = Format("csl", "csl.json", "application/vnd.citationstyles.csl+json", session, {"proceedings": whole, "citation": alone}, remark=remark)
