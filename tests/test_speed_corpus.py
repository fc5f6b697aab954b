"""The corpus of the speed benchmark: made of the fixtures, new words in it, the same every time."""

from __future__ import annotations

import re
import sys
from types import ModuleType

import pytest

from conftest import FIXTURES, ROOT
from csto_events.fixtures import Fixture, load_fixtures

SIZE = 100


@pytest.fixture(scope="module")
def corpora() -> ModuleType:
    sys.path.append(str(ROOT / "benchmarks"))
    try:
        import corpora
    finally:
        sys.path.pop()
    return corpora


@pytest.fixture(scope="module")
def fixtures() -> list[Fixture]:
    return [f for name in ("articles", "negative") for f in load_fixtures(FIXTURES / name)]


def _words(texts: tuple[str, ...]) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", "\n".join(texts))


def test_the_same_seed_gives_the_same_bytes(corpora: ModuleType, fixtures: list[Fixture]) -> None:
    twice = [corpora.make(fixtures, SIZE, 1, corpora.NewWords(fixtures, 1)) for _ in range(2)]
    assert twice[0] == twice[1]
    other = corpora.make(fixtures, SIZE, 2, corpora.NewWords(fixtures, 2))
    assert other.relevant != twice[0].relevant


def test_a_fifth_is_about_the_bloc(corpora: ModuleType, fixtures: list[Fixture]) -> None:
    corpus = corpora.make(fixtures, SIZE, 1, corpora.NewWords(fixtures, 1))
    assert (len(corpus.relevant), len(corpus.others)) == (SIZE / 5, SIZE * 4 / 5)
    assert sorted(corpus.mixed) == sorted((*corpus.relevant, *corpus.others))
    assert all("\n" in text for text in corpus.mixed)


def test_every_corpus_brings_new_words(corpora: ModuleType, fixtures: list[Fixture]) -> None:
    new = corpora.NewWords(fixtures, 1)
    known = {word for fixture in fixtures for word in _words((fixture.path.read_text("utf-8"),))}
    for number in range(2):
        words = _words(corpora.make(fixtures, SIZE, number, new).relevant)
        unseen = [word for word in words if word not in known]
        assert 0.025 < len(unseen) / len(words) < 0.055
        known.update(words)
