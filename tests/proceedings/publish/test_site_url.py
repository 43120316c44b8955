"""The address of the published site: whatever is not plainly one is refused in words, before it stands on every page."""

from __future__ import annotations

import pytest

from proceedings.publish.site_url import site_address


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("", ""),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("https://xn--fiq228c.example/a-b/%E8%AE%B0/", "https://xn--fiq228c.example/a-b/%E8%AE%B0/"),
        ("https://user.example.org/~record/1.0", "https://user.example.org/~record/1.0/"),
    ],
)
def test_an_address_is_taken_with_a_slash_at_its_end(words: str, address: str) -> None:
    assert site_address(words) == address


@pytest.mark.parametrize(
    "words",
    [
        "example.org",
        "javascript:x",
        "ftp://example.org/",
        'https://example.org/"><script>',
        "https://example.org/?q",
        "https://example.org/#a",
        "https://user:password@example.org/",
        "https://example.org@evil.example/",
        "https://example.org:0/",
        "https://example.org:999999/",
        "https://example.org:65536/",
        "https://.../",
        "https://-/",
        "https://a..b/",
        "https://-a.example/",
        "https://exa mple/",
        "https://[::1/",
        "https:///record/",
        "https://example.org/x/../y/",
        "https://example.org/./x/",
        "https://example.org/%2e%2E/x/",
        "https://example.org//x/",
        "https://example.org/%zz/",
        "https://example.org/x/\n",
        f"https://example.org/{'a' * 2_000}/",
    ],
)
def test_what_is_no_address_is_refused_in_words(words: str) -> None:
    with pytest.raises(ValueError, match="is no address of a site; write it as https"):
        site_address(words)
