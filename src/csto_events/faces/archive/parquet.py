"""Parquet → raw articles, a batch of rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from csto_events.errors import MissingExtraError
from csto_events.faces.archive.raw import RawArticle, of_row

_BATCH = 64  # rows


def arrow() -> Any:
    """The library pyarrow; raises `MissingExtraError` where it is not installed."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    return pyarrow


def read(path: Path, fields: Mapping[str, str]) -> Iterator[tuple[RawArticle, int]]:
    """The article of each row, and the bytes of the file that are read by then (its share)."""
    with path.open("rb") as stream, arrow().parquet.ParquetFile(stream, pre_buffer=False) as table:
        total, size = max(table.metadata.num_rows, 1), path.stat().st_size
        wanted = [name for name in table.schema_arrow.names if name in fields.values()]
        number = 0
        for batch in table.iter_batches(_BATCH, columns=wanted or None):
            for row in batch.to_pylist():
                number += 1
                yield of_row(row, fields, f"{path}:{number}"), size * number // total
