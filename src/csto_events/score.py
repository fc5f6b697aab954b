"""Records against fixtures: record F1, slot F1, strict.

In: for each article the records that were predicted, as the mappings that `Extraction.to_dict()`
holds, and those that were expected. Out: `Figures`, and a line for each disagreement. Nothing of
the extractor is needed, so that the records of any system can be scored.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from csto_events.fixtures import Fixture

SLOTS = ("phase", "troop_count", "mission_roles", "destination", "source", "date")

# A date is compared as far as its precision goes: "2022-01-06", "2022-01", "2022".
_DATE_LENGTH = {"day": 10, "month": 7, "year": 4}
# Word endings are set aside: names agree where their words begin alike.
_STEM = 4

Slots = Mapping[str, Any]


# --- agreement ---------------------------------------------------------------------------------


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


# --- figures -----------------------------------------------------------------------------------


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ratio(_Model):
    """Precision, recall and their harmonic mean, four digits."""

    precision: float
    recall: float
    f1: float


class Figures(_Model):
    """How well predictions meet fixtures; `quiet` are the articles that hold no record."""

    articles: int
    expected: int
    record: Ratio
    slot: Ratio
    strict: float
    right_by_slot: dict[str, str]
    quiet_articles: int
    records_in_quiet: int


@dataclass(slots=True)
class Score:
    """A running tally over articles: `add` each, then read `figures` and `disagreements`."""

    records: Counter[str] = field(default_factory=Counter)
    slots: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    quiet: int = 0
    in_quiet: int = 0
    expected: int = 0
    strict: int = 0
    disagreements: list[str] = field(default_factory=list)

    def add(self, name: str, predicted: Sequence[Slots], expected: Sequence[Slots]) -> bool:
        """Count one article; whether all of it is right: nothing missed, wrong or extra."""
        before = len(self.disagreements)
        pairs = pair(predicted, expected)
        met = {place: number for number, place in pairs.items()}
        for place, want in enumerate(expected):
            if want.get("optional"):
                continue
            self.expected += 1
            if place in met:
                self._compare(name, predicted[met[place]], want)
            else:
                self._miss(name, want)
        extra = [got for number, got in enumerate(predicted) if number not in pairs]
        for got in extra:
            self._extra(name, got)
        self.articles += 1
        if all(want.get("optional") for want in expected):
            self.quiet += 1
            self.in_quiet += len(extra)
        return len(self.disagreements) == before

    def _compare(self, name: str, got: Slots, want: Slots) -> None:
        self.records["tp"] += 1
        self.slots["tp"] += 1
        wrong = 0
        for slot in (slot for slot in SLOTS if slot in want):
            filled = bool(got.get(slot))
            self.judged[slot] += 1
            if agree(slot, got.get(slot), want[slot]):
                self.right[slot] += 1
                self.slots["tp"] += filled
                continue
            wrong += 1
            self.slots["fp"] += filled
            self.slots["fn"] += any(readings(want[slot]))
            self.disagreements.append(
                f"{name}: {_claim(want)} {slot}: got {_json(got.get(slot))}"
                f" want {_json(want[slot])}"
            )
        self.strict += not wrong

    def _miss(self, name: str, want: Slots) -> None:
        self.records["fn"] += 1
        self.slots["fn"] += 1 + sum(any(readings(want[slot])) for slot in SLOTS if slot in want)
        self.disagreements.append(f"{name}: missed {_claim(want)} | {_evidence(want)}")

    def _extra(self, name: str, got: Slots) -> None:
        self.records["fp"] += 1
        self.slots["fp"] += 1 + sum(bool(got.get(slot)) for slot in SLOTS)
        self.disagreements.append(f"{name}: extra {_claim(got)} | {_evidence(got)}")

    def figures(self) -> Figures:
        """The figures over all articles added so far."""
        return Figures(
            articles=self.articles,
            expected=self.expected,
            record=_ratio(self.records),
            slot=_ratio(self.slots),
            strict=round(self.strict / self.expected, 4) if self.expected else 1.0,
            right_by_slot={slot: f"{self.right[slot]}/{n}" for slot, n in self.judged.items()},
            quiet_articles=self.quiet,
            records_in_quiet=self.in_quiet,
        )


def measure(fixtures: Iterable[Fixture], predict: Callable[[Fixture], Sequence[Slots]]) -> Score:
    """The score of `predict`, which gives the records of a fixture's article, over `fixtures`."""
    score = Score()
    for fixture in fixtures:
        score.add(fixture.name, predict(fixture), fixture.records)
    return score


def _ratio(counts: Mapping[str, int]) -> Ratio:
    found, wanted = counts["tp"] + counts["fp"], counts["tp"] + counts["fn"]
    precision = counts["tp"] / found if found else 1.0
    recall = counts["tp"] / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Ratio(precision=round(precision, 4), recall=round(recall, 4), f1=round(f1, 4))


def _claim(record: Slots) -> str:
    return f"{readings(record['country'])[0]} {readings(record['action'])[0]}"


def _evidence(record: Slots) -> str:
    evidence = record.get("evidence") or ""
    return str(evidence.get("text", "") if isinstance(evidence, Mapping) else evidence)[:90]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
