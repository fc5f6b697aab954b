"""Scoring: the figures are those of the contract's own scorer."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from conftest import FIXTURES, SHARED
from csto_events import FixtureError
from csto_events.fixtures import load_fixture, load_fixtures
from csto_events.matching import readings, same_name
from csto_events.score import Score, measure

CONTRACT = SHARED / "contract" / "score.py"
ARTICLES = load_fixtures(FIXTURES / "articles")

Json = dict[str, Any]


def _first_readings(record: Json) -> Json:
    """A record as a perfect extractor would give it."""
    got = {key: readings(value)[0] for key, value in record.items() if key != "optional"}
    if got.get("source"):
        got["source"] = {key: readings(value)[0] for key, value in got["source"].items()}
    return got


def _perturb(records: Sequence[Json], chance: random.Random) -> list[Json]:
    """Those records with things gone wrong: dropped, doubled, moved, slots emptied or changed."""
    result = []
    for record in copy.deepcopy([*map(_first_readings, records)]):
        if chance.random() < 0.15:
            continue
        for slot, wrong in (
            ("phase", "completed"),
            ("troop_count", {"value": 5, "low": 5, "high": 5, "qualifier": "exact"}),
            ("mission_roles", ["training"]),
            ("destination", "AM"),
            ("source", {"kind": "media", "name": "Reuters", "country": None}),
            ("date", {"value": "2022-01", "precision": "month"}),
            ("country", "RU"),
            ("action", "deploy"),
        ):
            if chance.random() < 0.1:
                record[slot] = chance.choice([wrong, [] if slot == "mission_roles" else None])
        result += [record] * chance.choice([1, 1, 1, 1, 2])
    chance.shuffle(result)
    return result


@pytest.fixture(scope="module")
def contract() -> ModuleType:
    if not CONTRACT.exists():
        pytest.skip("the contract is not beside the project")
    spec = importlib.util.spec_from_file_location("contract_score", CONTRACT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(8))
def test_figures_are_those_of_the_contract(contract: ModuleType, seed: int) -> None:
    chance = random.Random(seed)
    predicted = {f.name: _perturb(f.records, chance) for f in ARTICLES}
    theirs, notes = contract.score([(f.name, predicted[f.name], f.records) for f in ARTICLES])
    score = measure(ARTICLES, lambda fixture: predicted[fixture.name])
    ours = score.figures().model_dump()
    assert {key: ours[key] for key in theirs} == theirs
    assert len(score.disagreements) == len(notes)


def test_perfect_records_score_one() -> None:
    figures = measure(
        ARTICLES, lambda f: [_first_readings(r) for r in f.records if not r.get("optional")]
    ).figures()
    assert figures.record.f1 == figures.slot.f1 == figures.strict == 1.0
    assert (figures.articles, figures.records_in_quiet) == (len(ARTICLES), 0)


def test_nothing_found_scores_nothing_but_precision() -> None:
    figures = measure(ARTICLES, lambda _: []).figures()
    assert (figures.record.precision, figures.record.recall, figures.strict) == (1.0, 0.0, 0.0)


def test_a_record_in_a_quiet_article_is_counted() -> None:
    score = Score()
    right = score.add("quiet", [{"country": "KZ", "action": "deploy", "phase": "ongoing"}], [])
    assert not right
    assert score.figures().records_in_quiet == 1
    assert score.disagreements == ["quiet: extra KZ deploy | "]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("МИД Беларуси", "МИД Беларусь", True),
        ("Минобороны", "Минобороны России", True),
        ("Касым-Жомарт Токаев", "Токаев", True),
        ("Генштаб", "МИД", False),
        ("", "МИД", False),
        (None, "", True),
    ],
)
def test_names_are_compared_without_endings(
    left: str | None, right: str | None, same: bool
) -> None:
    assert same_name(left, right) is same


# --- reading fixtures ---------------------------------------------------------------------------

GOOD: Json = {"language": "ru", "publisher": "ТАСС", "published": "2022-01-06", "records": []}
RECORD: Json = {"country": "BY", "action": "pledge", "phase": "planned"}


def _fixture(folder: Path, expectation: object, *, article: bool = True) -> Path:
    path = folder / "one.json"
    text = expectation if isinstance(expectation, str) else json.dumps(expectation)
    path.write_text(text, encoding="utf-8")
    if article:
        path.with_suffix(".txt").write_text("Текст", encoding="utf-8")
    return path


def test_a_fixture_keeps_what_it_judges_and_nothing_else(tmp_path: Path) -> None:
    record = {**RECORD, "source": {"kind": "official", "name": {"any_of": ["МИД", None]}}}
    given = {"published": "2022-01-06"}
    fixture = load_fixture(_fixture(tmp_path, {**GOOD, "records": [record], "given": given}))
    assert fixture.records == (record,)
    assert list(fixture.given) == ["published"]
    assert fixture.path == tmp_path / "one.txt"


@pytest.mark.parametrize(
    ("expectation", "message"),
    [
        ("{", r"one\.json: no JSON"),
        ({**GOOD, "pubished": "x"}, r"one\.json: pubished: Extra inputs"),
        ({**GOOD, "records": [{**RECORD, "action": "send"}]}, r"one\.json: records\.0\.action"),
        ({**GOOD, "records": [{**RECORD, "phse": "planned"}]}, r"one\.json: records\.0\.phse"),
        ({**GOOD, "published": "06.01.2022"}, r"one\.json: published"),
        ({"records": []}, r"one\.json: language: Field required"),
    ],
)
def test_a_broken_fixture_is_named_with_its_key(
    tmp_path: Path, expectation: object, message: str
) -> None:
    with pytest.raises(FixtureError, match=message):
        load_fixture(_fixture(tmp_path, expectation))


def test_a_fixture_needs_its_article_and_an_article_its_fixture(tmp_path: Path) -> None:
    with pytest.raises(FixtureError, match="no article beside it"):
        load_fixture(_fixture(tmp_path, GOOD, article=False))
    _fixture(tmp_path, GOOD)
    (tmp_path / "two.html").write_text("<p>", encoding="utf-8")
    with pytest.raises(FixtureError, match="two: an article without"):
        load_fixtures(tmp_path)


def test_a_folder_without_fixtures_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FixtureError, match="no fixtures there"):
        load_fixtures(tmp_path)
