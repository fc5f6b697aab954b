"""Charts of records: what they show, and that they show it for no records too."""

from __future__ import annotations

import sys
from typing import Any

import pytest

import csto_events
from csto_events import EventDate, Extractor, MissingExtraError, Record, Records

pytest.importorskip("altair", reason="charts need altair: pip install 'csto-events[plots]'")

ARTICLE = """08.01.2022
СМИ пишут, что Таджикистан направит около 70 военных в Казахстан в рамках миссии ОДКБ.
Таджикистан направит в Казахстан свыше 200 военных в составе сил ОДКБ, заявил МИД Таджикистана.
В мае 2021 года Армения просила ОДКБ о помощи."""


@pytest.fixture(scope="module")
def records() -> Records:
    return Extractor()(ARTICLE).records


def rows_of(chart: dict[str, Any]) -> list[dict[str, Any]]:
    """The data that the chart holds, which altair names by its content."""
    rows: list[dict[str, Any]] = chart["datasets"][chart["data"]["name"]]
    return rows


def test_claimed_numbers_have_their_bounds_and_contradictions_show(records: Records) -> None:
    chart = csto_events.plot_contributions(records).to_dict()
    rows = {row["source"]: row for row in rows_of(chart)}
    assert set(rows) == {"СМИ", "МИД Таджикистана"}
    assert (rows["СМИ"]["figure"], rows["СМИ"]["ends"]) == ("~70", "closed")
    assert (rows["СМИ"]["low"], rows["СМИ"]["high"]) == pytest.approx((63, 77))
    assert (rows["МИД Таджикистана"]["figure"], rows["МИД Таджикистана"]["ends"]) == (
        "≥200",
        "open",
    )
    assert {row["agreement"] for row in rows.values()} == {"figures differ"}


def test_steps_stand_at_their_dates_by_phase(records: Records) -> None:
    chart = csto_events.plot_timeline(records).to_dict()
    rows = {(row["country"], row["date"]): row for row in rows_of(chart)}
    pledged = rows["TJ", "2022-01-08"]
    assert (pledged["phase"], pledged["steps"], pledged["actions"]) == ("planned", 2, "pledge")
    assert rows["AM", "2021-05"]["phase"] == "completed"


def test_what_has_no_date_is_counted(records: Records) -> None:
    undated = records[0].model_copy(update={"date": None})
    chart = csto_events.plot_timeline([undated]).to_dict()
    assert chart["title"]["subtitle"] == "1 without a date"


def test_many_dates_are_cut_until_they_have_room(records: Records) -> None:
    def at(value: str) -> Record:
        day = EventDate(value=value, precision="day", basis="explicit")
        return records[0].model_copy(update={"date": day})

    days = [at(f"2022-0{month}-{day:02}") for month in (1, 2, 3) for day in range(1, 28)]
    rows = rows_of(csto_events.plot_timeline(days).to_dict())
    assert [(row["date"], row["steps"]) for row in rows] == [
        ("2022-01", 27),
        ("2022-02", 27),
        ("2022-03", 27),
    ]


@pytest.mark.parametrize("plot", ["plot_contributions", "plot_timeline"])
def test_no_records_give_an_empty_chart(plot: str) -> None:
    assert rows_of(getattr(csto_events, plot)([]).to_dict()) == []


@pytest.mark.parametrize("plot", ["plot_contributions", "plot_timeline"])
def test_the_same_records_give_the_same_chart(plot: str, records: Records) -> None:
    draw = getattr(csto_events, plot)
    assert draw(records).to_json() == draw(records).to_json()


@pytest.mark.parametrize("plot", ["plot_contributions", "plot_timeline"])
def test_without_altair_the_error_names_the_extra(
    plot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtraError, match=r"altair .* 'csto-events\[plots\]'"):
        getattr(csto_events, plot)([])
