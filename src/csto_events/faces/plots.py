"""Records as charts: claimed numbers with their bounds, and steps in time.

The charts are altair's, which is the user's to install: `pip install 'csto-events[plots]'`. They
hold their data themselves, and can be saved, styled and put together like any altair chart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import ceil, isinf, log10
from types import ModuleType
from typing import TYPE_CHECKING, Any

from csto_events.errors import MissingExtraError
from csto_events.faces.cells import said
from csto_events.faces.figures import bounds, differing, sign
from csto_events.records import Phase, Record

if TYPE_CHECKING:
    import altair

_INK, _ALARM, _GRID = "#4257b2", "#a3341f", "#e3e6ea"
_AGREE, _DIFFER = "no other figure rules it out", "figures differ"
_COLUMNS = 40  # dates that have room side by side
_PHASES = [phase.value for phase in Phase]
_SHAPES = ["circle", "diamond", "square"]
_SHADES = ["#9aa6e0", "#4257b2", "#1d2a6b"]  # the further a step is, the darker


def plot_contributions(records: Iterable[Record]) -> altair.FacetChart:
    """Claimed numbers of people by country and source, each with its bounds.

    A dot is the figure, the line beside it goes from bound to bound and is dashed where one end is
    open ("at least"). Red are figures of one country for one action, destination and month that
    cannot both be true. Records without a number are left out; no records give an empty chart.
    Raises `MissingExtraError` where altair is not installed.

        plot_contributions(extraction.records).save("contributions.html")
    """
    alt = _altair()
    rows, top = _claims([record for record in records if record.troop_count is not None])
    tenfolds = [10**power for power in range(ceil(log10(top)) + 1)]
    people = alt.X(
        "low:Q",
        title="people",
        scale=alt.Scale(type="log", domain=[1, tenfolds[-1]]),
        axis=alt.Axis(values=tenfolds, format=",d", gridColor=_GRID),
    )
    base = alt.Chart().encode(
        y=alt.Y("source:N", title=None, sort=None, axis=_names(alt)),
        color=alt.Color(
            "agreement:N",
            title=None,
            scale=alt.Scale(domain=[_AGREE, _DIFFER], range=[_INK, _ALARM]),
            legend=alt.Legend(symbolOpacity=1),
        ),
        tooltip=["figure:N", "source:N", "action:N", "destination:N", "date:N", "evidence:N"],
    )
    dashes = alt.Scale(domain=["closed", "open"], range=[[1, 0], [4, 3]])
    lines = base.mark_rule(strokeWidth=4, opacity=0.35).encode(
        x=people, x2="high:Q", strokeDash=alt.StrokeDash("ends:N", legend=None, scale=dashes)
    )
    dots = base.mark_point(filled=True, size=80, opacity=1).encode(
        x="value:Q", shape=_shape(alt, title=None)
    )
    words = base.mark_text(dy=-11, fontSize=10).encode(x="value:Q", text="figure:N")
    header = alt.Header(labelAngle=0, labelAlign="left", labelFontWeight="bold")
    chart: altair.FacetChart = (
        alt.layer(lines, dots, words, data=alt.InlineData(values=rows))
        .properties(width=480, height=alt.Step(30), view=alt.ViewBackground(stroke=None))
        .facet(row=alt.Row("country:N", title=None, header=header), spacing=14)
        .resolve_scale(y="independent")
        .properties(title=_title(alt, "Claimed numbers, and who claims them"))
    )
    return chart


def plot_timeline(records: Iterable[Record]) -> altair.Chart:
    """Steps in time, a row a country: colour and shape are the phase, the size how many steps.

    The dates stand side by side; the space between them says nothing. Where there are too many they
    are cut to months, then to years. Records without a date are left out, and the chart says how
    many. No records give an empty chart. Raises `MissingExtraError` where altair is not installed.

        plot_timeline(extraction.records)
    """
    alt = _altair()
    known = list(records)
    rows = _days([record for record in known if record.date is not None])
    most = max((row["steps"] for row in rows), default=1)
    sizes = alt.Size(
        "steps:Q",
        title="steps",
        scale=alt.Scale(domain=[1, max(most, 2)], range=[45, 260]),
        legend=alt.Legend(values=sorted({1, most}), format="d"),
    )
    left_out = sum(record.date is None for record in known)
    chart: altair.Chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(filled=True, opacity=1)
        .encode(
            x=alt.X(
                "date:O", title=None, axis=alt.Axis(labelAngle=-45, gridColor=_GRID, grid=True)
            ),
            y=alt.Y("country:N", title=None, axis=_names(alt)),
            yOffset=alt.YOffset("phase:N", scale=alt.Scale(domain=_PHASES)),
            color=alt.Color(
                "phase:N", title="phase", scale=alt.Scale(domain=_PHASES, range=_SHADES)
            ),
            shape=_shape(alt, title="phase"),
            size=sizes,
            tooltip=["date:N", "country:N", "phase:N", "steps:Q", "actions:N", "sources:N"],
        )
        .properties(
            width=alt.Step(34),
            height=alt.Step(16),
            view=alt.ViewBackground(stroke=None),
            title=_title(alt, "Steps in time", f"{left_out} without a date" if left_out else ""),
        )
    )
    return chart


# --- rows --------------------------------------------------------------------------------------


def _claims(records: Sequence[Record]) -> tuple[list[dict[str, Any]], float]:
    """A row a claimed number, by country, action and date; and the most people to be drawn."""
    differ = differing(records)
    told = [(record, count, *bounds(count)) for record in records if (count := record.troop_count)]
    # A line without an end, drawn on a page, has to end somewhere.
    top = 2 * max((low if isinf(high) else high for _, _, low, high in told), default=50)
    told.sort(key=lambda row: (row[0].country, row[0].action, _date(row[0]), said(row[0])))
    rows = [
        {
            "country": record.country,
            "source": said(record),
            "figure": sign(count),
            # The scale is logarithmic: nobody at all stands at its beginning.
            "value": max((low + high) / 2 if count.value is None else count.value, 1),
            "low": max(low, 1),
            "high": min(high, top),
            "ends": "open" if isinf(high) or not low else "closed",
            "agreement": _DIFFER if record.id in differ else _AGREE,
            "phase": record.phase.value,
            "action": record.action.value,
            "destination": record.destination or "",
            "date": _date(record),
            "evidence": record.evidence.text,
        }
        for record, count, low, high in told
    ]
    return rows, top


def _days(records: Sequence[Record]) -> list[dict[str, Any]]:
    """A row for each date, country and phase, with all its steps."""
    units = [len("2022-01-06"), len("2022-01"), len("2022")]
    while len(units) > 1 and len({_date(record)[: units[0]] for record in records}) > _COLUMNS:
        units.pop(0)
    groups: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in records:
        groups[_date(record)[: units[0]], record.country, record.phase.value].append(record)
    return [
        {
            "date": date,
            "country": country,
            "phase": phase,
            "steps": len(steps),
            "actions": ", ".join(sorted({step.action.value for step in steps})),
            "sources": ", ".join(sorted({said(step) for step in steps})),
        }
        for (date, country, phase), steps in sorted(groups.items())
    ]


def _date(record: Record) -> str:
    return record.date.value if record.date else ""


# --- altair ------------------------------------------------------------------------------------


def _altair() -> ModuleType:
    try:
        import altair
    except ImportError as error:
        raise MissingExtraError("altair", "plots") from error
    return altair


def _shape(alt: ModuleType, title: str | None) -> Any:
    return alt.Shape("phase:N", title=title, scale=alt.Scale(domain=_PHASES, range=_SHAPES))


def _names(alt: ModuleType) -> Any:
    """An axis of names: long ones have room, and a faint line leads from name to mark."""
    return alt.Axis(grid=True, gridColor=_GRID, domain=False, ticks=False, labelLimit=240)


def _title(alt: ModuleType, text: str, subtitle: str = "") -> Any:
    return alt.Title(text, subtitle=subtitle, anchor="start", subtitleColor="#5a6270", offset=12)
