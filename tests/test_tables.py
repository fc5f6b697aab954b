"""Records as rows and DataFrames."""

from __future__ import annotations

import datetime as dt

import pytest

from csto_events import Extractor, Records
from csto_events.faces.tables import COLUMNS

ARTICLE = """06.01.2022
СМИ пишут, что Таджикистан направит около 70 военных в Казахстан в рамках миссии ОДКБ."""


@pytest.fixture(scope="module")
def records() -> Records:
    return Extractor()(ARTICLE, publisher="Азия-Плюс", url="https://asiaplus.example/1").records


def test_a_row_is_flat_and_has_every_column(records: Records) -> None:
    (row,) = records.to_records()
    assert list(row) == list(COLUMNS)
    assert row["country"] == "TJ"
    assert (row["troops"], row["troops_low"], row["troops_qualifier"]) == (70, None, "approximate")
    assert row["mission_roles"] == []
    assert row["source_kind"] == "media"
    assert row["published"] == dt.date(2022, 1, 6)
    assert row["publisher"] == "Азия-Плюс"
    assert ARTICLE[row["start"] : row["end"]] == row["evidence"]


def test_pandas_keeps_whole_numbers_and_dates(records: Records) -> None:
    pandas = pytest.importorskip("pandas")
    frame = (records + Records()).to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    assert str(frame["troops"].dtype) == "Int64"
    assert frame["troops_low"].isna().all()
    assert frame["published"].iloc[0] == pandas.Timestamp("2022-01-06")


def test_polars_has_the_same_columns(records: Records) -> None:
    polars = pytest.importorskip("polars")
    frame = records.to_polars()
    assert frame.columns == list(COLUMNS)
    assert frame.schema["published"] == polars.Date
    assert frame["troops"].to_list() == [70]


@pytest.mark.parametrize("face", ["to_pandas", "to_polars"])
def test_no_records_give_an_empty_table_with_its_columns(face: str) -> None:
    pytest.importorskip(face.removeprefix("to_"))
    assert list(getattr(Records(), face)().columns) == list(COLUMNS)
