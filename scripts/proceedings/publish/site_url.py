"""The address at which the site is published, `SITE_URL`: what it may be."""

from __future__ import annotations

import re
from urllib.parse import unquote

_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"  # a host name (RFC 1123, section 2.1)
_SITE_URL = re.compile(rf"https?://{_LABEL}(?:\.{_LABEL})*(?::(?P<port>[0-9]{{1,5}}))?(?P<path>(?:/(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{{2}})+)*/?)")


def site_address(words: str) -> str:
    """Return the address of a site with a slash at its end; empty words, of a site that is not published, stay empty.

    Raises ValueError, in words, for what is no such address: a user or a query in it, a path that is not in its shortest form, a port
    beyond 65535 (RFC 3986, sections 3.2 and 6.2.2.3).
    """
    address = _SITE_URL.fullmatch(words) if len(words) <= 2_000 else None
    if not words:
        return ""
    if not address or not 0 < int(address["port"] or 80) < 2**16 or {".", ".."} & set(map(unquote, address["path"].split("/"))):
        raise ValueError(f"'{words}' is no address of a site; write it as https://example.org/ or https://example.org/record/.")
    return f"{words.rstrip('/')}/"
