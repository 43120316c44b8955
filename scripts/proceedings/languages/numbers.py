"""Numbers in running text, compared by value: 1.45 亿 and 145 million, 三 and third, 90 年代 and 1990s."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, cast

from msgspec import Struct
from msgspec.structs import replace

from proceedings.languages.grammar import Exact, Grammar, Token, Unit, exact, grammar

Meaning = Literal["number", "several", "percent", "decade", "decade of any century", "month"]
Value = tuple[Meaning, Exact]

SPELT_OUT = 10  # smaller whole numbers are commonly written as words
_LONGEST_RUN = 60  # tokens of one number: more are no number, and evaluating them would take quadratic time

_OTHER_DECADE: dict[Meaning, Meaning] = {"decade": "decade of any century", "decade of any century": "decade"}


class Number(Struct, frozen=True):
    """A number of a text.

    `words` are those of the text. `values` are its possible values. `digits` says whether it is written in digits, `sure` whether it must be a
    number: "one" may be a pronoun.
    """

    words: str
    values: frozenset[Value]
    digits: bool
    sure: bool

    @property
    def plain(self) -> Number:
        """The same number, in per cent or not."""
        return replace(self, values=self.values | {("number", value) for meaning, value in self.values if meaning == "percent"})

    @property
    def large(self) -> bool:
        """Whether the number is commonly written in digits."""
        return all(meaning != "number" or value >= SPELT_OUT or value.denominator > 1 for meaning, value in self.values)


class _Index:
    """Numbers by their values. Each can be taken once, in constant time, by a number with one of these values.

    A decade without a century equals that decade of any century.
    """

    def __init__(self, numbers: Iterable[Number]) -> None:
        self._taken: set[int] = set()
        self._positions: dict[Hashable, deque[int]] = defaultdict(deque)
        for position, number in enumerate(numbers):
            for meaning, amount in number.values:
                self._positions[meaning, amount].append(position)
                if meaning in _OTHER_DECADE:
                    self._positions[meaning, amount % 100, "decade"].append(position)

    def take(self, wanted: Number) -> bool:
        """Take the first number that may mean the same as `wanted`; return whether one was left."""
        keys: list[Hashable] = list(wanted.values)
        keys += [(_OTHER_DECADE[meaning], amount % 100, "decade") for meaning, amount in wanted.values if meaning in _OTHER_DECADE]
        firsts = [first for key in keys if key in self._positions and (first := self._first(self._positions[key])) is not None]
        if firsts:
            self._taken.add(min(firsts))
        return bool(firsts)

    def _first(self, positions: deque[int]) -> int | None:
        while positions and positions[0] in self._taken:
            positions.popleft()
        return positions[0] if positions else None


def missing(original: str, language: str, translation: str, translation_language: str) -> list[Number]:
    """Return the numbers of `original` that are missing in `translation`. A number that occurs twice must occur twice there.

    Where a language has no table of number words, only digits are compared, and per cent is ignored. A translation without
    such a table may lack small numbers, since it may spell them out.
    """
    original_spelt, translation_spelt = grammar(language).spelt, grammar(translation_language).spelt
    sure = [number for number in read(original, language) if number.sure and (number.digits or (original_spelt and translation_spelt))]
    required = [(number, number if original_spelt and translation_spelt else number.plain) for number in sure if translation_spelt or number.plain.large]
    translated = _Index(read(translation, translation_language) if required else ())
    return [number for number, wanted in required if not translated.take(wanted)]


class _Run(NamedTuple):
    """The tokens of one number, with its value, the product of its scales, its position, unit and ordinal mark."""

    tokens: list[Token]
    value: Exact
    factor: Exact
    start: int
    end: int
    unit: Unit | None = None
    ordinal: bool = False


def read(text: str, language: str) -> list[Number]:
    """Return the numbers of a text, in order."""
    rules = grammar(language)
    runs = [_run(tokens, text, rules) for tokens in _grouped(text, rules)]
    numbers: list[Number] = []
    for index, run in enumerate(runs):
        before, behind = (runs[index - 1] if index else None), (runs[index + 1] if index + 1 < len(runs) else None)
        if run.unit == "century" and behind and behind.unit == "decade" and not text[run.end : behind.start].strip():
            continue  # the century is part of the decade that follows
        values = {_value(run)}
        if before and before.unit == "century" and run.unit == "decade" and not text[before.end : run.start].strip():
            values = {("decade", (before.value - 1) * 100 + run.value)}
        if behind and run.factor == 1 and not run.unit and rules.range.fullmatch(text[run.end : behind.start]):
            values.add(_value(behind._replace(value=run.value * behind.factor)))
        numbers.append(Number(text[run.start : run.end], frozenset(values), run.tokens[0].kind == "digits", _sure(run, text, rules)))
    return numbers


def _sure(run: _Run, text: str, rules: Grammar) -> bool:
    if run.ordinal or run.unit == "list" or run.tokens[0].kind in ("digits", "month"):
        return True
    if len(run.tokens) == 1 and text[run.tokens[0].start : run.tokens[0].end].casefold() in rules.unsure:
        return False
    compound = len(run.tokens) > 1 and run.tokens[0].kind != "scale"
    return compound or run.unit is not None or not rules.counts


def _value(run: _Run) -> Value:
    kind = run.tokens[0].kind
    if kind == "month":
        return "month", run.value
    if run.unit in ("percent", "tenths"):
        return "percent", run.value * (10 if run.unit == "tenths" else 1)
    if run.unit == "decade":
        return ("decade" if run.value >= 100 else "decade of any century"), run.value
    return ("several" if any(token.kind in ("several", "crowd") for token in run.tokens) else "number"), run.value


def _run(tokens: list[Token], text: str, rules: Grammar) -> _Run:
    """Return the number that some tokens make, with the unit behind it and the ordinal mark before it."""
    value, factor = _evaluated(tokens, text, rules)
    start, end = tokens[0].start, tokens[-1].end
    if tokens[0].kind == "month":
        return _Run(tokens, value, factor, start, end)
    if suffix := rules.suffix.match(text, end):
        end = suffix.end()
    search_start = max(0, start - 9)
    if rules.percent_before.search(text, search_start, start):
        return _Run(tokens, value, factor, start, end, "percent")
    ordinal = rules.ordinal.search(text, search_start, start)
    unit = rules.unit.match(text, end)
    return _Run(
        tokens,
        value,
        factor,
        ordinal.start() if ordinal else start,
        unit.end() if unit else end,
        cast("Unit", unit.lastgroup) if unit else None,
        bool(ordinal),
    )


def _grouped(text: str, rules: Grammar) -> Iterator[list[Token]]:
    """Yield the tokens of each number of a text."""
    run: list[Token] = []
    for token, following in pairwise([*rules.tokens(text), Token("chance", len(text), len(text))]):
        if token.kind == "chance":
            continue
        run.append(token)
        if len(run) == _LONGEST_RUN or not _goes_on(token, following, text, rules):
            yield run
            run = []


def _goes_on(token: Token, following: Token, text: str, rules: Grammar) -> bool:
    """Return whether the following token belongs to the same number."""
    if "month" in (token.kind, following.kind) or following.kind == "chance":
        return False
    gap = text[token.end : following.start]
    scaled = token.kind in ("scale", "crowd")
    if not (rules.linked_gap if scaled or token.kind == "digits" else rules.gap).fullmatch(gap):
        return False
    if following.kind in ("scale", "crowd"):
        return True
    if following.kind == "several":
        return scaled and not gap
    if following.kind == "digits":
        return scaled and not gap.strip() and (rules.glued or not rules.spaced)
    return (scaled and following.value < token.value) or (token.kind == "word" and (token.value == 0 or (20 <= token.value < 100 and 0 < following.value < 10)))


def _evaluated(tokens: list[Token], text: str, rules: Grammar) -> tuple[Exact, Exact]:
    """Return the value of a number, and the product of its scales. A scale multiplies all terms since the last larger scale."""
    terms: list[Exact] = []
    factor: Exact = 1
    for index, token in enumerate(tokens):
        if token.kind in ("scale", "crowd"):
            smaller = [terms.pop()] if index and tokens[index - 1].kind not in ("scale", "crowd") else []
            while terms and terms[-1] < token.value:
                smaller.append(terms.pop())
            terms.append((sum(smaller) or 1) * token.value)
            factor *= token.value
        elif token.kind == "digits":
            terms.append(exact(rules.digits(text[token.start : token.end])))
        else:
            terms.append(token.value)
    return sum(terms), factor
