"""The works of others that are shipped to readers, with their licences: the text `licences.txt` at the root of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from proceedings.incremental.tracking import read_file
from proceedings.model.facts import Conference

_LICENCE = Path(__file__).resolve().parents[3] / "LICENSE"
_END_OF_LICENCE = "\n---\n"  # behind this line, LICENSE is about the record in this repository


class Work(NamedTuple):
    """A work of others of which something reaches readers: its package, what that is, and its licence's files among the metadata there, or beside packages."""

    package: str
    what: str
    licence: str
    files: tuple[str, ...]


SHIPPED = (
    Work("snowballstemmer", "search/…/stemmer.js: the Snowball stemming algorithm of the language, as a script", "BSD-3-Clause", ("licenses/COPYING",)),
    Work(
        "opencc", "search/index.bin: which simplified character stands for a traditional one (OpenCC)", "Apache-2.0", ("licenses/AUTHORS", "licenses/LICENSE")
    ),
    Work(
        "babel",
        "dates, numbers and enumerations on the pages, written after the Unicode CLDR",
        "Unicode-3.0, BSD-3-Clause",
        ("babel/locale-data/LICENSE.unicode", "licenses/LICENSE"),
    ),
)
# Works that are no Python packages: their licences stand in `vendored/`.
VENDORED = (Work("fflate", "search-inflate.js: inflates the index in browsers that cannot (fflate)", "MIT", ("fflate.txt",)),)
# Packages that make the site and leave nothing in it: no stylesheet, script or template of the theme is shipped.
BUILD_ONLY = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-static-i18n",
    "pyyaml",
    "msgspec",
    "markdown",
    "jinja2",
    "imagesize",
    "pypdf",
    "langcodes",
    "pystemmer",
    "ahocorasick-rs",
    "lxml",
    "python-docx",
    "rjsmin",
    "rcssmin",
)


def text(conference: Conference) -> str:
    """Return the rights in the record, the licence of the code, and those of all that is shipped, each with the text that its package has.

    Raises FileNotFoundError if a package has no such file: a new version may have moved it.
    """
    parts = ["What this site consists of, and its licences", *_rights(conference)]
    parts.append(f"The code of this site: scripts, stylesheets, templates\n\n{read_file(_LICENCE).decode().partition(_END_OF_LICENCE)[0].strip()}")
    for work in (*SHIPPED, *VENDORED):
        parts += [f"{'=' * 70}\n{work.what}\n{work.package}, {work.licence}", *(_licence(work.package, file) for file in work.files)]
    return "\n\n".join(parts) + "\n"


def _rights(conference: Conference) -> Iterator[str]:
    """Yield what the record says of the rights in each of its parts, in all its languages."""
    for rights in conference.rights:
        terms = " ".join(filter(None, (rights.licence, rights.url)))
        holders = dict.fromkeys(rights.holder.values()) if rights.holder else ()
        yield "\n".join([*dict.fromkeys(rights.statement.values()), *holders, *([terms] if terms else [])])


def _licence(package: str, name: str) -> str:
    if any(work.package == package for work in VENDORED):
        return (Path(__file__).parent / "vendored" / name).read_text(encoding="utf-8").strip()
    from importlib.metadata import distribution  # a tenth of a start, for one file

    files = distribution(package)
    words = files.read_text(name)
    try:
        words = words or read_file(Path(str(files.locate_file(name)))).decode()
    except FileNotFoundError:
        raise FileNotFoundError(f"{package} has no file {name}; see where its licence is now, and correct scripts/proceedings/publish/licences.py.") from None
    return "\n".join(line.rstrip() for line in words.strip().splitlines())
