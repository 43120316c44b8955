"""How a server must serve the site: headers, media types and caching of every file, and configurations for servers.

One table each: the pages, the file `_headers`, the configurations, `verify` and the tests read these tables. The policy (Content
Security Policy Level 3) allows only the site itself: no inline script or style, no other origin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import urlsplit

from proceedings.exports import FORMATS

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_ONLY_HEADER = ("frame-ancestors",)  # not allowed in a meta element (CSP3, §3.3)
_DENIED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")


@cache
def policy(*, meta: bool = False) -> str:
    """Return the Content-Security-Policy, as a header or for the meta element of a page."""
    return "; ".join(f"{name} {value}" for name, value in _POLICY.items() if not (meta and name in _ONLY_HEADER))


HEADERS = {
    "Content-Security-Policy": policy(),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
    "Cross-Origin-Opener-Policy": "same-origin",
}

# Pages and data keep their address when they change: a browser may store them, but asks each time whether they changed.
# A file whose folder is named by a hash of its content never changes: stylesheet and scripts, and the search index.
SHORT, FOREVER = "no-cache", "public, max-age=31536000, immutable"
HASHED = re.compile(r"(?:^|/)(?:assets|search)/[0-9a-f]{10}/")

TYPES = {
    **{each.ending: each.media_type for each in FORMATS if each.id != "schema"},
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "png": "image/png",
    "xml": "application/xml",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "gz": "application/gzip",
    "bin": "application/octet-stream",
}
_UNKNOWN = "application/octet-stream"  # browsers save a file of this type, and do not show its bytes as text
_TWO_WORDS = tuple(ending for ending in TYPES if "." in ending)
_COMPRESSED = ("application/epub+zip", "application/gzip", "application/pdf", "image/png", _UNKNOWN)
_COMPRESSIBLE = tuple(dict.fromkeys(media for media in TYPES.values() if media not in _COMPRESSED))
HOST_FILE = "_headers"  # some hosts read their configuration from it; readers have no use for it


def media_type(path: str) -> str:
    """Return the media type of a file of the site, with its character set where it is text."""
    name = path.rpartition("/")[2]
    ending = next((known_ending for known_ending in sorted(TYPES, key=len, reverse=True) if name.endswith(f".{known_ending}")), "")
    media = TYPES.get(ending, _UNKNOWN)
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def headers_of(path: str) -> dict[str, str]:
    """Return the headers of a file of the site, given by its path from the root."""
    return {"Content-Type": media_type(path), **HEADERS, "Cache-Control": FOREVER if HASHED.search(path) else SHORT}


def _headers_file(_host: str, base_path: str) -> Iterator[str]:
    """Yield the file `_headers`, which static hosts read: a line with `!` takes back what an earlier rule gave (Cloudflare Pages)."""
    yield f"{base_path}*"
    yield from (f"  {name}: {value}" for name, value in (*HEADERS.items(), ("Cache-Control", SHORT)))
    for place in (f"{base_path}assets/*", f"{base_path}search/:edition/*", f"{base_path}:language/search/:edition/*"):
        yield from (place, "  ! Cache-Control", f"  Cache-Control: {FOREVER}")
    for ending in sorted(TYPES, key=lambda ending: ending.count(".")):
        if ending != "html":
            yield f"{base_path}*.{ending}"
            yield from ["  ! Content-Type"] * ("." in ending)  # removes the type that the last word of the line above gave
            yield f"  Content-Type: {media_type(f'x.{ending}')}"


def _nginx(host: str, base_path: str) -> Iterator[str]:
    """Yield the configuration of nginx: maps for the caching and the 404 page of an address, and the server."""
    endings = [ending for ending in TYPES if "." not in ending]
    text = sorted({TYPES[ending] for ending in endings if TYPES[ending].startswith("text/")} - {"text/html"})
    yield from (
        "map $uri $record_cache {",
        f'    default "{SHORT}";',
        f'    "~/(assets|search)/[0-9a-f]{{10}}/" "{FOREVER}";',
        "}",
        "map $uri $record_missing {  # each language has its 404 page",
        f'    "~^{re.escape(base_path)}([^/]+)/" "{base_path}$1/404.html";',
        f'    default "{base_path}404.html";',
        "}",
        "server {",
        "    listen 80;  # end TLS here too, or in a proxy before this server",
        f"    server_name {host};",
        "    root /srv/record;  # the folder that holds the site" + (f", under {base_path.strip('/')}/" if base_path != "/" else ""),
        "    charset utf-8;",
        f"    charset_types {' '.join(text)};",
        "    types {",
        *(f"        {TYPES[ending]} {ending};" for ending in endings),
        "    }",
        f"    default_type {_UNKNOWN};",
        "    absolute_redirect off;  # a proxy may have another scheme and port",
        "    gzip on;",
        "    gzip_vary on;",
        f"    gzip_types {' '.join(media for media in _COMPRESSIBLE if media != 'text/html')};",
        *(f'    add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        "    add_header Cache-Control $record_cache always;",
        "    error_page 404 @missing;",
        f"    location @missing {{ try_files $record_missing {base_path}404.html =404; }}",
        f"    location = {base_path}{HOST_FILE} {{ return 404; }}",
        *(f"    location ~ \\.{re.escape(ending)}$ {{ types {{ }} default_type {TYPES[ending]}; }}" for ending in _TWO_WORDS),
        "}",
    )


def _caddy(host: str, base_path: str) -> Iterator[str]:
    """Yield the configuration of Caddy."""
    yield from (
        f"{host} {{",
        "\troot * /srv/record",
        "\tencode {",
        "\t\tzstd",
        "\t\tgzip",
        "\t\tmatch {",
        *(f"\t\t\theader Content-Type {media}*" for media in _COMPRESSIBLE),
        "\t\t}",
        "\t}",
        "\troute {  # in this order: a later line overrides an earlier one",
        f"\t\terror {base_path}{HOST_FILE} 404",
        "\t\theader {",
        *(f'\t\t\t{name} "{value}"' for name, value in HEADERS.items()),
        f'\t\t\tCache-Control "{SHORT}"',
        "\t\t}",
        "\t\t@hashed path_regexp /(assets|search)/[0-9a-f]{10}/",
        f'\t\theader @hashed Cache-Control "{FOREVER}"',
    )
    for number, ending in enumerate(sorted(TYPES.keys() - {"html"}, key=lambda ending: (ending.count("."), ending))):
        yield from (f"\t\t@type{number} path *.{ending}", f'\t\theader @type{number} Content-Type "{media_type(f"x.{ending}")}"')
    yield from (
        "\t\tfile_server",
        "\t}",
        "\thandle_errors {",
        # each language has a page of its own for missing addresses
        f"\t\ttry_files {base_path}{{http.request.uri.path.{base_path.count('/') - 1}}}/404.html {base_path}404.html",
        f'\t\theader Content-Type "{media_type("404.html")}"',
        f'\t\theader Cache-Control "{SHORT}"',
        "\t\tfile_server",
        "\t}",
        "}",
    )


_Maker = Callable[[str, str], Iterator[str]]
CONFIGURATIONS: dict[str, _Maker] = {"headers": _headers_file, "nginx": _nginx, "caddy": _caddy}


def configuration(server: str, site_url: str = "") -> str:
    """Return the configuration of a server for a site at `site_url`; without one, for the root of a domain to be filled in."""
    parts = urlsplit(site_url or "https://example.org/")
    return "\n".join(CONFIGURATIONS[server](parts.hostname or "", parts.path or "/")) + "\n"
