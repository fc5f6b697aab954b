"""Tokens and hits of number words → the numbers of a text, each with its tokens and value.

"двух тысяч пятисот", "3 000", "2,5 тыс.", "полторы сотни", "сто-двести" each become one `Number`.
What a number counts, and how it is meant, is no matter here. All words are data: `Numerals` is
the section `numerals` of `counts.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from csto_events.morph import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    INSTRUMENTAL,
    LOCATIVE,
    NOUN,
    NUMERAL,
    PLURAL,
    SINGULAR,
    Form,
)
from csto_events.tokens import Tokens

_ONE, _HALF = Decimal(1), Decimal("0.5")
_LARGEST = 9  # digits; anything longer is a telephone number or an index

# A sign, the digits, and what is written to them: "~70", "70-ти", "3,6тис".
_WRITTEN = re.compile(r"([^\w\s]?)(\d(?:[\d.,']*\d)?)(?:(-?)([^\W\d_]+))?\.?", re.UNICODE)
_GROUPED = re.compile(r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*")
_FRACTION = re.compile(r"\d{1,6}[.,]\d{1,2}")


class Numerals(BaseModel):
    """Number words: paradigms by value, nouns that multiply, endings written after digits."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    paradigms: dict[Decimal, tuple[str, ...]]
    scales: dict[int, tuple[str, ...]]
    abbreviations: dict[int, tuple[str, ...]]
    half: tuple[str, ...]
    cardinal: frozenset[str]
    few: frozenset[str]
    ordinals: frozenset[str]

    @cached_property
    def forms(self) -> dict[str, Decimal]:
        """Every form of every numeral, and its value."""
        return {
            form: value
            for value, paradigms in self.paradigms.items()
            for paradigm in paradigms
            for form in paradigm.split()
        }

    @cached_property
    def short(self) -> dict[str, int]:
        """Abbreviations that multiply, without their stop."""
        return {word: scale for scale, words in self.abbreviations.items() for word in words}


class Atom(NamedTuple):
    """One word or group of digits of a number; `low` is the first half of "сто-двести"."""

    last: int
    value: Decimal
    scale: bool = False
    digits: bool = False
    half: bool = False
    short: bool = False
    low: Decimal | None = None
    decimal: Decimal | None = None  # "2,500" before "тыс."
    sign: str = ""


class Number(NamedTuple):
    """Tokens `first` up to `last` as one number.

    `mask` holds the cases of its last word (0: digits); `governs` tells that this word is a noun
    ("тысяча"), which takes a genitive. `multiplier` and `scale` are the parts of "4 тысяч";
    `low` is there where the number is a pair ("сто-двести"); `weak` marks a word that may be
    another altogether ("семью").
    """

    first: int
    last: int
    value: Decimal
    low: Decimal | None
    mask: int
    governs: bool
    multiplier: Decimal | None
    scale: int
    digits: bool
    weak: bool
    loose: bool
    sign: str


def digit_atoms(tokens: Tokens, at: int, numerals: Numerals) -> Iterator[tuple[int, Atom]]:
    """The atoms written at token `at`: digits, with the groups of "3 000", and "тыс" glued on."""
    written = _parse(tokens.forms[at].text)
    if written is None:
        return
    sign, value, decimal, hyphen, suffix = written
    scale = numerals.short.get(suffix) if suffix and not hyphen else None
    if suffix and scale is None and not (hyphen and _cardinal(suffix, value, numerals)):
        return
    last = at + 1
    if not suffix and value == value.to_integral_value() and value < 1000 and value > 0:
        value, last = _with_groups(tokens, at, value)
    if scale:
        yield at, Atom(last, (decimal or value) * scale, digits=True, sign=sign)
    else:
        yield at, Atom(last, value, digits=True, decimal=decimal, sign=sign)


