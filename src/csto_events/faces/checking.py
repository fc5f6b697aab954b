"""A run over fixtures: the difference of each, the figures of all, and what falls short.

In: fixtures, and the floors that the figures may not fall below. Out: a `Check`, which the command
prints, writes as JSON or as JUnit XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from csto_events.errors import CstoEventsError
from csto_events.extractor import Extractor
from csto_events.faces.differences import Difference, difference
from csto_events.fixtures import Fixture, load_fixture, load_fixtures
from csto_events.score import Figures, Score


@dataclass(frozen=True, slots=True)
class Floors:
    """The figures that have to be reached; None where it does not matter."""

    slot_f1: float | None = None
    record_f1: float | None = None
    precision: float | None = None
    strict: float | None = None
    quiet_records: int | None = None

    @property
    def given(self) -> bool:
        """Whether anything has to be reached."""
        return self != Floors()

    def missed(self, figures: Figures) -> list[str]:
        """A line for each figure that falls short.

        >>> from csto_events.score import Score
        >>> Floors(slot_f1=0.5).missed(Score().figures())
        []
        """
        floors = (
            ("slot F1", figures.slot.f1, self.slot_f1),
            ("record F1", figures.record.f1, self.record_f1),
            ("record precision", figures.record.precision, self.precision),
            ("the share right in every slot", figures.strict, self.strict),
        )
        short = [
            f"{name} is {reached:.4f}, below {floor}"
            for name, reached, floor in floors
            if floor is not None and reached < floor
        ]
        most, given = self.quiet_records, figures.records_in_quiet
        if most is not None and given > most:
            short.append(f"articles without a record gave {given}, more than {most}")
        return short


@dataclass(frozen=True, slots=True)
class Check:
    """What a run found: `failures` are the reasons why it is not passed, none where it is.

    `known` are the articles that are known not to be right, with what goes wrong.
    """

    results: tuple[tuple[Fixture, Difference], ...]
    figures: Figures
    failures: tuple[str, ...]
    known: Mapping[str, str]

    @property
    def disagreeing(self) -> list[Difference]:
        """The differences that are any, but for those that are known."""
        return [found for _, found in self.results if not (found.agrees or self.expects(found))]

    def expects(self, found: Difference) -> bool:
        """Whether `found` is a known failure; an article that cannot be read never is."""
        return found.name in self.known and not (found.agrees or found.error)

    def to_dict(self) -> dict[str, Any]:
        """The whole run as plain JSON types."""
        return {
            "passed": not self.failures,
            "failures": list(self.failures),
            "figures": self.figures.model_dump(mode="json"),
            "fixtures": [found.to_dict() for _, found in self.results],
        }


def load(paths: Iterable[Path]) -> list[Fixture]:
    """The fixtures of folders, and single ones by either of their files; each once.

    Raises `FixtureError` where a folder holds none, or one breaks the format.
    """
    fixtures: dict[Path, Fixture] = {}
    for path in paths:
        found = load_fixtures(path) if path.is_dir() else [load_fixture(path.with_suffix(".json"))]
        fixtures.update((fixture.path, fixture) for fixture in found)
    return list(fixtures.values())


def compared(extractor: Extractor, fixture: Fixture) -> Difference:
    """The difference of `fixture`; an article that cannot be read is one with an error."""
    try:
        return difference(fixture, extractor(fixture.path, **fixture.given))
    except (CstoEventsError, OSError) as error:
        return Difference(fixture.name, error=str(error))


def check(
    fixtures: Iterable[Fixture],
    floors: Floors,
    extractor: Extractor,
    known: Mapping[str, str] | None = None,
) -> Check:
    """Read every article and compare; without floors each disagreement is a failure.

    What is `known` to go wrong is none, and is one where it goes right: it has to leave the list.
    """
    score = Score()
    results = []
    for fixture in fixtures:
        found = compared(extractor, fixture)
        score.add(fixture.name, found.predicted, fixture.records)
        results.append((fixture, found))
    ran = Check(tuple(results), score.figures(), (), known or {})
    return replace(ran, failures=tuple(_failures(ran, floors)))


def _failures(ran: Check, floors: Floors) -> Iterator[str]:
    for found in ran.disagreeing:
        if found.error:
            yield f"{found.name}: {found.summary()}"
    yield from floors.missed(ran.figures)
    if ran.disagreeing and not floors.given:
        wrong = f"{len(ran.disagreeing)} of {len(ran.results)}"
        yield f"{wrong} articles disagree with their fixture"
    for _, found in ran.results:
        if found.agrees and found.name in ran.known:
            yield f"{found.name}: agrees, take it off the known failures"
