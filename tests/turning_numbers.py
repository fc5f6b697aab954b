"""The rule that puts other numbers of people, in figures and in words, in article and records.

In: a `Draft`. Out: a `Turned` whose `change` turns the counts of a record in the same way; None
where the article has no count that can be turned. A number is turned by its first figure
("150" → "250", "двадцать пять" → "тридцать пять"), so that what stands beside it agrees as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from turning import WORD, Draft, Record, Turned, UnsafeError, inflected, readings

_UNITS = WORD.findall("два три четыре пять шесть семь восемь девять десять")
_TEENS = WORD.findall(
    "одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать"
)
_TENS = WORD.findall("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
_HUNDREDS = WORD.findall("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")
_VALUES = {word: number for number, word in enumerate((*_UNITS, *_TEENS), 2)}
_VALUES |= {word: number * 10 for number, word in enumerate(_TENS, 2)}
_VALUES |= {word: number * 100 for number, word in enumerate(_HUNDREDS, 1)}
_WORDS = {value: word for word, value in _VALUES.items()}

_FIGURES = re.compile(
    r"(?<![\w.,:/№-])(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:,\d)?)(?![\w:/]|[.,]\d|-[а-я])"
)
_THOUSAND = re.compile(r"[ \u00a0]тыс(?:яч\w*|\b)", re.IGNORECASE)
_TOKEN = re.compile(r"[А-Яа-яё]+|[^\s]")
# May be those of a day, an hour, a paragraph, a year: turned in counts alone.
_COMMON = frozenset((*range(32), *range(1990, 2100)))


@dataclass(frozen=True)
class _Number:
    """A number: its words or figures without "тысяч", and what it is worth with it."""

    start: int
    end: int
    text: str
    value: int


def _others(value: int) -> Iterator[int]:
    """Other numbers of the same grammatical class: those with another first figure."""
    if 10 < value < 20:
        yield from (other for other in range(11, 20) if other != value)
        return
    unit = 10 ** (len(str(value)) - 1)
    first = value // unit
    if first == 1:
        alike = range(2, 10) if value > 1 else range(0)
    else:  # "две, три, четыре тысячи", but "пять тысяч"
        alike = range(2, 5) if first < 5 else range(5, 10)
    yield from (value + (figure - first) * unit for figure in alike if figure != first)


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


def _rewritten(number: _Number, other: int) -> str:
    """The words or figures of `other`; raises `UnsafeError` where a word could have two forms."""
    figure = int(str(other)[0])
    if number.text[0].isdigit():
        if number.text.isdigit() and number.value == int(number.text):
            return str(other)
        return str(figure) + number.text[1:]
    first = re.split(r"\s", number.text, maxsplit=1)[0]
    value = _value_of(first)
    if 10 < value < 20:
        new = other
        if number.value != value:
            raise UnsafeError("twelve thousand")
    else:
        new = figure * 10 ** (len(str(value)) - 1)
    return inflected(first, {_WORDS[value]: _WORDS[new]}) + number.text[len(first) :]


def _in_counts(text: str, records: list[Record]) -> list[tuple[int, int]]:
    """Where the words of a record's count stand in `text`."""
    words = {r["troop_count"]["text"] for r in records if r["troop_count"]}
    places = (re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)
    return [found.span() for one in places for found in one]


def numbers_turned(draft: Draft, *, ranges: bool = True) -> Turned | None:
    """Other numbers of people: 150 → 250, "двадцать" → "тридцать", "2,5 тыс." → "3,5 тыс."."""
    text = draft.text
    places = _in_counts(text, draft.records)
    numbers = list(_numbers(text))
    taken = {number.value for number in numbers}  # two counts must not become one
    new: dict[int, int] = {}
    changes: list[tuple[_Number, str]] = []
    for value in sorted(_values(draft.records, ranges=ranges) & taken):
        alike = [
            one
            for one in numbers
            if one.value == value
            and (value not in _COMMON or any(a <= one.start < b for a, b in places))
        ]
        for other in _others(value) if alike else ():
            if other in taken:
                continue
            try:
                changes += [(one, _rewritten(one, other)) for one in alike]
            except UnsafeError:
                continue
            new[value] = other
            taken.add(other)
            break
    if ranges and any(_is_crossed(_changed(record, new)) for record in draft.records):
        return numbers_turned(draft, ranges=False)
    if not changes:
        return None
    for number, words in sorted(changes, key=lambda change: -change[0].start):
        text = text[: number.start] + words + text[number.end :]
    return Turned(text, lambda record: _changed(record, new))


def _values(records: list[Record], *, ranges: bool) -> set[int]:
    counts = [record["troop_count"] for record in records if record["troop_count"]]
    if not ranges:
        counts = [count for count in counts if count["qualifier"] != "range"]
    return {count[key] for count in counts for key in ("value", "low", "high") if count[key]}


def _is_crossed(record: Record) -> bool:
    """Whether the bounds of a range have changed places: "от 200 до 150"."""
    count = record["troop_count"]
    return bool(count and count["qualifier"] == "range" and count["low"] >= count["high"])


def _changed(record: Record, new: dict[int, int]) -> Record:
    count = record["troop_count"]
    if count is None:
        return record
    turned = {key: new.get(count[key], count[key]) for key in ("value", "low", "high")}
    return record | {"troop_count": count | turned}
