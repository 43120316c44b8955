"""The assets of the pages: one stylesheet, the scripts and the icon, in a folder named by its contents, which browsers keep for good."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from rcssmin import cssmin  # type: ignore[import-untyped]
from rjsmin import jsmin  # type: ignore[import-untyped]

from proceedings.incremental.outputs import Files
from proceedings.incremental.tracking import depend_on
from proceedings.problems import BuildError

TEMPLATES = "overrides"  # the templates with their assets: a source that every page depends on
_IMPORT = re.compile(r'^@import "([a-z-]+\.css)";$', re.MULTILINE)
_EMPTY = re.compile(r"(--[\w-]+):(?=[;}])")  # a custom property without a value


def _minified(stylesheet: str) -> str:
    """Return a stylesheet without comments and needless spaces. An empty custom property keeps its space: older browsers drop it otherwise."""
    return _EMPTY.sub(r"\1: ", cssmin(stylesheet, keep_bang_comments=True))


def refuse_links(templates: Path) -> None:
    """Ensure that no symbolic link stands among the templates: it would publish a file of another folder.

    Raises BuildError with the path of each link.
    """
    links = [path.relative_to(templates.parent).as_posix() for path in sorted(templates.rglob("*")) if path.is_symlink()]
    if links:
        raise BuildError("\n".join(f"{link}:1: a symbolic link; put the file itself here" for link in links))


class Assets:
    """The files in `assets/` of a folder of templates; `folder` is where they are published, from the root of the site."""

    def __init__(self, templates: Path) -> None:
        """Read the files; `stylesheets/site.css` takes in those that it imports, in their order.

        Scripts and stylesheets lose comments and needless spaces, a third of their bytes; a comment that begins with `/*!` stays.
        """
        source = templates / "assets"
        styles = source / "stylesheets"
        stylesheet = _IMPORT.sub(lambda match: (styles / match[1]).read_text(encoding="utf-8"), (styles / "site.css").read_text(encoding="utf-8"))
        scripts = sorted((source / "javascripts").glob("*.js"))
        self._files = {f"javascripts/{file.name}": jsmin(file.read_bytes(), keep_bang_comments=True) for file in scripts}
        self._files |= {"icon.svg": (source / "icon.svg").read_bytes(), "stylesheets/site.css": _minified(stylesheet).encode()}
        contents = b"".join(f"{name} {len(content)}\n".encode() + content for name, content in self._files.items())
        self.folder = f"assets/{hashlib.sha256(contents).hexdigest()[:10]}/"

    def files(self) -> Files:
        """Return the files by their path from the root of the site."""
        depend_on((TEMPLATES,))
        return ((self.folder + name, content) for name, content in self._files.items())
