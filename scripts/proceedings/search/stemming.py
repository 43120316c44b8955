"""The stem of a word, by Snowball (snowballstem.org) or by the table of its language, and the same algorithm as a script for the browser.

`snowball/` has what Snowball 3.1.0 makes of each algorithm as JavaScript (`make js`), each with its runtime in one module by esbuild:
`--bundle --minify --format=esm --mangle-props=…` of `import Stemmer from "./english-stemmer.js"; … export default (word) => stemmer.stemWord(word)`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import Stemmer  # type: ignore[import-not-found]
from babel import Locale

from proceedings.languages import table
from proceedings.search import spelling

_MOST_PARTICLES = 3  # the most that follow one another behind a word
_TABLE_SCRIPT = """const particles=%s,endings=%s,most=%s;
const fits=(word,ending)=>word.endsWith(ending)&&word.length>ending.length+1;
export default (word)=>{
for(let count=0;count<most;count++){const fitting=particles.find((particle)=>fits(word,particle));if(fitting)word=word.slice(0,-fitting.length);}
const rule=endings.find(([ending])=>fits(word,ending));
return rule?word.slice(0,word.length-rule[0].length)+rule[1]:word;};
export const rules=[];
"""
_SCRIPTS = Path(__file__).with_name("snowball")


def _name(language: str) -> str:
    """Return the English name of a language, by which Snowball knows it."""
    return (Locale.parse(language, sep="-").get_language_name("en") or "").lower()


def stemmer(language: str) -> Callable[[str], str] | None:
    """Return a function from a word in small letters to its stem, or None where the language has no stemmer.

    In English, all spellings of a word (`spelling`) have one stem. A language that Snowball does not know is stemmed by the `particles` and
    `endings` of its table.
    """
    name = _name(language)
    if name not in Stemmer.algorithms():
        return partial(_stem_by_table, _particles(language), table(language).endings) if _has_endings(language) else None
    stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return (lambda word: stem(spelling.canonical(word))) if name == "english" else stem


def _has_endings(language: str) -> bool:
    return bool(table(language).particles or table(language).endings)


def _particles(language: str) -> list[str]:
    """Return the particles of a language, the longest first."""
    return sorted(table(language).particles, key=len, reverse=True)


def _stem_by_table(particles: Sequence[str], endings: Sequence[Sequence[str]], word: str) -> str:
    """Return a word without its particles, and with its first ending that fits replaced. Two letters of it stay at least."""
    for _ in range(_MOST_PARTICLES):
        fitting = next((particle for particle in particles if word.endswith(particle) and len(word) > len(particle) + 1), "")
        word = word.removesuffix(fitting)
    ending, replacement = next(((ending, put) for ending, put in endings if word.endswith(ending) and len(word) > len(ending) + 1), ("", ""))
    return word.removesuffix(ending) + replacement


def script(language: str) -> str | None:
    """Return an ES module that stems words of a language as `stemmer` does, or None where the language has no stemmer.

    Its default export is the stemmer of Snowball; `rules`, pairs of a pattern and a replacement, make the spelling that is to be stemmed.
    """
    file = _SCRIPTS / f"{_name(language)}.js"
    if not file.is_file():
        return (
            _TABLE_SCRIPT % tuple(json.dumps(value) for value in (_particles(language), table(language).endings, _MOST_PARTICLES))
            if _has_endings(language)
            else None
        )
    rules = spelling.RULES if file.stem == "english" else ()
    pairs = ",".join(f"[/{pattern}/u,{json.dumps(replacement.replace(chr(92), '$'))}]" for pattern, replacement in rules)
    return f"{file.read_text(encoding='utf-8')}export const rules=[{pairs}];\n"
