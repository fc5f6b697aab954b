"""What holds for any input: offsets, errors, round trips, the same bytes again."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FIXTURES
from csto_events import CstoEventsError, Extraction, Extractor, Record
from csto_events.fixtures import Fixture, load_fixtures

ARTICLES = load_fixtures(FIXTURES / "articles")
LINES = sorted(
    {
        line
        for fixture in ARTICLES
        if fixture.path.suffix == ".txt"
        for line in fixture.path.read_text("utf-8").splitlines()
        if line
    }
)
WORDS = sorted({word for line in LINES for word in line.split()})
SIGNS = ['"', "«", "»", "„", "“", "—", "-", " - ", "(", ")", ",", ".", "…", ":", "\n", "\n\n"]
SIGNS += [
    "\t",
    "\u00a0",
    "\u200b",
    "\r\n",
    "'",
    "’",
    "100–150",
    "2,5 тыс.",
    "<p>",
    "</p>",
    "&nbsp;",
]

settings.register_profile(
    "csto", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("csto")

LANGUAGES = st.sampled_from(["ru", "uk"])


def _joined(pieces: Sequence[str]) -> str:
    return " ".join(pieces)


# Real lines in any order; real words and signs in any order; anything at all.
SHUFFLED = st.lists(st.sampled_from(LINES), min_size=1, max_size=12).map("\n".join)
SALAD = st.lists(st.sampled_from(WORDS) | st.sampled_from(SIGNS), max_size=60).map(_joined)
TEXT = SHUFFLED | SALAD | st.text(max_size=300)


def _extract(extractor: Extractor, raw: str | bytes, language: str | None) -> Extraction | None:
    """The extraction, or nothing where the library says that `raw` is no article."""
    try:
        return extractor(raw, language=language)
    except CstoEventsError:
        return None


def _check(extraction: Extraction) -> None:
    text = extraction.article.text
    for piece in (*extraction.statements, *(r.evidence for r in extraction.records)):
        assert piece.text == text[piece.start : piece.end]
        assert piece.text
    for block in extraction.article.blocks:
        assert 0 <= block.start <= block.end <= len(text)
    for record in extraction.records:
        assert Record.model_validate(json.loads(record.model_dump_json())) == record
    again = [Record.model_validate(r) for r in json.loads(extraction.to_json())["records"]]
    assert tuple(again) == extraction.records
    assert extraction.explain().strip() or not extraction.records


@given(text=TEXT, language=LANGUAGES)
def test_any_text_gives_records_that_hold_or_an_error_of_ours(
    extractor: Extractor, text: str, language: str
) -> None:
    extraction = _extract(extractor, text, language)
    if extraction is not None:
        _check(extraction)


@given(text=TEXT)
def test_the_language_may_be_left_open(extractor: Extractor, text: str) -> None:
    _extract(extractor, text, None)


@given(raw=st.binary(max_size=400) | SHUFFLED.map(lambda text: text.encode("cp1251", "replace")))
def test_any_bytes_are_read_or_refused(extractor: Extractor, raw: bytes) -> None:
    extraction = _extract(extractor, raw, None)
    if extraction is not None:
        _check(extraction)


@given(text=SHUFFLED, language=LANGUAGES)
def test_the_same_text_gives_the_same_bytes(extractor: Extractor, text: str, language: str) -> None:
    first = _extract(extractor, text, language)
    # A new extractor: nothing of the articles read before may matter.
    second = _extract(Extractor(), text, language)
    assert (first and first.to_json()) == (second and second.to_json())


@pytest.mark.parametrize("fixture", ARTICLES, ids=lambda fixture: fixture.name)
def test_an_article_may_be_handed_in(extractor: Extractor, fixture: Fixture) -> None:
    """What `parse` gives can be given to `extract`: the same records come out."""
    extraction = extractor(fixture.path)
    assert extractor(extraction.article).to_json() == extraction.to_json()


def test_pipe_gives_what_calls_give(extractor: Extractor) -> None:
    paths = [fixture.path for fixture in ARTICLES]
    piped = [extraction.to_json() for extraction in extractor.pipe(paths)]
    assert piped == [extractor(path).to_json() for path in paths]
