"""What stands around a remark on its own page, and what reference managers read from pages side by side."""

from __future__ import annotations

from pathlib import Path

from lxml import html


def test_a_name_stands_once_over_all_that_it_names(other_site: Path, site: Path) -> None:
    """HTML, 4.4.9: a list of descriptions has no name twice."""
    seen = 0
    for folder in (other_site, site):
        for file in folder.glob("**/sessions/*/*/index.html"):
            for listed in html.fromstring(file.read_text(encoding="utf-8")).xpath("//nav[@class='pr-around']/dl"):
                names = [name.text for name in listed.findall("dt")]
                assert len(names) == len(set(names)), file
                seen += len(listed.findall("dd")) > len(names)
    assert seen > 1


def test_a_page_side_by_side_is_cited_as_its_session(other_site: Path) -> None:
    def cited(path: str) -> list[tuple[str, str]]:
        page = html.fromstring((other_site / path / "index.html").read_text(encoding="utf-8"))
        return [(meta.get("name"), meta.get("content")) for meta in page.xpath("//meta[starts-with(@name, 'citation_')]")]

    for root in ("", "en/", "ar/"):
        assert cited(f"{root}sessions/panel-1/bilingual") == cited(f"{root}sessions/panel-1")
        assert dict(cited(f"{root}sessions/panel-1"))["citation_language"] == (root.strip("/") or "fr")
