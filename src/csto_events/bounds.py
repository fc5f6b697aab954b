"""Numbers and the words beside them → how they are meant: qualifier, bounds, range, negation.

"не менее чем по тридцать", "от 1,5 до 2 тысяч", "100—150", "с сотню", "сто с лишним", "не 70".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from csto_events.morph import ACCUSATIVE, DATIVE
from csto_events.numbers import Number
from csto_events.tokens import Tokens

DASHES = frozenset("-—")

# Where several stand together, a bound says most: "примерно до 100" is at most one hundred.
_STRENGTH = {None: -1, "exact": 0, "approximate": 1, "at_least": 2, "at_most": 2}


class Grammar(BaseModel):
    """Small words that tie numbers together: section `grammar` of `counts.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    around: frozenset[str]
    start: frozenset[str] = Field(alias="from")
    end: frozenset[str] = Field(alias="to")
    between: frozenset[str]
    join: frozenset[str] = Field(alias="and")
    either: frozenset[str] = Field(alias="or")
    change_from: frozenset[str]
    each: frozenset[str]
    negation: frozenset[str]
    instead: frozenset[str]
    none: frozenset[str]
    transparent: frozenset[str]
    genitive: frozenset[str]


class Side(NamedTuple):
    """What stands before a number: its first token, the qualifier, "по" (each)."""

    first: int
    qualifier: str | None = None
    each: bool = False


class Meaning(NamedTuple):
    """How one number, or two as a range, is meant; tokens `first` up to `last` say so."""

    first: int
    last: int
    used: int  # how many numbers: two in a range
    qualifier: str
    qualified: bool  # whether a word says so
    value: int | None
    low: int | None
    high: int | None
    each: bool
    negated: bool


@dataclass(slots=True)
class BoundReader:
    """Reads the words beside numbers.

    `before` are the qualifiers by the token behind them, `behind` those that follow a number by
    their first token, `signs` the qualifiers written to the digits ("~70").
    """

    tokens: Tokens
    before: Mapping[int, tuple[int, str]]
    behind: Mapping[int, tuple[int, str]]
    signs: Mapping[str, str]
    grammar: Grammar

    def read(self, numbers: Sequence[Number], at: int) -> Meaning | None:
        """How number `at` is meant, with the next one if the two make a range.

        None where it is no whole number: "2,5".
        """
        number = numbers[at]
        floor = numbers[at - 1].last + 1 if self._changes(numbers, at - 1) else 0
        side = self._before(number, floor)
        ends = self._range(numbers, at, side)
        used = 2 if ends else 1
        if ends is None and number.low is not None:
            ends = (number.low, number.value)
        low, high = ends or (number.value, number.value)
        if low != low.to_integral_value() or high != high.to_integral_value():
            return None
        last, qualifier = self._behind(numbers[at + used - 1].last, side.qualifier)
        meant = "range" if ends else qualifier or "exact"
        opening = side.first - (1 if ends and self._text(side.first - 1) in self.grammar.between else 0)
        return Meaning(
            opening,
            last,
            used,
            meant,
            qualifier is not None or ends is not None,
            *_bounds(meant, int(low), int(high)),
            side.each,
            self._negated(side.first) or self._changes(numbers, at),
        )

    def none(self, first: int) -> bool:
        """Whether what starts at `first` is none at all: "ни одного солдата"."""
        if not first:
            return False
        return not self.tokens.forms[first - 1].lemmas.isdisjoint(self.grammar.none)

    def _text(self, at: int) -> str:
        return self.tokens.forms[at].text if 0 <= at < len(self.tokens) else ""

    def _before(self, number: Number, floor: int = 0) -> Side:
        """The qualifiers that end right before `number`, none of them starting before `floor`."""
        first, each, qualifier = number.first, False, self.signs.get(number.sign)
        while first > floor:
            found = self.before.get(first)
            if found is None and self._text(first - 1) in self.grammar.transparent:
                found = self.before.get(first - 1)  # "как минимум еще 30"
            if found is not None and found[0] >= floor:
                first, qualifier = found[0], _stronger(qualifier, found[1])
            elif not each and self._text(first - 1) in self.grammar.each and _for_each(number):
                first, each = first - 1, True
            else:
                break
        if qualifier is None and number.loose and self._text(first - 1) in self.grammar.around:
            return Side(first - 1, "approximate", each)
        return Side(first, qualifier, each)

    def _behind(self, at: int, qualifier: str | None) -> tuple[int, str | None]:
        """Where the number ends with what follows it: "сто с лишним"."""
        found = self.behind.get(at)
        return (found[0], _stronger(qualifier, found[1])) if found else (at, qualifier)

    def _range(
        self, numbers: Sequence[Number], at: int, side: Side
    ) -> tuple[Decimal, Decimal] | None:
        """The two ends of a range that starts with number `at`."""
        if at + 1 >= len(numbers) or not self._tied(numbers[at], numbers[at + 1], side):
            return None
        first, second = numbers[at], numbers[at + 1]
        low = first.value
        # "от 3 до 4 тысяч": the noun multiplies both; "от 900 до тысячи" it does not.
        if second.multiplier is not None and not first.scale and low < second.multiplier:
            low *= second.scale
        if low >= second.value or first.low is not None or second.low is not None:
            return None
        return low, second.value

    def _tied(self, first: Number, second: Number, side: Side) -> bool:
        """Whether a dash, "или", "от … до" or "между … и" joins two numbers."""
        grammar, link = self.grammar, self._text(first.last)
        if second.first == first.last:
            return second.sign in DASHES and second.sign != ""
        if second.first == first.last + 1:
            if link in DASHES or link in grammar.either:
                return "\n" not in self.tokens.slice(first.last - 1, second.first + 1)
            if link in grammar.join:
                return self._text(side.first - 1) in grammar.between
        if link in grammar.end and self._before(second).first == first.last:
            return self._text(side.first) in grammar.start and side.first < first.first
        return False

    def _changes(self, numbers: Sequence[Number], at: int) -> bool:
        """ "увеличить с 70 до 100": number `at` is where it stood before, the next is the new."""
        if not 0 <= at < len(numbers) - 1:
            return False
        first, second = numbers[at], numbers[at + 1]
        return (
            self._text(first.last) in self.grammar.end
            and self._text(first.first - 1) in self.grammar.change_from
            and self._before(second).first == first.last
        )

    def _negated(self, first: int) -> bool:
        """ "не 70", "вместо 70", "вместо обещанных 70"."""
        text = self._text(first - 1)
        if text in self.grammar.negation or text in self.grammar.instead:
            return True
        return (
            self._text(first - 2) in self.grammar.instead
            and self.tokens.forms[first - 1].adjectives != 0
        )


def _for_each(number: Number) -> bool:
    """ "по семь" deals out; "по двум направлениям" is a dative."""
    return not number.mask & DATIVE or bool(number.mask & ACCUSATIVE)


def _stronger(one: str | None, other: str | None) -> str | None:
    """The qualifier that says more; of two equals the first, which stands nearer."""
    return other if _STRENGTH[other] > _STRENGTH[one] else one


def _bounds(meant: str, low: int, high: int) -> tuple[int | None, int | None, int | None]:
    """Value, low and high as the contract has them for each qualifier."""
    match meant:
        case "range":
            return None, low, high
        case "approximate":
            return high, None, None
        case "at_least":
            return high, high, None
        case "at_most":
            return high, None, high
    return high, high, high
