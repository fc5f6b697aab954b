"""Tokens and hits of number words → atoms: what numbers are made of, by token."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from csto_events.counting.lists import Numerals
from csto_events.morph import DIGIT
from csto_events.phrases.gazetteer import Hit
from csto_events.tokens import Tokens

KINDS = frozenset(("count_number", "count_scale", "count_short"))
Value = int | Decimal

_FEW = 4  # "тысячу-полторы", "сотню-три"; nobody says "сотню-пять"
_LARGEST = 9  # digits; anything longer is a telephone number or an index
# A sign, the digits, and what is written to them: "~70", "70-ти", "3,6тис".
_WRITTEN = re.compile(r"([^\w\s]?)(\d(?:[\d.,']*\d)?)(?:(-?)([^\W\d_]+))?\.?")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*")
_FRACTION = re.compile(r"\d{1,6}[.,]\d{1,2}")


class Atom(NamedTuple):
    """One word or group of digits of a number, up to token `last`.

    `scale` multiplies ("тысяч"), `short` is an abbreviation that may have a stop; `low` is the
    first half of "сто-двести", `decimal` what "2,500" is before "тыс.".
    """

    last: int
    value: Value
    scale: bool = False
    digits: bool = False
    short: bool = False
    low: Value | None = None
    decimal: Decimal | None = None
    sign: str = ""


def find_atoms(
    tokens: Tokens, hits: Iterable[Hit], numerals: Numerals, blocked: Container[int]
) -> dict[int, Atom]:
    """The atoms in `tokens`: number words among `hits`, digits, and pairs with a hyphen.

    Tokens in `blocked` are none.
    """
    forms, atoms = tokens.forms, dict[int, Atom]()
    for hit in hits:
        if hit.kind in KINDS and hit.first not in blocked:
            atoms[hit.first] = _word(hit, forms[hit.first].text, numerals)
    for at in [at for at, form in enumerate(forms) if form.pos & DIGIT]:
        if at not in blocked:
            atom = _digits(tokens, at, numerals)
            if atom is not None:
                atoms[at] = atom
    for at in _hyphenated(tokens, numerals.endings):
        atom = _pair(forms[at].text, at, numerals)
        if atom is not None:
            atoms[at] = atom
    return atoms


def _word(hit: Hit, text: str, numerals: Numerals) -> Atom:
    if hit.kind == "count_number":
        return Atom(hit.last, numerals.forms[text])
    return Atom(hit.last, int(hit.value), scale=True, short=hit.kind == "count_short")


def _digits(tokens: Tokens, at: int, numerals: Numerals) -> Atom | None:
    """Digits, with the groups of "3 000", an ending ("70-ти") or "тыс" glued on."""
    written = _parse(tokens.forms[at].text)
    if written is None:
        return None
    sign, value, decimal, hyphen, suffix = written
    if not suffix:
        last = at + 1
        if isinstance(value, int) and 0 < value < 1000:
            value, last = _with_groups(tokens, at, value)
        return Atom(last, value, digits=True, decimal=decimal, sign=sign)
    if hyphen:
        cardinal = _cardinal(suffix, value, numerals)
        return Atom(at + 1, value, digits=True, sign=sign) if cardinal else None
    scale = numerals.short.get(suffix)
    if scale is None:
        return None
    return Atom(at + 1, (decimal or value) * scale, digits=True, short=True, sign=sign)


def _cardinal(suffix: str, value: Value, numerals: Numerals) -> bool:
    """Whether "70-ти", "2-х" is no ordinal like "45-й"."""
    if suffix in numerals.cardinal:
        return True
    return suffix in numerals.few and value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)


def _with_groups(tokens: Tokens, at: int, value: int) -> tuple[int, int]:
    """ "3 000", "1 200 000": groups of three digits, one blank apart."""
    last, forms = at + 1, tokens.forms
    while last < len(forms) and value < 10**6:
        text = forms[last].text
        if len(text) != 3 or not text.isdecimal():
            break
        if tokens.text[tokens.ends[last - 1] : tokens.starts[last]] != " ":
            break
        value = value * 1000 + int(text)
        last += 1
    return value, last


@lru_cache(maxsize=4096)
def _parse(text: str) -> tuple[str, Value, Decimal | None, str, str] | None:
    """Sign, value, the value as a decimal fraction if it may be one, hyphen, letters."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    sign, digits, hyphen, suffix = match[1], match[2], match[3] or "", match[4] or ""
    if digits.isdecimal():
        if len(digits) > _LARGEST or (digits[0] == "0" and len(digits) > 1):
            return None
        return sign, int(digits), None, hyphen, suffix
    grouped = _GROUPED.fullmatch(digits)
    if grouped and digits[0] != "0":
        mark = grouped[1]
        decimal = digits.count(mark) == 1 and mark != "'"
        fraction = Decimal(digits.replace(mark, ".")) if decimal else None
        return sign, int(digits.replace(mark, "")), fraction, hyphen, suffix
    if _FRACTION.fullmatch(digits):
        return sign, Decimal(digits.replace(",", ".")), None, hyphen, suffix
    return None


def _hyphenated(tokens: Tokens, endings: frozenset[str]) -> Iterator[int]:
    """Tokens with a hyphen after one of `endings`."""
    text, at = tokens.text, tokens.text.find("-", 1)
    while at > 0:
        if text[at - 2 : at].lower() in endings:
            token = tokens.find(at) - 1
            if token >= 0 and at < tokens.ends[token]:
                yield token
        at = text.find("-", at + 1)


def _pair(text: str, at: int, numerals: Numerals) -> Atom | None:
    """ "сто-двести", "тысячу-полторы": a hyphen between two number words."""
    first, _, second = text.partition("-")
    low, high = numerals.forms.get(first), numerals.forms.get(second)
    scale = numerals.measures.get(first)
    if scale is not None and high is not None and high < _FEW:
        return Atom(at + 1, int(high * scale), low=scale)
    return None if low is None or high is None else Atom(at + 1, high, low=low)
