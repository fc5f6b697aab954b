"""Every slot points at its words; what made no record says why."""

from __future__ import annotations

import pytest

from conftest import FIXTURES
from csto_events import Extraction, Extractor, Reason, Record, Records
from csto_events.fixtures import Fixture, load_fixtures

ARTICLE = """06.01.2022
Премьер-министр Армении Никол Пашинян заявил, что ОДКБ направит миротворцев в Казахстан.
По его словам, республика пошлет туда в среду 100 военных.
Пошлет ли Киргизия солдат, неизвестно. НАТО отправит 300 солдат в Косово."""


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return Extractor()(ARTICLE)


def words(record: Record, slot: str) -> list[str]:
    assert record.provenance is not None
    return [ground.text for ground in record.provenance.of(slot)]


def test_slots_of_one_clause_have_its_words(extraction: Extraction) -> None:
    first = extraction.records[0]
    assert words(first, "country") == ["ОДКБ"]
    assert words(first, "action") == ["направит"]
    assert words(first, "mission_roles") == ["миротворцев"]
    assert words(first, "destination") == ["Казахстан"]
    assert words(first, "source") == ["заявил", "Премьер-министр Армении Никол Пашинян"]


def test_a_reference_has_its_own_word_and_the_name_it_stands_for(extraction: Extraction) -> None:
    second = extraction.records[1]
    assert second.country == "AM"
    assert words(second, "country") == ["республика", "Пашинян"]
    assert words(second, "troop_count") == ["100 военных"]
    assert words(second, "destination") == ["Казахстан"]
    assert words(second, "date") == ["в среду"]


def test_what_is_dropped_says_why(extraction: Extraction) -> None:
    told = {(one.text, one.reason) for one in extraction.rejected}
    assert ("Пошлет ли Киргизия солдат, неизвестно", Reason.DOUBTFUL) in told
    assert ("НАТО отправит 300 солдат в Косово", Reason.OUT_OF_SCOPE) in told


def test_explanations_name_words_lines_and_reasons(extraction: Extraction) -> None:
    text = extraction.explain()
    assert "«республика»" in text
    assert "(frame: послать)" in text
    assert "the sentence is about others than the bloc" in text
    assert extraction.records[1].explain() in text


def test_a_relative_date_tells_what_it_was_counted_from(extraction: Extraction) -> None:
    assert "counted from the article's date, 2022-01-06" in extraction.records[1].explain()


def test_a_record_read_from_json_is_the_same_and_has_no_words(extraction: Extraction) -> None:
    record = extraction.records[0]
    again = Record.model_validate_json(record.model_dump_json())
    assert again == record
    assert hash(again) == hash(record)
    assert again.provenance is None
    assert "ОДКБ" in again.explain()  # the evidence is still told


def test_records_of_several_articles_stay_records(extraction: Extraction) -> None:
    both = extraction.records + extraction.records
    assert isinstance(both, Records)
    assert isinstance(both[:1], Records)
    assert len(both.to_records()) == 2 * len(extraction.records)


@pytest.mark.parametrize("fixture", load_fixtures(FIXTURES / "articles"), ids=lambda f: f.name)
def test_every_slot_of_a_fixture_is_grounded_in_its_text(fixture: Fixture) -> None:
    extraction = Extractor()(fixture.path, **fixture.given)
    for record in extraction.records:
        assert record.provenance is not None
        slots = {"action", "country"}
        slots |= {slot for slot in ("troop_count", "formation", "date") if getattr(record, slot)}
        slots |= {"mission_roles"} if record.mission_roles else set()
        slots |= {"source"} if record.source.name else set()
        assert slots <= {ground.slot for ground in record.provenance.grounds}
        for ground in record.provenance.grounds:
            if ground.start is not None and ground.end is not None:
                assert extraction.article.text[ground.start : ground.end] == ground.text
