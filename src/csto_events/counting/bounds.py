"""A number and the words beside it → how it is meant: qualifier, bounds, range, negation.

"не менее чем по тридцать", "от 1,5 до 2 тысяч", "100—150", "с сотню", "сто с лишним", "не 70".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from csto_events.counting.lists import DASHES, CountLists
from csto_events.counting.numbers import Number, Words, is_loose, is_whole
from csto_events.counting.numerals import Value
from csto_events.morph import ACCUSATIVE, DATIVE, PREPOSITION

# Where several stand together, a bound says most: "примерно до 100" is at most one hundred.
_STRENGTH = {None: -1, "exact": 0, "approximate": 1, "at_least": 2, "at_most": 2}


class Side(NamedTuple):
    """What stands before a number: its first token, the qualifier, "по" (each)."""

    first: int
    qualifier: str | None
    each: bool


class Meaning(NamedTuple):
    """How one number, or two as a range, is meant; tokens `first` up to `last` say so.

    `used` is how many numbers were read, `qualified` whether a word tells the qualifier.
    """

    first: int
    last: int
    used: int
    qualifier: str
    qualified: bool
    value: int | None
    low: int | None
    high: int | None
    each: bool
    negated: bool


class BoundReader:
    """Reads the words beside the numbers of one text, from its start to its end."""

    __slots__ = ("floor", "forms", "grammar", "lists", "words")

    def __init__(self, words: Words, lists: CountLists) -> None:
        self.words, self.forms, self.lists, self.grammar = words, words.forms, lists, lists.grammar
        self.floor = 0  # what lies before has been read: "с 70 до" of "с 70 до 100"

    def read(self, numbers: Sequence[Number], at: int) -> Meaning | None:
        """How number `at` is meant, with the next one if the two make a range.

        None where it is no whole number: "2,5".
        """
        number, used = numbers[at], 1
        side = self._before(number)
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        low, high = number.low, number.value
        changed = False
        if after is not None and after.first - number.last < 8:
            ends = self._range(number, after, side)
            if ends is not None:
                (low, high), used = ends, 2
            elif self._changes(number, after):
                changed, self.floor = True, number.last + 1
        if not is_whole(high) or (low is not None and not is_whole(low)):
            return None
        last, qualifier = numbers[at + used - 1].last, side.qualifier
        if beyond := self._behind(last):
            last, qualifier = last + len(beyond[0]), _stronger(qualifier, beyond[1])
        elif self.forms[last].nouns and self.forms[last + 1 : last + 2]:
            if self.forms[last + 1].pos & PREPOSITION and (beyond := self._behind(last + 1)):
                qualifier = _stronger(qualifier, beyond[1])  # "сто человек с лишним"
        meant = "range" if low is not None else qualifier or "exact"
        first = side.first
        if used == 2 and self.forms[first - 1].text in self.grammar.between:
            first -= 1
        return Meaning(
            first,
            last,
            used,
            meant,
            meant != "exact" or qualifier is not None,
            *_bounds(meant, low, int(high)),
            side.each,
            changed or self._negated(first),
        )

    def _behind(self, at: int) -> tuple[tuple[str, ...], str] | None:
        """The qualifier that starts at token `at`: its words and what it means."""
        known = self.lists.behind.get(self.forms[at].text, ())
        return next((found for found in known if self._spells(at, found[0])), None)

    def none(self, first: int) -> bool:
        """Whether what starts at `first` is none at all: "ни одного солдата"."""
        return not self.forms[first - 1].lemmas.isdisjoint(self.grammar.none)

    def _before(self, number: Number) -> Side:
        """The qualifiers that end right before `number`."""
        forms, grammar = self.forms, self.grammar
        first, each = number.first, False
        qualifier = self.lists.signs.get(number.sign) if number.sign else None
        while first > self.floor:
            found = self._ending(first)
            text = forms[first - 1].text
            if found is None and text in grammar.transparent:
                found = self._ending(first - 1)  # "как минимум еще 30"
            if found is not None:
                first, qualifier = found[0], _stronger(qualifier, found[1])
            elif not each and text in grammar.each and _for_each(number):
                first, each = first - 1, True
            else:
                break
        if qualifier is None and number.turned:
            qualifier = "approximate"
        around = qualifier is None and forms[first - 1].text in grammar.around
        if around and is_loose(forms[number.first]):
            return Side(first - 1, "approximate", each)
        return Side(first, qualifier, each)

    def _ending(self, at: int) -> tuple[int, str] | None:
        """The qualifier that ends before token `at`: its first token and what it means."""
        form = self.forms[at - 1]
        if self._idiom(at):
            return None
        for phrase, bound in self.lists.before.get(form.text, ()):
            first = at - len(phrase)
            if len(phrase) == 1 or (first >= self.floor and self._spells(first, phrase)):
                return first, bound
        if form.verbs and not form.lemmas.isdisjoint(self.grammar.exceeding):
            if self.forms[at - 2].text in self.grammar.negation:
                return at - 2, "at_most"  # "не превышает 100"
            return at - 1, "at_least"
        return None

    def _idiom(self, at: int) -> bool:
        """ "Тем не менее сотня миротворцев вылетела": no "не менее" of a number."""
        idioms = self.lists.idioms.get(self.forms[at - 1].text, ())
        return any(self._spells(at - len(words), words) for words in idioms)

    def _spells(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of `phrase` stand from token `at` on."""
        forms = self.forms
        return all(forms[n].text == word for n, word in enumerate(phrase, at))

    def _range(self, first: Number, second: Number, side: Side) -> tuple[Value, Value] | None:
        """The two ends of a range that `first` and `second` make."""
        if not self._tied(first, second, side):
            return None
        low = first.value
        # "от 3 до 4 тысяч": the noun multiplies both; "от 900 до тысячи" it does not.
        if second.multiplier is not None and not first.scale and low < second.multiplier:
            low *= second.scale
        if low >= second.value or first.low is not None or second.low is not None:
            return None
        return low, second.value

    def _tied(self, first: Number, second: Number, side: Side) -> bool:
        """Whether a dash, "или", "от … до" or "между … и" joins two numbers."""
        grammar, link = self.grammar, self.forms[first.last].text
        if second.first == first.last:
            return second.sign in DASHES
        if link not in grammar.ties:
            return False
        if second.first == first.last + 1:
            if link in DASHES or link in grammar.either:
                return not (self.words.breaks(first.last) or self.words.breaks(second.first))
            if link in grammar.join:
                return self.forms[side.first - 1].text in grammar.between
        if link in grammar.end and self._before(second).first == first.last:
            return side.first < first.first and self.forms[side.first].text in grammar.start
        return False

    def _changes(self, first: Number, second: Number) -> bool:
        """ "увеличить с 70 до 100": the first is where it stood before, the second the new."""
        return (
            self.forms[first.last].text in self.grammar.end
            and self.forms[first.first - 1].text in self.grammar.change_from
            and self._before(second).first == first.last
        )

    def _negated(self, first: int) -> bool:
        """ "не 70", "вместо 70", "вместо обещанных 70"."""
        grammar, form = self.grammar, self.forms[first - 1]
        if form.text in grammar.negation or form.text in grammar.instead:
            return True
        return bool(form.adjectives) and self.forms[first - 2].text in grammar.instead


def _for_each(number: Number) -> bool:
    """ "по семь" deals out; "по двум направлениям" is a dative."""
    return not number.mask & DATIVE or bool(number.mask & ACCUSATIVE)


def _stronger(one: str | None, other: str | None) -> str | None:
    """The qualifier that says more; of two equals the first, which stands nearer."""
    return other if _STRENGTH[other] > _STRENGTH[one] else one


def _bounds(meant: str, low: Value | None, high: int) -> tuple[int | None, int | None, int | None]:
    """Value, low and high as the contract has them for each qualifier."""
    if low is not None:
        return None, int(low), high
    return (
        high,
        high if meant in ("exact", "at_least") else None,
        high if meant in ("exact", "at_most") else None,
    )
