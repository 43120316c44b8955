"""The licences of everything that the site ships besides the record: the text of `licences.txt` at the root of the site."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_LICENCE = Path(__file__).resolve().parents[3] / "LICENSE"


class Work(NamedTuple):
    """A work of others of which a part is shipped: its package, what the part is, its licence, and the licence's files in the package."""

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
        ("locale-data/LICENSE.unicode", "licenses/LICENSE"),
    ),
)
# These packages make the site, and no part of them is in it: stylesheets, scripts and templates of the theme are left out.
BUILD_ONLY = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pyyaml", "msgspec", "markdown", "jinja2", "pypdf", "langcodes", "pystemmer", "ahocorasick-rs")


def text() -> str:
    """Return the licences of all that is shipped, each with the text that its package has.

    Raises FileNotFoundError if a package has no such file: a new version may have moved it.
    """
    parts = ["What this site consists of, and its licences", _LICENCE.read_text(encoding="utf-8").strip()]
    for work in SHIPPED:
        parts += [f"{'=' * 70}\n{work.what}\n{work.package}, {work.licence}", *(_licence(work.package, file) for file in work.files)]
    return "\n\n".join(parts) + "\n"


def _licence(package: str, name: str) -> str:
    from importlib.metadata import distribution  # imported late: it takes a tenth of the start of the program

    files = [file for file in distribution(package).files or () if file.as_posix().endswith(f"/{name}")]
    if not files:
        raise FileNotFoundError(f"{package} has no file {name}; see where its licence is now, and correct scripts/proceedings/publish/licences.py.")
    return "\n".join(line.rstrip() for line in files[0].read_text(encoding="utf-8").strip().splitlines())