def pair_atom(text: str, at: int, numerals: Numerals) -> Atom | None:
    """ "сто-двести": a hyphen between two number words."""
    first, _, second = text.partition("-")
    low, high = numerals.forms.get(first), numerals.forms.get(second)
    if low is None or high is None:
        return None
    return Atom(at + 1, high, low=low)


def read_numbers(
    tokens: Tokens, atoms: Mapping[int, Atom], numerals: Numerals, governing: frozenset[str]
) -> list[Number]:
    """The numbers that `atoms` (by token) make up, in the order of the text.

    `governing` are words after which "сотни" is one hundred and not hundreds: "около сотни".
    """
    numbers: list[Number] = []
    after = 0
    for at in sorted(atoms):
        if at >= after:
            total = _Sum(tokens, atoms, at, numerals, governing)
            after = total.at
            number = total.number()
            if number is not None:
                numbers.append(number)
    return numbers


class _Sum:
    """Adds and multiplies atoms from one token on, as far as they make one number."""

    __slots__ = (
        "at", "atoms", "current", "first", "governing", "halved", "limit", "low", "multiplier",
        "numerals", "scale", "tokens", "total", "vague",
    )  # fmt: skip

    def __init__(
        self,
        tokens: Tokens,
        atoms: Mapping[int, Atom],
        first: int,
        numerals: Numerals,
        governing: frozenset[str],
    ) -> None:
        self.tokens, self.atoms, self.first, self.numerals = tokens, atoms, first, numerals
        self.governing = governing
        self.at = first
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.limit: Decimal | None = None  # what may still be added lies below
        self.low: Decimal | None = None
        self.multiplier: Decimal | None = None
        self.scale = 0
        self.vague = self.halved = False
        while (atom := atoms.get(self.at)) is not None and self._take(atom):
            self.at = atom.last
            if atom.short:
                self._pass_stop()

    def number(self) -> Number | None:
        """What was read, or None where it is no definite number: "сотни"."""
        value = self.total + (self.current or 0)
        if self.vague or self.at == self.first:
            return None
        low = self.low
        if low is not None and low >= value:
            return None
        atom, form = self.atoms[self.first], self.tokens.forms[self.at - 1]
        last = self.tokens.forms[self.at - 2] if form.text == "." else form
        return Number(
            self.first,
            self.at,
            value,
            low,
            0 if atom.digits and self.at == atom.last else _mask(last),
            bool(last.nouns and not last.numerals),
            self.multiplier,
            self.scale,
            atom.digits,
            self._weak(self.tokens.forms[self.first]),
            self._loose(self.tokens.forms[self.first]),
            atom.sign,
        )

    def _take(self, atom: Atom) -> bool:
        """Adds `atom` if the number can go on with it."""
        if atom.half:
            if self.current is None or not self._scale_at(atom.last):
                return False
            self.current += _HALF
        elif atom.scale:
            return self._multiply(atom)
        elif atom.digits or atom.low is not None:
            if self.current is not None or not self._below(atom.value):
                return False
            exact = atom.decimal is not None and self._scale_at(atom.last)
            self.current = atom.decimal if exact else atom.value
            self.low, self.scale, self.multiplier = atom.low, 0, None
        else:
            return self._add(atom)
        return True

    def _add(self, atom: Atom) -> bool:
        """A number word: "сто", "двадцать", "пять"."""
        value = atom.value
        if value == _HALF and not self._scale_at(atom.last):
            return False
        if self.current is None:
            if not self._below(value):
                return False
            self.current = value
        elif self.scale not in (10, 12) and _fits(self.current, value):
            self.current += value
        else:
            return False
        self.scale, self.multiplier = 0, None
        return True

    def _multiply(self, atom: Atom) -> bool:
        """A noun that multiplies: "тысяч", "сотня" (alone: one hundred), "десятка"."""
        scale = int(atom.value)
        if self.current is None:
            if self.limit is not None and scale >= self.limit:
                return False
            self.vague = not self._one(self.tokens.forms[self.at])
            self.current = _ONE
        elif self.scale >= scale or (self.total and self.limit is not None and scale >= self.limit):
            return False
        else:
            self.multiplier = None if self.scale else self.current
        if self.low is not None:
            self.low *= scale
        self.current *= scale
        self.scale = scale
        if scale >= 1000:
            self.total += self.current
            self.current, self.limit = None, Decimal(scale)
        return True

    def _below(self, value: Decimal) -> bool:
        return self.limit is None or value < self.limit

    def _scale_at(self, at: int) -> bool:
        atom = self.atoms.get(at)
        return atom is not None and (atom.scale or (atom.half and self._scale_at(atom.last)))

    def _one(self, form: Form) -> bool:
        """Whether a multiplying noun without a number is one of its kind, not many."""
        mask = form.nouns
        if not mask & PLURAL:
            return True
        if not mask & SINGULAR or self.first == 0:
            return False
        return self.tokens.forms[self.first - 1].text in self.governing

    def _pass_stop(self) -> None:
        """ "3,6 тис. осіб": the stop of an abbreviation belongs to the number."""
        tokens, at = self.tokens, self.at
        if at + 1 >= len(tokens) or tokens.forms[at].text != "." or tokens.capital(at + 1):
            return
        between = tokens.text[tokens.ends[at] : tokens.starts[at + 1]]
        if tokens.ends[at - 1] == tokens.starts[at] and "\n" not in between:
            self.at = at + 1

    def _weak(self, form: Form) -> bool:
        if self.at != self.first + 1 or not (form.pos & NOUN and form.pos & NUMERAL):
            return False
        return any(lemma not in self.numerals.forms for lemma in form.noun_lemmas)

    def _loose(self, form: Form) -> bool:
        """An accusative that is no genitive: what "с сотню" and "под двести" need."""
        mask = _mask(form)
        return bool(mask & ACCUSATIVE) and not mask & (GENITIVE | DATIVE | INSTRUMENTAL | LOCATIVE)


