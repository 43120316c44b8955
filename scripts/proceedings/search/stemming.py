"""The stem of a word, by Snowball (snowballstem.org), and the same algorithm as a script for the browser.

`snowball/` has what Snowball 3.1.0 makes of each algorithm as JavaScript (`make js`), each with its runtime in one module by esbuild:
`--bundle --minify --format=esm --mangle-props=…` of `import Stemmer from "./english-stemmer.js"; … export default (word) => stemmer.stemWord(word)`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import Stemmer  # type: ignore[import-not-found]
from babel import Locale

from proceedings.search import spelling

_SCRIPTS = Path(__file__).with_name("snowball")


def _name(language: str) -> str:
    """Return what Snowball calls a language: its English name."""
    return (Locale.parse(language, sep="-").get_language_name("en") or "").lower()


def stemmer(language: str) -> Callable[[str], str] | None:
    """Return a function from a word in small letters to its stem, or None where the language has no stemmer.

    In English, all spellings of a word (`spelling`) have one stem.
    """
    name = _name(language)
    if name not in Stemmer.algorithms():
        return None
    stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return (lambda word: stem(spelling.canonical(word))) if name == "english" else stem


def script(language: str) -> str | None:
    """Return an ES module that stems words of a language as `stemmer` does, or None where the language has no stemmer.

    Its default export is the stemmer of Snowball; `rules`, pairs of a pattern and a replacement, make the spelling that is to be stemmed.
    """
    file = _SCRIPTS / f"{_name(language)}.js"
    if not file.is_file():
        return None
    rules = spelling.RULES if file.stem == "english" else ()
    pairs = ",".join(f"[/{pattern}/u,{json.dumps(replacement.replace(chr(92), '$'))}]" for pattern, replacement in rules)
    return f"{file.read_text(encoding='utf-8')}export const rules=[{pairs}];\n"
