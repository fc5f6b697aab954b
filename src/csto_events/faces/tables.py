"""Records as flat rows, and the DataFrames of pandas and polars made of them.

The two libraries are the user's: `pip install 'csto-events[pandas]'` or `[polars]` brings one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from csto_events.errors import MissingExtraError
from csto_events.records import Provenance, Record

if TYPE_CHECKING:
    import pandas
    import polars

# Column → its type in Arrow's words: what an empty table, or one without a number, still has.
COLUMNS = {
    "country": "string",
    "action": "string",
    "phase": "string",
    "troops": "int64",
    "troops_low": "int64",
    "troops_high": "int64",
    "troops_qualifier": "string",
    "formation": "string",
    "mission_roles": "list<string>",
    "destination": "string",
    "source_kind": "string",
    "source": "string",
    "source_country": "string",
    "date": "string",
    "date_precision": "string",
    "evidence": "string",
    "start": "int64",
    "end": "int64",
    "rule": "string",
    "publisher": "string",
    "published": "date",
    "url": "string",
}


def rows(records: Iterable[Record]) -> list[dict[str, Any]]:
    """One flat row a record, with the keys of `COLUMNS` in their order.

    `date` is ISO 8601 cut to `date_precision`; `start` and `end` count characters of the article's
    text; `publisher`, `published` and `url` are the article's, None in records read from JSON.
    """
    return [_row(record) for record in records]


def _row(record: Record) -> dict[str, Any]:
    count, date, source = record.troop_count, record.date, record.source
    page = record.provenance or Provenance()
    return {
        "country": record.country,
        "action": record.action.value,
        "phase": record.phase.value,
        "troops": count.value if count else None,
        "troops_low": count.low if count else None,
        "troops_high": count.high if count else None,
        "troops_qualifier": count.qualifier.value if count else None,
        "formation": record.formation,
        "mission_roles": list(record.mission_roles),
        "destination": record.destination,
        "source_kind": source.kind.value,
        "source": source.name,
        "source_country": source.country,
        "date": date.value if date else None,
        "date_precision": date.precision.value if date else None,
        "evidence": record.evidence.text,
        "start": record.evidence.start,
        "end": record.evidence.end,
        "rule": record.rule,
        "publisher": page.publisher,
        "published": page.published,
        "url": page.url,
    }


def to_pandas(records: Iterable[Record]) -> pandas.DataFrame:
    """The rows as a pandas DataFrame; whole numbers stay whole where some are missing.

    Raises `MissingExtraError` where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    frame = pandas.DataFrame(rows(records), columns=list(COLUMNS))
    numbers = {name: "Int64" for name, kind in COLUMNS.items() if kind == "int64"}
    texts = {name: "string" for name, kind in COLUMNS.items() if kind == "string"}
    frame = frame.astype(numbers | texts)
    frame["published"] = pandas.to_datetime(frame["published"])
    return frame


def to_polars(records: Iterable[Record]) -> polars.DataFrame:
    """The rows as a polars DataFrame, with the same columns.

    Raises `MissingExtraError` where polars is not installed.
    """
    try:
        import polars
    except ImportError as error:
        raise MissingExtraError("polars", "polars") from error
    kinds: dict[str, Any] = {
        "string": polars.String,
        "int64": polars.Int64,
        "date": polars.Date,
        "list<string>": polars.List(polars.String),
    }
    schema = {name: kinds[kind] for name, kind in COLUMNS.items()}
    return polars.DataFrame(rows(records), schema=schema)
