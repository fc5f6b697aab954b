"""Records against fixtures: record F1, slot F1, strict.

In: for each article the records that were predicted, as the mappings that `Extraction.to_dict()`
holds, and those that were expected. Out: `Figures`, and a line for each disagreement. Nothing of
the extractor is needed, so that the records of any system can be scored.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from csto_events.fixtures import Fixture
from csto_events.matching import SLOTS, Slots, compare, readings

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
        found = compare(predicted, expected)
        self.expected += len(found.pairs) + len(found.missed)
        for one in found.pairs:
            self._compare(name, predicted[one.predicted], expected[one.expected], one.wrong)
        for place in found.missed:
            self._miss(name, expected[place])
        for number in found.extra:
            self._extra(name, predicted[number])
        self.articles += 1
        if all(want.get("optional") for want in expected):
            self.quiet += 1
            self.in_quiet += len(found.extra)
        return found.right

    def _compare(self, name: str, got: Slots, want: Slots, wrong: Sequence[str]) -> None:
        self.records["tp"] += 1
        self.slots["tp"] += 1
        for slot in (slot for slot in SLOTS if slot in want):
            filled = bool(got.get(slot))
            self.judged[slot] += 1
            if slot not in wrong:
                self.right[slot] += 1
                self.slots["tp"] += filled
                continue
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
            right_by_slot={s: f"{self.right[s]}/{self.judged[s]}" for s in SLOTS if self.judged[s]},
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
