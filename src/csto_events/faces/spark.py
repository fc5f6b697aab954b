"""Spark: a DataFrame of articles → a DataFrame of records, on any cluster that has the package.

pyspark is the user's, and so are the session and the cluster; nothing here starts one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from csto_events.extractor import Extractor
from csto_events.faces.archive import rows
from csto_events.faces.archive.raw import FIELDS, RawArticle
from csto_events.faces.frames import columns_of, raw_articles
from csto_events.lexicon import BUILT_IN, Lexicon, Words, opened

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame

# The columns of what comes out: the record's, then those of an article that could not be read.
COLUMNS = {
    **{name: kind for name, kind in rows.RECORDS.items() if name != "number"},
    "error": "string",
    "message": "string",
}
_SPARK = {"int64": "bigint", "list<string>": "array<string>"}
SCHEMA = ", ".join(f"`{name}` {_SPARK.get(kind, kind)}" for name, kind in COLUMNS.items())


def extract(
    frame: DataFrame,
    *,
    text: str = "text",
    html: str | None = None,
    published: str | None = "published",
    publisher: str | None = "publisher",
    language: str | None = "language",
    url: str | None = "url",
    id: str | None = "id",
    lexicon: Words = BUILT_IN,
) -> DataFrame:
    """One row a record of the articles in the columns of `frame`; nothing is read until Spark asks.

    An article that cannot be read is one row as well: its `error` and `message`, the columns of a
    record null. Every column but `text` (or `html`) may be missing. `article` is the `id` of the
    article, or its `url`; give one, since rows have no number here. `lexicon` is read where this
    is called and goes to the workers with the work; each of them loads the languages once. Raises
    `CstoEventsError` where neither column is there.

        from csto_events.faces.spark import extract
        extract(spark.read.parquet("news/")).write.parquet("records/")
    """
    names = (text, html, published, publisher, language, url, id)
    fields = columns_of(frame.columns, dict(zip(FIELDS, names, strict=True)))
    wanted = [name for name in frame.columns if name in fields.values()]
    job = partial(_batches, fields, opened(lexicon))
    return frame.select(*wanted).mapInPandas(job, schema=SCHEMA)


def _batches(
    fields: Mapping[str, str], lexicon: Lexicon, batches: Iterator[pandas.DataFrame]
) -> Iterator[pandas.DataFrame]:
    """In a worker of Spark's: the rows of each batch; what a language needs is loaded once."""
    import pandas

    extractor = Extractor(lexicon)
    for batch in batches:
        found = [
            row for article in raw_articles(batch, fields) for row in _rows(extractor, article)
        ]
        yield pandas.DataFrame(found, columns=list(COLUMNS), dtype=object)


def _rows(extractor: Extractor, article: RawArticle) -> Iterator[dict[str, Any]]:
    nothing = dict.fromkeys(COLUMNS)  # a key that is left out would be a NaN
    read = rows.read(extractor, article).rows()
    if (told := read["article"])["error"] is not None:
        yield nothing | {name: told[name] for name in ("article", "error", "message")}
    for row in read["records"]:
        day = row["published"] and dt.date.fromisoformat(row["published"])
        yield nothing | row | {"published": day}
