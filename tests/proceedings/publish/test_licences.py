"""What is shipped to readers is listed with its licence, and what is pinned is what is locked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from conftest import ROOT
from proceedings.publish import licences
from proceedings.publish.licences import BUILD_ONLY, SHIPPED, VENDORED
from proceedings.reader.load_result import LoadResult

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]

# Every kind of file of the site, and whose work is in it: ours alone where nobody is named.
FILES = {
    r"(.*/)?index\.html|(..(-\w+)?/)?404\.html": ("babel",),
    r"assets/[0-9a-f]{10}/javascripts/search-inflate\.js": ("fflate",),
    r"assets/[0-9a-f]{10}/(stylesheets/site\.css|javascripts/[a-z-]+\.js|icon\.svg)": (),
    r"(..(-\w+)?/)?search/[0-9a-f]{10}/stemmer\.js": ("snowballstemmer",),
    r"(..(-\w+)?/)?search/(index|[0-9a-f]{10}/[a-z0-9-]+)\.bin": ("opencc",),
    r"(.*/)?(data|sessions/[a-z0-9-]+(/[a-z0-9-]+)?)/[a-z0-9-]+\.[a-z.]+": (),
    r"_headers|licences\.txt|robots\.txt|llms\.txt|sitemap\.xml(\.gz)?|(..(-\w+)?/)?feed\.xml": (),
}


def test_nothing_is_shipped_that_is_not_listed(site: Path) -> None:
    listed = {work.package for work in (*SHIPPED, *VENDORED)}
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file():
            works = next((works for pattern, works in FILES.items() if re.fullmatch(pattern, path)), None)
            assert works is not None, f"{path}: say in tests/proceedings/publish/test_licences.py whose work it is, and list that in licences.py"
            assert set(works) <= listed


def test_no_work_of_others_stands_among_our_scripts_and_stylesheets_unlisted() -> None:
    for file in (ROOT / "overrides" / "assets").rglob("*"):
        if file.is_file():
            assert file.suffix in {".js", ".css", ".svg"}, file
            assert not re.search(r"(?i)copyright|@licen[cs]e|\(c\) |SPDX|sourceMappingURL", file.read_text(encoding="utf-8")), file


def test_every_package_that_the_site_is_built_with_is_shipped_and_listed_or_not_shipped() -> None:
    packages = [pin.partition("==")[0] for pin in PROJECT["project"]["dependencies"]]
    assert sorted(packages) == sorted([*(work.package for work in SHIPPED), *BUILD_ONLY])


def test_readers_reach_the_licences_of_all_that_is_shipped_from_every_page(site: Path, loaded: LoadResult) -> None:
    assert loaded.record is not None
    text = licences.text(loaded.record.conference)
    assert (site / "licences.txt").read_text(encoding="utf-8") == text
    for words in ("MIT", "Redistribution and use in source and binary forms", "Apache License", "UNICODE LICENSE", "snowballstemmer", "opencc", "fflate"):
        assert words in text, words
    for page in ("index.html", f"{loaded.record.languages[-1]}/sessions/{next(iter(loaded.record.sessions))}/index.html"):
        (address,) = re.findall(r'href="([^"]*licences\.txt)"', (site / page).read_text(encoding="utf-8"))
        assert ((site / page).parent / address).resolve() == site / "licences.txt"


def test_the_site_of_another_record_tells_its_own_rights_and_none_of_this_one(other_site: Path) -> None:
    text = (other_site / "licences.txt").read_text(encoding="utf-8")
    assert "The French text is in the public domain." in text
    assert "CC0-1.0 https://creativecommons.org/publicdomain/zero/1.0/" in text
    assert "MIT License" in text
    assert "Chinese" not in text.partition("=====")[0]


def test_the_lock_holds_what_is_pinned_in_the_same_versions() -> None:
    """The documented way to update writes both; who changes one alone is told."""
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    for pin in PINS:
        package, version = pin.split("==")
        assert locked[re.sub(r"[-_.]+", "-", package).lower()] == version, pin


def test_the_environment_holds_what_is_locked() -> None:
    from importlib.metadata import version

    for pin in PINS:
        package, pinned_version = pin.split("==")
        assert version(package) == pinned_version


def test_the_guide_says_how_to_update() -> None:
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes" in guide
