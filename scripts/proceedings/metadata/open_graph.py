"""Open Graph (ogp.me): how a link to a page shows in a message, so that it says whose words it leads to."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

from proceedings.model.edition import Edition


def properties(edition: Edition, address: str, title: str, description: str) -> list[tuple[str, str]]:
    """Return pairs of property and content; the address is left out where the site has none."""
    record = edition.record
    kind = "article" if address.startswith("sessions/") else "profile" if address.startswith("speakers/") and address != "speakers/" else "website"
    own = [
        ("og:title", title or record.conference.short_name[edition.language]),
        ("og:type", kind),
        ("og:url", edition.url(address) if edition.site_url else ""),
        ("og:description", description),
        ("og:site_name", record.conference.short_name[edition.language]),
        ("og:locale", _locale(record.conference.tag(edition.language))),
        *(("og:locale:alternate", _locale(record.conference.tag(language))) for language in record.languages if language != edition.language),
    ]
    return [(name, content) for name, content in own if content]


@cache
def _locale(tag: str) -> str:
    """Return language_TERRITORY, the territory being the one that the CLDR takes for likely where the tag names none."""
    own = tag.replace("-", "_")
    parts = str(get_global("likely_subtags").get(own, own)).split("_")
    return f"{parts[0]}_{parts[-1]}"
