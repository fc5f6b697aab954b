"""Records as rows of an HTML table, and the small pieces that views and reports share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from csto_events.faces import why
from csto_events.faces.figures import sign
from csto_events.faces.markup import Html, asset, join, tag
from csto_events.records import Phase, Record

# The slots in the order in which a reader asks for them; each has its colour in `view.css`.
SLOTS = (
    "country",
    "action",
    "troop_count",
    "formation",
    "mission_roles",
    "destination",
    "source",
    "date",
)
_PHASES = {Phase.PLANNED: "○", Phase.ONGOING: "◐", Phase.COMPLETED: "●"}
_HEADS = ("", "who", "step", "says who")


def country_names() -> dict[str, str]:
    """ISO code (or `CSTO`) → the English name; only those who can act in the bloc."""
    names: dict[str, str] = json.loads(asset("countries.json"))
    return names


def value(slot: str, told: str) -> Html:
    """A slot's value in the slot's colour."""
    return tag("span", told, class_="csto-value", style=f"--csto-a: var(--csto-{slot})")


def phase(record: Record) -> Html:
    """Whether the step is to come, under way or done: a moon that fills, and the word."""
    return tag("span", f"{_PHASES[record.phase]} {record.phase}", class_="csto-phase")


def moon(record: Record) -> Html:
    """The phase alone, for a crowded place."""
    return tag("span", _PHASES[record.phase], class_="csto-phase", title=record.phase)


def headline(record: Record) -> Iterable[Html]:
    """The step in a line: who, what, how many, where to."""
    yield value("country", record.country)
    yield value("action", record.action)
    yield phase(record)
    if record.troop_count is not None:
        yield value("troop_count", sign(record.troop_count))
    if record.destination is not None:
        yield join(["→ ", value("destination", record.destination)])


def roles(record: Record) -> Html | None:
    """The tasks; scare quotes of the article stay visible."""
    if not record.mission_roles:
        return None
    told = ", ".join(role.replace("_", " ") for role in record.mission_roles)
    if not record.role_quoted:
        return value("mission_roles", told)
    quoted = tag("span", value("mission_roles", f"“{told}”"), class_="csto-quoted")
    return join([quoted, tag("div", tag("small", "in scare quotes", class_="csto-note"))])


def said(record: Record) -> str:
    """Who vouches, by name; what nobody is named for says so."""
    return record.source.name or "nobody named"


def facts(record: Record) -> dict[str, str]:
    """What a page filters by, as `data-` attributes."""
    return {
        "data_country": record.country,
        "data_action": record.action,
        "data_kind": record.source.kind,
    }


def table(records: Sequence[Record], *, evidence: bool = False) -> Html:
    """A row a record, in order, with its `evidence` if asked for; of none, a sentence."""
    if not records:
        return tag("p", "No records.", class_="csto-note")
    names = (*_HEADS, "evidence") if evidence else _HEADS
    heads = tag("tr", *(tag("th", name, scope="col") for name in names))
    rows = [_row(number, record, evidence) for number, record in enumerate(records)]
    return tag("table", tag("thead", heads), tag("tbody", *rows), class_="csto-table")


def _row(number: int, record: Record, evidence: bool) -> Html:
    return tag(
        "tr",
        tag("td", str(number + 1), class_="csto-number"),
        _cell(_way(record), _force(record)),
        _cell(_line(value("action", record.action), phase(record)), roles(record)),
        _cell(_chain(record), _when(record)),
        tag("td", record.evidence.text, class_="csto-said") if evidence else None,
        data_record=number,
        title=why.figure(record) or None,
        **facts(record),
    )


def _cell(*lines: Html | None) -> Html:
    return tag("td", *(tag("div", line) for line in lines if line))


def _line(*parts: Html | None) -> Html:
    """What stays together on a line."""
    return tag("span", join([part for part in parts if part], " "), class_="csto-nowrap")


def _way(record: Record) -> Html:
    where = value("destination", record.destination) if record.destination else None
    return _line(value("country", record.country), join(["→ ", where]) if where else None)


def _force(record: Record) -> Html | None:
    if record.troop_count is None and record.formation is None:
        return None
    return _line(
        value("troop_count", sign(record.troop_count)) if record.troop_count else None,
        value("formation", record.formation) if record.formation else None,
    )


def _chain(record: Record) -> Html:
    via = (tag("small", f" ← {link}", class_="csto-note") for link in record.source.via)
    return join([value("source", said(record)), *via])


def _when(record: Record) -> Html:
    kind = tag("small", record.source.kind, class_="csto-note")
    return _line(kind, value("date", record.date.value) if record.date else None)
