"""Articles told in both languages give the same records, but for names and the words of evidence.

A Ukrainian fixture is the parallel of the Russian one whose name is the same behind the language.
"""

from __future__ import annotations

from typing import Any

import pytest

from conftest import FIXTURES
from csto_events import Extractor
from csto_events.fixtures import Fixture, load_fixtures
from csto_events.matching import SLOTS, Comparison, compare

AGREEING = 0.97

_BY_NAME = {fixture.name: fixture for fixture in load_fixtures(FIXTURES / "articles")}
PAIRS = [
    (uk, _BY_NAME[f"ru-{name.removeprefix('uk-')}"])
    for name, uk in _BY_NAME.items()
    if name.startswith("uk-") and f"ru-{name.removeprefix('uk-')}" in _BY_NAME
]


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= 12


def _told(fixture: Fixture) -> list[tuple[str, str, str]]:
    """What a fixture expects, but for slots that are told in words."""
    slots = ("country", "action", "phase")
    return sorted(tuple(str(record.get(slot)) for slot in slots) for record in fixture.records)


@pytest.mark.parametrize(("uk", "ru"), PAIRS, ids=[uk.name for uk, _ in PAIRS])
def test_a_pair_expects_the_same_records(uk: Fixture, ru: Fixture) -> None:
    """Two articles of one event that are told unlike are no pair and must not be named alike."""
    assert _told(uk) == _told(ru)


def _records(extractor: Extractor, fixture: Fixture) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = extractor(fixture.path, **fixture.given).to_dict()["records"]
    return records


def _without_name(record: dict[str, Any]) -> dict[str, Any]:
    source = {key: value for key, value in record["source"].items() if key != "name"}
    return {**record, "source": source}


def _wrong(told: Comparison) -> int:
    """Slots that differ; a record that only one of the two has differs in all of them."""
    alone = len(told.missed) + len(told.extra)
    return sum(len(pair.wrong) for pair in told.pairs) + alone * (len(SLOTS) + 1)


def test_parallel_articles_give_the_same_records(extractor: Extractor) -> None:
    slots, wrong, lines = 0, 0, []
    for uk, ru in PAIRS:
        expected = [_without_name(record) for record in _records(extractor, ru)]
        told = compare(_records(extractor, uk), expected)
        slots += len(expected) * (len(SLOTS) + 1)
        wrong += _wrong(told)
        lines.append(f"{uk.name}: {_wrong(told)} slots differ")
    share = 1 - wrong / slots
    assert share >= AGREEING, f"{share:.3f} of the slots agree: " + "; ".join(lines)
