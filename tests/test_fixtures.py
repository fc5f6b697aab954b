"""Every annotated article through the whole library: one generic runner.

An article is right where all its required records come out with every judged slot, and nothing
else does. Those that fall short yet are listed in known_failures.toml as strict xfail.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import FIXTURES, SHARED
from csto_events import Extraction, Extractor
from csto_events.fixtures import Fixture, known_failures, load_fixtures
from csto_events.score import Score

KNOWN_FAILURES = known_failures(FIXTURES / "known_failures.toml")


def _load(*folders: Path) -> list[Fixture]:
    return [fixture for folder in folders if folder.exists() for fixture in load_fixtures(folder)]


# A folder without fixtures is a FixtureError here: an empty glob cannot pass.
ARTICLES = load_fixtures(FIXTURES / "articles")
NEGATIVES = load_fixtures(FIXTURES / "negative")
SEED = _load(SHARED / "seed")


def _param(fixture: Fixture) -> object:
    reason = KNOWN_FAILURES.get(fixture.name)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(fixture, id=fixture.name, marks=marks)


def _extract(extractor: Extractor, fixture: Fixture) -> Extraction:
    return extractor(fixture.path, **fixture.given)


@pytest.mark.parametrize("fixture", [_param(f) for f in (*SEED, *ARTICLES)])
def test_records_are_the_expected_ones(extractor: Extractor, fixture: Fixture) -> None:
    records = _extract(extractor, fixture).to_dict()["records"]
    score = Score()
    right = score.add(fixture.name, records, fixture.records)
    assert right, "\n" + "\n".join(score.disagreements)


@pytest.mark.parametrize("fixture", [_param(f) for f in NEGATIVES])
def test_an_article_about_something_else_gives_no_record(
    extractor: Extractor, fixture: Fixture
) -> None:
    assert fixture.records == ()
    records = _extract(extractor, fixture).records
    assert not records, "\n".join(f"{r.country} {r.action}: {r.evidence.text}" for r in records)


@pytest.mark.parametrize(
    "fixture", [*SEED, *ARTICLES, *NEGATIVES], ids=lambda fixture: fixture.name
)
def test_what_is_known_of_the_article(extractor: Extractor, fixture: Fixture) -> None:
    article = _extract(extractor, fixture).article
    assert article.language == fixture.language
    assert article.published == fixture.published
    assert article.publisher == fixture.publisher


@pytest.mark.parametrize(
    "fixture", [*SEED, *ARTICLES, *NEGATIVES], ids=lambda fixture: fixture.name
)
def test_every_offset_leads_to_its_words(extractor: Extractor, fixture: Fixture) -> None:
    extraction = _extract(extractor, fixture)
    text = extraction.article.text
    for record in extraction.records:
        assert record.evidence.text == text[record.evidence.start : record.evidence.end]
    for statement in extraction.statements:
        assert statement.text == text[statement.start : statement.end]
    assert len({record.id for record in extraction.records}) == len(extraction.records)


def test_every_known_failure_is_an_article() -> None:
    assert set(KNOWN_FAILURES) <= {fixture.name for fixture in (*SEED, *ARTICLES, *NEGATIVES)}
