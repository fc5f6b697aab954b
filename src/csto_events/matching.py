"""Which predicted record meets which expected one, and where the two disagree.

In: the records of one article, predicted and expected, as the mappings that `Extraction.to_dict()`
and a fixture hold. Out: a `Comparison`. What counts as equal is the annotation guide's: names but
for case, quotes and word endings, dates as far as their precision goes, any of several readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SLOTS = ("phase", "troop_count", "mission_roles", "destination", "source", "date")

# A date is compared as far as its precision goes: "2022-01-06", "2022-01", "2022".
_DATE_LENGTH = {"day": 10, "month": 7, "year": 4}
# Word endings are set aside: names agree where their words begin alike.
_STEM = 4

Slots = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted record and the expected one it meets, by their numbers, and the wrong slots."""

    predicted: int
    expected: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article: `pairs` of required records, what was `missed`, what is `extra`, by number."""

    pairs: tuple[Pair, ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]

    @property
    def right(self) -> bool:
        """Whether nothing is missed, wrong or extra."""
        return not (self.missed or self.extra or any(pair.wrong for pair in self.pairs))


def compare(predicted: Sequence[Slots], expected: Sequence[Slots]) -> Comparison:
    """Predicted against expected records; optional ones that are met count neither way.

    >>> compare([{"country": "AM", "action": "deploy"}], [{"country": "AM", "action": "deploy"}])
    Comparison(pairs=(Pair(predicted=0, expected=0, wrong=()),), missed=(), extra=())
    """
    met = pair(predicted, expected)
    number_of = {place: number for number, place in met.items()}
    required = [place for place, want in enumerate(expected) if not want.get("optional")]
    return Comparison(
        pairs=tuple(
            Pair(number_of[place], place, _wrong(predicted[number_of[place]], expected[place]))
            for place in required
            if place in number_of
        ),
        missed=tuple(place for place in required if place not in number_of),
        extra=tuple(number for number in range(len(predicted)) if number not in met),
    )


def _wrong(got: Slots, want: Slots) -> tuple[str, ...]:
    judged = (slot for slot in SLOTS if slot in want)
    return tuple(slot for slot in judged if not agree(slot, got.get(slot), want[slot]))


def readings(value: Any) -> Sequence[Any]:
    """The readings of a slot that are right: several where the fixture says any_of."""
    return value["any_of"] if isinstance(value, Mapping) and "any_of" in value else [value]


def same_name(left: str | None, right: str | None) -> bool:
    """Whether two names are equal but for case, quotes, word endings and left-out words.

    >>> same_name("МИД Беларуси", "«МИД Беларусь»"), same_name("Генштаб", "МИД")
    (True, False)
    """
    short, long = sorted((_words(left), _words(right)), key=len)
    if not short:
        return not long
    return all(any(_alike(one, other) for other in long) for one in short)


def _words(name: str | None) -> list[str]:
    return re.findall(r"\w+", (name or "").lower().replace("ё", "е"))


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM])


def agree(slot: str, got: Any, want: Any) -> bool:
    """Whether the predicted value of `slot` is one of the readings of the expected one."""
    return any(_same(slot, got, reading) for reading in readings(want))


def _same(slot: str, got: Any, want: Any) -> bool:
    if not got or not want:
        return not got and not want
    if slot == "troop_count":
        return _same_keys(got, want, ("value", "low", "high", "qualifier"))
    if slot == "mission_roles":
        return set(got) == set(want)
    if slot == "source":
        return _same_keys(got, want, ("kind", "country")) and (
            "name" not in want
            or any(same_name(got.get("name"), name) for name in readings(want["name"]))
        )
    if slot == "date":
        length = _DATE_LENGTH[want.get("precision", "day")]
        return str(got.get("value"))[:length] == str(want.get("value"))[:length] and _same_keys(
            got, want, ("precision",)
        )
    return bool(got == want)


def _same_keys(got: Slots, want: Slots, keys: Iterable[str]) -> bool:
    return all(got.get(key) == want[key] for key in keys if key in want)


def pair(predicted: Sequence[Slots], expected: Sequence[Slots]) -> dict[int, int]:
    """Which expected record each predicted one meets: one to one, the most agreeing slots first.

    A pair needs the same country and the same action; required records go before optional ones.
    """
    candidates = sorted(
        (
            bool(want.get("optional")),
            -sum(agree(slot, got.get(slot), want[slot]) for slot in SLOTS if slot in want),
            number,
            place,
        )
        for number, got in enumerate(predicted)
        for place, want in enumerate(expected)
        if all(got.get(key) in readings(want[key]) for key in ("country", "action"))
    )
    pairs: dict[int, int] = {}
    for _, _, number, place in candidates:
        if number not in pairs and place not in pairs.values():
            pairs[number] = place
    return pairs
