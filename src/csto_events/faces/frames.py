"""DataFrames in, DataFrames out: a column of articles → a table of records and one of articles.

pandas and polars are the user's: what comes out is of the library that the frame is of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from csto_events.errors import CstoEventsError
from csto_events.extractor import Extractor
from csto_events.faces.archive import rows
from csto_events.faces.archive.raw import FIELDS, Place, RawArticle, of_row
from csto_events.faces.archive.work import Work
from csto_events.lexicon import BUILT_IN, Words
from csto_events.results import Failure

if TYPE_CHECKING:
    import pandas
    import polars


class Frames(NamedTuple):
    """The records, and a row for each article with its number of records or its error."""

    records: Any
    articles: Any


def extract_frame(
    frame: pandas.DataFrame | polars.DataFrame,
    *,
    text: str = "text",
    html: str | None = None,
    published: str | None = "published",
    publisher: str | None = "publisher",
    language: str | None = "language",
    url: str | None = "url",
    id: str | None = "id",
    workers: int = 1,
    on_error: str = "record",
    timeout: float | None = None,
    start: str = "spawn",
    lexicon: Words = BUILT_IN,
) -> Frames:
    """The records of the articles in the columns of `frame`, and a row for each article.

    Every column but `text` (or `html`) may be missing. Both tables have the number of the frame's
    row (from 0), and its `id` as `article`. Out come frames of the library that `frame` is of.
    One worker reads here; several are processes (see `Extractor.pipe` for `start`, `timeout`).
    Raises `CstoEventsError` where neither column is there, and with `on_error="raise"` the first
    error of an article.

    >>> import polars
    >>> text = "06.01.2022\\nАрмения отправит военных ОДКБ в Казахстан."
    >>> news = polars.DataFrame({"text": [text]})
    >>> extract_frame(news).records.select("number", "country", "action").rows()
    [(0, 'AM', 'pledge')]
    """
    names = (text, html, published, publisher, language, url, id)
    fields = columns_of(frame.columns, dict(zip(FIELDS, names, strict=True)))
    work = Work(Extractor(lexicon), workers, start, timeout, on_error)
    records: list[dict[str, Any]] = []
    articles: list[dict[str, Any]] = []
    for row in _read(work, raw_articles(frame, fields)):
        records += row["records"]
        articles.append(row["article"])
    made = _polars if hasattr(frame, "iter_rows") else _pandas
    return Frames(made(records, rows.RECORDS), made(articles, rows.ARTICLES))


def columns_of(columns: Iterable[str], told: Mapping[str, str | None]) -> dict[str, str]:
    """Each field with its column; raises `CstoEventsError` where none holds the articles."""
    have = list(columns)
    if told["text"] not in have and told["html"] not in have:
        raise CstoEventsError(
            f"no column {told['text']!r} (there are {', '.join(map(str, have))}): "
            "text= or html= says which holds the articles"
        )
    return {field: name or "" for field, name in told.items()}


def raw_articles(frame: Any, fields: Mapping[str, str]) -> Iterator[RawArticle]:
    """The articles of a frame of pandas or polars; a row's number is its name without an id."""
    columns = [name for name in frame.columns if name in fields.values()]
    if hasattr(frame, "iter_rows"):
        found = frame.select(columns).iter_rows(named=True)
    else:  # what pandas has in the place of None is no value of a field
        values = (_values(frame[name]) for name in columns)
        found = (dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True))
    for number, row in enumerate(found):
        article = of_row(row, fields, str(number))
        yield replace(article, place=Place(number))


def _values(column: Any) -> Iterator[Any]:
    missing = column.isna().tolist()
    for value, is_missing in zip(column.tolist(), missing, strict=True):
        yield None if is_missing else value


def _read(work: Work, articles: Iterator[RawArticle]) -> Iterator[dict[str, Any]]:
    """Both tables' rows of each article."""
    if work.workers == 1 and work.timeout is None:
        found = ((article, rows.read(work.extractor, article)) for article in articles)
    else:
        found = work.each(rows.read, articles)  # type: ignore[assignment]
    for article, made in found:
        read = rows.told(article, made) if isinstance(made, Failure) else made
        work.check(article, read.error, read.message)
        yield read.rows()


def _polars(found: list[dict[str, Any]], columns: Mapping[str, str]) -> polars.DataFrame:
    import polars

    kinds: dict[str, Any] = {
        "string": polars.String,
        "int64": polars.Int64,
        "float64": polars.Float64,
        "date": polars.Date,
        "list<string>": polars.List(polars.String),
    }
    days = {name for name, kind in columns.items() if kind == "date"}
    schema = {name: kinds["string" if name in days else kind] for name, kind in columns.items()}
    frame = polars.DataFrame(found, schema=schema)
    return frame.with_columns(polars.col(name).str.to_date() for name in days)


def _pandas(found: list[dict[str, Any]], columns: Mapping[str, str]) -> pandas.DataFrame:
    import pandas

    frame = pandas.DataFrame(found, columns=list(columns))
    kinds = {"int64": "Int64", "string": "string", "float64": "float64"}
    frame = frame.astype({name: kinds[kind] for name, kind in columns.items() if kind in kinds})
    for name, kind in columns.items():
        if kind == "date":
            frame[name] = pandas.to_datetime(frame[name]).astype("datetime64[s]")
    return frame
