"""Where a title may go on in the next line, in languages that write no spaces between words."""

from __future__ import annotations

import re

from proceedings.languages import cached_by_tables, scripts_of, table

_CLOSING = "、。，：；！？”’》〉）」』】·"
_OPENING = "“‘《〈（「『【"
_FEWEST = 2  # letters of a piece


@cached_by_tables
def _places(language: str) -> re.Pattern[str] | None:
    """Return a pattern for what stands before or behind a place to cut; None where spaces part the words."""
    scripts = scripts_of(language)
    if not scripts or not all(script.unspaced for script in scripts):
        return None
    rules = table(language)
    groups = {"whole": [*rules.uncut], "before": [*rules.cut_before, *_OPENING], "behind": [*rules.cut_behind, *_CLOSING]}
    patterns = (f"(?P<{name}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})" for name, words in groups.items() if words)
    return re.compile("|".join(patterns))


@cached_by_tables
def pieces(title: str, language: str) -> tuple[str, ...]:
    """Return a title in pieces of two letters or more, each of which stays together where the line allows it."""
    pattern = _places(language)
    if not pattern:
        return (title,)
    parts, start = [], 0
    for match in pattern.finditer(title):
        cut = match.start() if match.lastgroup == "before" else match.end()
        if match.lastgroup != "whole" and all(_letters(words) >= _FEWEST for words in (title[start:cut], title[cut:])):
            parts.append(title[start:cut])
            start = cut
    return (*parts, title[start:])


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
