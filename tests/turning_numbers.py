"""The rule that puts other numbers of people, in figures and in words, in article and records.

In: a `Draft`. Out: a `Turned` whose `change` turns the counts of a record in the same way; None
where the article has no count that can be turned. A number is turned by its first figure
("150" → "250", "двадцать пять" → "тридцать пять"), so that what stands beside it agrees as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from turning import Draft, Record, Turned, UnsafeError, inflected, readings

_UNITS = "два три четыре пять шесть семь восемь девять десять".split()
_TEENS = (
    "одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать"
).split()
_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
_VALUES = {word: number for number, word in enumerate((*_UNITS, *_TEENS), 2)}
_VALUES |= {word: number * 10 for number, word in enumerate(_TENS, 2)}
_VALUES |= {word: number * 100 for number, word in enumerate(_HUNDREDS, 1)}
_WORDS = {value: word for word, value in _VALUES.items()}

_FIGURES = re.compile(
    r"(?<![\w.,:/№-])(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:,\d)?)(?![\w:/]|[.,]\d|-[а-я])"
)
_THOUSAND = re.compile(r"[ \u00a0]тыс(?:яч\w*|\b)", re.IGNORECASE)
_TOKEN = re.compile(r"[А-Яа-яё]+|[^\s]")
_DAYS = 32  # a smaller number may be that of a day, an hour, a paragraph: turned in counts alone


@dataclass(frozen=True)
class _Number:
    """A number: its words or figures without "тысяч", and what it is worth with it."""

    start: int
    end: int
    text: str
    value: int


def _another(value: int) -> int:
    """Another number of the same grammatical class: one more in the first figure; 4 → 3, 9 → 8."""
    if 10 < value < 20:
        return value + 1 if value < 19 else 18
    unit = 10 ** (len(str(value)) - 1)
    return value + {4: -1, 9: -1}.get(value // unit, 1) * unit


def _value_of(word: str) -> int:
    lemmas = {parse.normal_form for parse in readings(word.lower())}
    return next((_VALUES[lemma] for lemma in lemmas if lemma in _VALUES), 0)


def _numbers(text: str) -> Iterator[_Number]:
    """The numbers in `text`: "2,5" тыс., "1 200", "двадцать пять"."""
    for found in _FIGURES.finditer(text):
        many = 1000 if _THOUSAND.match(text, found.end()) else 1
        plain = re.sub(r"[ \u00a0]", "", found[0]).replace(",", ".")
        yield _Number(*found.span(), found[0], round(float(plain) * many))
    run: list[re.Match[str]] = []
    for token in (*_TOKEN.finditer(text), None):
        if token and _value_of(token[0]):
            run.append(token)
        elif run:
            start, end = run[0].start(), run[-1].end()
            many = 1000 if _THOUSAND.match(text, end) else 1
            value = sum(_value_of(one[0]) for one in run) * many
            yield _Number(start, end, text[start:end], value)
            run = []


def _rewritten(number: _Number) -> str:
    """The words or figures of the number that is put for it."""
    if number.text[0].isdigit():
        if number.text.isdigit() and 10 < int(number.text) < 20:
            return str(_another(int(number.text)))
        return str(_another(number.value))[0] + number.text[1:]
    first = re.split(r"\s", number.text, maxsplit=1)[0]
    value = _value_of(first)
    turned = inflected(first, {_WORDS[value]: _WORDS[_another(value)]})
    return turned + number.text[len(first) :]


def _in_counts(text: str, records: list[Record]) -> list[tuple[int, int]]:
    """Where the words of a record's count stand in `text`."""
    words = {r["troop_count"]["text"] for r in records if r["troop_count"]}
    places = (re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)
    return [found.span() for one in places for found in one]


def _new_values(draft: Draft, numbers: list[_Number]) -> dict[int, int]:
    """What each count becomes; without those whose new value another number has already."""
    counts = [r["troop_count"] for r in draft.records if r["troop_count"]]
    keys = ("value", "low", "high")
    old = {count[key] for count in counts for key in keys if count[key]}
    told = {number.value for number in numbers}
    taken = set(told)
    new: dict[int, int] = {}
    for value in sorted(old & told):
        other = _another(value)
        if value > 1 and value not in range(1990, 2100) and other not in taken:
            new[value] = other
            taken.add(other)
    for count in counts:
        low, high = count["low"], count["high"]
        if low and high and low < high and new.get(low, low) >= new.get(high, high):
            new.pop(low, None)
            new.pop(high, None)
    return new


def numbers_turned(draft: Draft) -> Turned | None:
    """Other numbers of people: 150 → 250, "двадцать" → "тридцать", "2,5 тыс." → "3,5 тыс."."""
    text = draft.text
    places = _in_counts(text, draft.records)
    numbers = list(_numbers(text))
    new = _new_values(draft, numbers)
    changes: list[tuple[_Number, str]] = []
    for value in list(new):
        try:
            found = [
                (number, _rewritten(number))
                for number in numbers
                if number.value == value
                and (value >= _DAYS or any(a <= number.start < b for a, b in places))
            ]
        except UnsafeError:
            found = []
        if not found:
            del new[value]
        changes += found
    for number, words in sorted(changes, key=lambda change: -change[0].start):
        text = text[: number.start] + words + text[number.end :]
    return Turned(text, lambda record: _changed(record, new)) if changes else None


def _changed(record: Record, new: dict[int, int]) -> Record:
    count = record["troop_count"]
    if count is None:
        return record
    turned = {key: new.get(count[key], count[key]) for key in ("value", "low", "high")}
    return record | {"troop_count": count | turned}