def _mask(form: Form) -> int:
    return form.numerals or form.nouns or form.adjectives


def _fits(current: Decimal, value: Decimal) -> bool:
    """Whether `value` goes on a number that ends in `current`: "двести" + "тридцать" + "пять"."""
    if value != value.to_integral_value() or not value:
        return False
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 > 10 and value < 10


def _cardinal(suffix: str, value: Decimal, numerals: Numerals) -> bool:
    if suffix in numerals.cardinal:
        return True
    return suffix in numerals.few and value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)


def _with_groups(tokens: Tokens, at: int, value: Decimal) -> tuple[Decimal, int]:
    """ "3 000", "1 200 000": groups of three digits, one blank apart."""
    last = at + 1
    while last < len(tokens):
        text = tokens.forms[last].text
        gap = tokens.text[tokens.ends[last - 1] : tokens.starts[last]]
        if len(text) != 3 or not text.isdecimal() or gap != " " or value >= 10**6:
            break
        value = value * 1000 + int(text)
        last += 1
    return value, last


@lru_cache(maxsize=4096)
def _parse(text: str) -> tuple[str, Decimal, Decimal | None, str, str] | None:
    """Sign, value, the value as a decimal fraction if it may be one, hyphen, letters."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    sign, digits, hyphen, suffix = match[1], match[2], match[3] or "", match[4] or ""
    if digits.isdecimal():
        if len(digits) > _LARGEST or (digits[0] == "0" and len(digits) > 1):
            return None
        return sign, Decimal(digits), None, hyphen, suffix
    grouped = _GROUPED.fullmatch(digits)
    if grouped and digits[0] != "0":
        plain = digits.replace(grouped[1], "")
        single = digits.count(grouped[1]) == 1 and grouped[1] != "'"
        decimal = Decimal(digits.replace(grouped[1], ".")) if single else None
        return sign, Decimal(plain), decimal, hyphen, suffix
    if _FRACTION.fullmatch(digits):
        return sign, Decimal(digits.replace(",", ".")), None, hyphen, suffix
    return None
