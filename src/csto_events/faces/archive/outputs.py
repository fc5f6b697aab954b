"""The tables a run ends in: JSON Lines, CSV, Parquet or SQLite, two of them, records and articles.

In: the rows of all articles in order. Out: files that are complete when they get their names:
`OUT` and, beside it, the table of articles (`out.csv`, `out.articles.csv`; SQLite holds both).
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from csto_events.errors import RunError
from csto_events.faces.archive.parquet import arrow
from csto_events.faces.archive.parts import keep_names, kept
from csto_events.faces.archive.rows import ARTICLES, RECORDS
from csto_events.faces.spreadsheet import cell

Row = Mapping[str, Any]
_BATCH = 5000  # rows that are written at a time


def beside(output: Path) -> Path:
    """Where the table of articles stands."""
    return output.with_name(f"{output.stem}.articles{output.suffix}")


class Table(ABC):
    """One file with rows of the same columns; `close` brings it to the disk."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self.path, self.columns = path, columns

    @abstractmethod
    def add(self, rows: list[Row]) -> None:
        """Write `rows` behind those that are there."""

    @abstractmethod
    def close(self) -> None:
        """Nothing more comes."""


class JsonLines(Table):
    """One object a line."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        super().__init__(path, columns)
        self._stream = path.open("w", encoding="utf-8")

    def add(self, rows: list[Row]) -> None:
        self._stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def close(self) -> None:
        kept(self._stream)
        self._stream.close()


class Csv(Table):
    """Comma-separated, with a line of names; the parts of a list stand in one cell, by `;`.

    People open it in a spreadsheet: a text that one would take for a formula is marked (`cell`).
    """

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        super().__init__(path, columns)
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\n")
        self._writer.writerow(columns)

    def add(self, rows: list[Row]) -> None:
        self._writer.writerows([cell(_cell(row[name])) for name in self.columns] for row in rows)

    def close(self) -> None:
        kept(self._stream)
        self._stream.close()


class Parquet(Table):
    """Parquet with the schema of `schema`, whatever the rows hold."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        super().__init__(path, columns)
        self._schema = schema(columns)
        self._writer = arrow().parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._dates = [name for name, kind in columns.items() if kind == "date"]

    def add(self, rows: list[Row]) -> None:
        days = [
            {**row, **{n: row[n] and dt.date.fromisoformat(row[n]) for n in self._dates}}
            for row in rows
        ]
        self._writer.write_table(arrow().Table.from_pylist(days, schema=self._schema))

    def close(self) -> None:
        self._writer.close()
        with self.path.open("rb+") as stream:
            kept(stream)


class Sqlite(Table):
    """A table of a database; days are ISO 8601, the parts of a list stand in one cell, by `;`."""

    def __init__(self, path: Path, columns: Mapping[str, str], name: str = "records") -> None:
        super().__init__(path, columns)
        self._base = sqlite3.connect(path)
        told = ", ".join(f'"{n}" {_SQLITE.get(kind, "TEXT")}' for n, kind in columns.items())
        self._base.execute(f"CREATE TABLE {name} ({told})")
        self._insert = f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})"

    def add(self, rows: list[Row]) -> None:
        cells = ([_cell(row[name]) for name in self.columns] for row in rows)
        with self._base:
            self._base.executemany(self._insert, cells)

    def close(self) -> None:
        self._base.close()


_SQLITE = {"int64": "INTEGER", "float64": "REAL"}


def _cell(value: Any) -> Any:
    return ";".join(value) if isinstance(value, list) else value


def schema(columns: Mapping[str, str]) -> Any:
    """The Arrow schema of a table."""
    library = arrow()
    kinds = {
        "string": library.string(),
        "int64": library.int64(),
        "float64": library.float64(),
        "date": library.date32(),
        "list<string>": library.list_(library.string()),
    }
    return library.schema([(name, kinds[kind]) for name, kind in columns.items()])


KINDS: dict[str, type[Table]] = {
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".csv": Csv,
    ".parquet": Parquet,
    ".sqlite": Sqlite,
    ".sqlite3": Sqlite,
    ".db": Sqlite,
}


def kind_of(output: Path) -> type[Table]:
    """What `output` is to be, told by its ending; raises `RunError` or `MissingExtraError`."""
    kind = KINDS.get(output.suffix.lower())
    if kind is None:
        raise RunError(f"{output}: the ending says what is written, one of {', '.join(KINDS)}")
    if kind is Parquet:
        arrow()
    return kind


def write(output: Path, rows: Iterable[Row], scratch: Callable[[str], Path]) -> None:
    """Both tables of `rows` (objects with `article` and `records`), renamed when they are whole."""
    kind = kind_of(output)
    new = scratch("records")
    new.unlink(missing_ok=True)
    records: Table = kind(new, RECORDS)
    if kind is Sqlite:
        articles: Table = Sqlite(new, ARTICLES, "articles")
    else:
        articles = kind(scratch("articles"), ARTICLES)
    waiting: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        waiting[0].extend(row["records"])
        waiting[1].append(row["article"])
        if max(map(len, waiting)) >= _BATCH:
            _flush(records, articles, waiting)
    _flush(records, articles, waiting)
    records.close()
    articles.close()
    if articles.path != records.path:
        articles.path.replace(beside(output))
    records.path.replace(output)
    keep_names(output.parent)


def _flush(records: Table, articles: Table, waiting: tuple[list[Row], list[Row]]) -> None:
    for table, rows in zip((records, articles), waiting, strict=True):
        if rows:
            table.add(rows)
            rows.clear()
