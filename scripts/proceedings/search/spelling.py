"""English spellings that are one word: British, American and Oxford. Each is folded to one of them before it is stemmed, here and in the browser.

A folded word is a key and is never shown. So a rule may change a word that has no other spelling, as long as no two words become one.
"""

from __future__ import annotations

import re
from functools import cache

_OUR = (
    "ard|arb|arm|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig"
)
_RE = "cent|theat|fib|lit|met|calib|somb|spect|lust|meag|sab|mit|nit|och|goit|reconnoit|scept|sepulch|maneuv"
# Words that end in -ise everywhere: advise, exercise, comprise, raise …
_ISE = "aris|.*(?:[aou]|ch|cr|pr|w)is|.*(?:adv|dev|rev|superv|telev|improv|prom|prem|dem|surm|merchand|parad|treat|expert|advert|chast|desp|ex|exerc|exc|prec|conc|inc|circumc)is"
_ENDINGS = "e|ed|er|ers|es|ing|ation|ations|ational|able"

# Pattern and replacement, for words in small letters, in the syntax that Python and JavaScript share. A word goes through all of them.
RULES = (
    (rf"({_OUR})our", r"\1or"),
    (r"practis", "practic"),
    (rf"^(?!(?:{_ISE})(?:{_ENDINGS})$)(.{{2,}})is({_ENDINGS})$", r"\1iz\2"),
    (r"(.l)ys(e|ed|er|ers|es|ing)$", r"\1yz\2"),
    (r"^(an|arch|c|encyclop|f|gyn|h|leuk|medi|orthop|p|prim)ae(..)", r"\1e\2"),
    (r"^oe(str|soph|dem)", r"e\1"),
    (r"^(diarrh|homo|f(?=oet))oe", r"\1e"),
    (r"manoeuv", "maneuv"),
    (rf"({_RE})re(s?)$", r"\1er\2"),
    (rf"({_RE})r(ed|ing)$", r"\1er\2"),
    (r"(ana|cata|dia|epi|homo|mono|pro|travelo)logu(?:e(s|d)?|(ing))$", r"\1log\2\3"),
    (r"(def|off|pret)ence", r"\1ense"),
    (r"licence", "license"),
    (r"^(abridg|acknowledg|judg|lodg|misjudg)ement", r"\1ment"),
    (r"^(ag|lik|liv|lov|mov|nam|rat|sal|siz|us|unmistak)e(ing|able)", r"\1\2"),
    (r"^(benefit|budget|combat|focus|format|target|bias)(?:t|s)(ed|ing|es)$", r"\1\2"),
    (r"^(counse|dia|due|fue|initia|refue)ll(ed|er|ers|ing|or|ors)$", r"\1l\2"),
    (r"^(skil|wil|fulfil|distil|enrol|instil|enthral|appal)(ful|fully|fulness|ment|ments|s)?$", r"\1l\2"),
    (r"(program|gram)me(s?)$", r"\1\2"),
    (r"^(burn|dream|lean|learn|spoil)t$", r"\1ed"),
    (r"^(dwel|spel|spil)t$", r"\1led"),
    (r"^(amid|among)st$", r"\1"),
    (r"^whilst$", "while"),
    (r"^(toward|afterward|backward|forward|upward|downward)s$", r"\1"),
    (r"^(re)?enquir", r"\1inquir"),
    (r"^(m|sm)ould", r"\1old"),
    (r"^plough", "plow"),
    (r"^grey", "gray"),
    (r"^sceptic", "skeptic"),
    (r"^artefact", "artifact"),
    (r"^aluminium", "aluminum"),
    (r"^aeroplane", "airplane"),
    (r"^specialit(y|ies)$", r"specialt\1"),
    (r"^jewellery$", "jewelry"),
    (r"^jeweller", "jeweler"),
    (r"^moustache", "mustache"),
    (r"^gaol", "jail"),
    (r"^disc(s?)$", r"disk\1"),
    (r"^woollen", "woolen"),
    (r"^pyjama", "pajama"),
    (r"^cosy$", "cozy"),
)


@cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), replacement) for pattern, replacement in RULES]


@cache
def _any_rule() -> re.Pattern[str]:
    return re.compile("|".join(pattern for pattern, _ in RULES))


@cache
def canonical(word: str) -> str:
    """Return the common form of all spellings of a word in small letters."""
    if not _any_rule().search(word):
        return word
    for pattern, replacement in _rules():
        word = pattern.sub(replacement, word, count=1)
    return word
