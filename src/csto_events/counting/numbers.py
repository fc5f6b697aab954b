"""Atoms → the numbers of a text, each with its tokens and value.

"двух тысяч пятисот", "3 000", "2,5 тыс.", "полторы сотни", "сто-двести" each become one `Number`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from csto_events.counting.lists import CountLists
from csto_events.counting.numerals import Atom, Value
from csto_events.morph import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    INSTRUMENTAL,
    LOCATIVE,
    NOMINATIVE,
    NOUN,
    NUMERAL,
    PLURAL,
    SINGULAR,
    Form,
)
from csto_events.tokens import Tokens

_HALF = Decimal("0.5")
_DOZENS = (10, 12)  # "два десятка" ends the number: "двадцать", not "два десятка пять"
NO_FORM = Form("")


class Number(NamedTuple):
    """Tokens `first` up to `last` as one number.

    `mask` holds the cases of its last word (0: digits), and `governs` tells that this word is a
    noun ("тысяча"), which takes a genitive. `multiplier` and `scale` are the parts of "4 тысяч";
    `low` is there where the number is a pair ("сто-двести"), `turned` tells "сотни две".
    """

    first: int
    last: int
    value: Value
    low: Value | None = None
    mask: int = 0
    governs: bool = False
    multiplier: Value | None = None
    scale: int = 0
    digits: bool = True
    turned: bool = False
    sign: str = ""


class Words:
    """The forms of a text, two empty ones behind the last, and where its lines start.

    Index -1, -2 and the first two after the end all give the empty form.
    """

    __slots__ = ("ends", "forms", "starts", "text", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens, self.text = tokens, tokens.text
        self.starts, self.ends = tokens.starts, tokens.ends
        self.forms = [*tokens.forms, NO_FORM, NO_FORM]

    def breaks(self, at: int) -> bool:
        """Whether a line, or nothing at all, starts at token `at`."""
        if not 0 < at < len(self.starts):
            return True
        return "\n" in self.text[self.ends[at - 1] : self.starts[at]]


def read_numbers(words: Words, atoms: Mapping[int, Atom], lists: CountLists) -> list[Number]:
    """The numbers that `atoms` make up, in the order of the text."""
    numbers: list[Number] = []
    after = 0
    for at in sorted(atoms):
        if at < after:
            continue
        atom = atoms[at]
        after = atom.last
        if atom.digits and not atom.short and after not in atoms and after + 2 not in atoms:
            numbers.append(Number(at, after, atom.value, sign=atom.sign))
            continue
        total = _Sum(words, atoms, at, lists)
        after = max(after, total.at)
        number = total.number()
        if number is not None:
            numbers.append(number)
    return numbers


def without_repeats(words: Words, numbers: Sequence[Number]) -> list[Number]:
    """ "150 (сто пятьдесят) военных": a number that is said twice becomes one."""
    result: list[Number] = []
    for number in numbers:
        last = result[-1] if result else None
        if (
            last is not None
            and last.last + 1 == number.first
            and last.value == number.value
            and words.forms[last.last].text == "("
            and words.forms[number.last].text == ")"
        ):
            result[-1] = last._replace(last=number.last + 1)
        else:
            result.append(number)
    return result


def is_whole(value: Value) -> bool:
    """Whether `value` can be a number of people."""
    return isinstance(value, int) or value == value.to_integral_value()


def is_loose(form: Form) -> bool:
    """An accusative that is no genitive: what "с сотню" and "под двести" need.

    So is the dictionary form of a thing, whatever else it may be: "с десяток".
    """
    mask = _mask(form)
    own = form.text in form.noun_lemmas and mask & NOMINATIVE
    oblique = mask & (GENITIVE | DATIVE | INSTRUMENTAL | LOCATIVE)
    return bool(mask & ACCUSATIVE) and bool(own or not oblique)


class _Sum:
    """Adds and multiplies atoms from one token on, as far as they make one number."""

    __slots__ = (
        "at", "atoms", "current", "first", "limit", "lists", "low", "multiplier", "scale", "total",
        "turned", "vague", "words",
    )  # fmt: skip

    def __init__(
        self, words: Words, atoms: Mapping[int, Atom], first: int, lists: CountLists
    ) -> None:
        self.words, self.atoms, self.first, self.lists = words, atoms, first, lists
        self.at = first
        self.total: Value = 0
        self.current: Value | None = None
        self.limit: int | None = None  # what may still be added lies below
        self.low: Value | None = None
        self.multiplier: Value | None = None
        self.scale = 0
        self.vague = self.turned = False
        while True:
            atom = atoms.get(self.at)
            if atom is None and self._half():
                continue
            last = None if atom is None else self._take(atom)
            if atom is None or last is None:
                break
            self.at = last
            if atom.short:
                self._pass_stop()

    def number(self) -> Number | None:
        """What was read, or None where it is no definite number: "сотни"."""
        value = self.total + (self.current or 0)
        if self.vague or self.at == self.first or (self.low is not None and self.low >= value):
            return None
        atom, forms = self.atoms[self.first], self.words.forms
        last = forms[self.at - 1] if forms[self.at - 1].text != "." else forms[self.at - 2]
        return Number(
            self.first,
            self.at,
            value,
            self.low,
            0 if atom.digits and self.at == atom.last else _mask(last),
            bool(last.nouns and not last.numerals),
            self.multiplier,
            self.scale,
            atom.digits,
            self.turned,
            atom.sign,
        )

    def _take(self, atom: Atom) -> int | None:
        """Adds `atom` if the number can go on with it; gives the token after what was added."""
        if atom.scale:
            return self._multiply(atom)
        if atom.digits or atom.low is not None:
            if self.current is not None or not self._below(atom.value):
                return None
            exact = atom.decimal is not None and self._scale_at(atom.last)
            self.current, self.low = atom.decimal if exact else atom.value, atom.low
        elif not self._add(atom):
            return None
        self.scale, self.multiplier = 0, None
        return atom.last

    def _add(self, atom: Atom) -> bool:
        """A number word: "сто", "двадцать", "пять"."""
        value = atom.value
        if value == _HALF and not self._scale_at(atom.last):
            return False
        if self.current is None:
            if not self._below(value):
                return False
            self.current = value
        elif self.scale not in _DOZENS and _fits(self.current, value):
            self.current += value
        else:
            return False
        return True

    def _multiply(self, atom: Atom) -> int | None:
        """A noun that multiplies: "тысяч", "сотня" (alone: one hundred), "десятка"."""
        scale, last = int(atom.value), atom.last
        if self.limit is not None and scale >= self.limit:
            return None
        if self.current is None:
            last = self._alone(last, scale in _DOZENS)
        elif self.scale >= scale:
            return None
        else:
            self.multiplier = None if self.scale else self.current
        if self.low is not None:
            self.low *= scale
        self.current = (self.current or 1) * scale
        self.scale = scale
        if scale >= 1000:
            self.total += self.current
            self.current, self.limit = None, scale
        return last

    def _alone(self, last: int, dozen: bool) -> int:
        """A multiplying noun without a number before it; gives the token after."""
        form, after = self.words.forms[self.at], self.atoms.get(last)
        if after is None and self.words.forms[last].text in self.lists.grammar.around:
            after = self.atoms.get(last + 1)  # "сотні зо дві"
        one = self._one(form)
        small = after is not None and not after.scale and after.value <= 20
        if one and not (dozen and form.text not in self.lists.numerals.multiplying and small):
            return last
        if after is None or not small or self._scale_at(after.last):
            self.vague = True
            return last
        self.current, self.low, self.turned = after.value, after.low, True  # "сотни две"
        return after.last

    def _half(self) -> bool:
        """ "три с половиной тысячи": two words that add a half before a multiplying noun."""
        at, forms = self.at, self.words.forms
        if self.current is None or at + 2 not in self.atoms or not self.atoms[at + 2].scale:
            return False
        if f"{forms[at].text} {forms[at + 1].text}" not in self.lists.numerals.half:
            return False
        self.current += _HALF
        self.at = at + 2
        return True

    def _below(self, value: Value) -> bool:
        return self.limit is None or value < self.limit

    def _scale_at(self, at: int) -> bool:
        atom = self.atoms.get(at)
        return atom is not None and atom.scale

    def _one(self, form: Form) -> bool:
        """Whether a multiplying noun alone is one, not many: "около сотни", but "сотни"."""
        if not form.nouns & PLURAL or form.text in self.lists.numerals.multiplying:
            return True
        before = self.words.forms[self.first - 1].text
        return bool(form.nouns & SINGULAR) and before in self.lists.governing

    def _pass_stop(self) -> None:
        """ "3,6 тис. осіб": the stop of an abbreviation belongs to the number."""
        tokens, at = self.words.tokens, self.at
        if at + 1 >= len(tokens) or self.words.forms[at].text != "." or tokens.capital(at + 1):
            return
        if tokens.ends[at - 1] == tokens.starts[at] and not self.words.breaks(at + 1):
            self.at = at + 1


def is_weak(words: Words, number: Number, known: Mapping[str, object]) -> bool:
    """Whether a number of one word may be another word altogether: "семью", "сорока"."""
    form = words.forms[number.first]
    if number.last != number.first + 1 or not (form.pos & NOUN and form.pos & NUMERAL):
        return False
    return any(lemma not in known for lemma in form.noun_lemmas)


def _mask(form: Form) -> int:
    return form.numerals or form.nouns or form.adjectives


def _fits(current: Value, value: Value) -> bool:
    """Whether `value` goes on a number that ends in `current`: "двести" + "тридцать" + "пять"."""
    if not isinstance(value, int) or not value:
        return False
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 > 10 and value < 10
