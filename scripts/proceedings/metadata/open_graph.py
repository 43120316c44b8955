"""Open Graph (ogp.me): title and description that messengers show for a link, so that the reader sees whose words it leads to."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

from proceedings.model.edition import Edition


def properties(edition: Edition, address: str, title: str, description: str) -> list[tuple[str, str]]:
    """Return pairs of property and content; `og:url` is left out where the site has no address."""
    record = edition.record
    folder, _, page = address.partition("/")
    kind = {"": "book", "sessions": "article", "speakers": "profile" if page else "website"}.get(folder, "website")
    pairs = [
        ("og:title", title or record.conference.short_name[edition.language]),
        ("og:type", kind),
        ("og:url", edition.url(address) if edition.site_url else ""),
        ("og:description", description),
        ("og:site_name", record.conference.short_name[edition.language]),
        ("og:locale", locale(edition.tag)),
        *(("og:locale:alternate", locale(record.conference.tag(language))) for language in record.languages if language != edition.language),
    ]
    return [(name, content) for name, content in pairs if content]


@cache
def locale(tag: str) -> str:
    """Return language_TERRITORY; where the tag names no territory, the likely one by the CLDR, for the language with its script or alone."""
    language, *rest = tag.split("-")
    territory = next((part for part in rest if len(part) == 2), "")
    if not territory:
        likely = get_global("likely_subtags")
        candidates = ("_".join([language, *rest]), language)
        full = next((str(likely[candidate]) for candidate in candidates if candidate in likely), language)
        territory = full.rpartition("_")[2]
    return f"{language}_{territory}" if len(territory) == 2 else language
